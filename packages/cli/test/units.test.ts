import { sessionFileName } from "@cinesync/launch";
import { describe, expect, it } from "vitest";
import { matchesGlob } from "../src/lib/io/expand-files.ts";
import { forSystem } from "../src/lib/session/batch-file.ts";
import { isDeviceName, safeFileNames } from "../src/lib/io/file-names.ts";
import { splitCommandLine } from "../src/lib/session/split-command-line.ts";

// Other systems are tested through functions with the system as an argument.

describe("forSystem", () => {
  it("starts programs unchanged", () => {
    const plain = { command: "node", commandArgs: ["a b.js", "%x%"], verbatim: false };
    expect(forSystem("node", ["a b.js", "%x%"], "win32")).toEqual(plain);
    expect(forSystem("run.cmd", ["a"], "linux")).toMatchObject({ command: "run.cmd", verbatim: false });
  });

  it("starts batch files of Windows through cmd.exe, with nothing left to expand", () => {
    const { command, commandArgs, verbatim } = forSystem("run.cmd", ['--url=a&b "%PATH%"', "c\\"], "win32");
    expect(command).toMatch(/cmd\.exe$/i);
    expect(verbatim).toBe(true);
    expect(commandArgs.slice(0, 3)).toEqual(["/d", "/s", "/c"]);
    const line = commandArgs[3] ?? "";
    // Each special character has an escape before it, which is read twice.
    for (const character of "&%")
      expect(
        line
          .split(character)
          .slice(0, -1)
          .every((part) => part.endsWith("^^^")),
      ).toBe(true);
    expect(line).toContain("c\\\\");
  });
});

describe("safeFileNames", () => {
  it.each([
    ["con .x", "_con .x"],
    ["COM¹", "_COM¹"],
    ["nul.tar.gz", "_nul.tar.gz"],
    ["a. . ", "a"],
    ["..", "_"],
    ["console.mov", "console.mov"],
    ["a\u0000b/c", "a_b_c"],
  ])("%j becomes %j", (name, safe) => {
    expect(safeFileNames([name])).toEqual([safe]);
  });

  it.each([
    "con .csc",
    "COM¹.csc",
    "aux.",
    "nul.txt",
    "PRN",
    "CONIN$.csc",
    "lpt9",
    "com0.csc",
    "console.csc",
  ])("takes %j for a device where the names of opened sessions do", (name) => {
    expect(isDeviceName(name)).toBe(/_[ .]|_$/.test(sessionFileName(name).replace(/\.csc$/, ".")));
  });

  it("numbers many equal names without searching from the start", () => {
    const names = safeFileNames(Array.from({ length: 100_000 }, () => "a.mov"));
    expect(names.at(-1)).toBe("a (100000).mov");
  });

  it("keeps names apart in any capitals", () => {
    expect(safeFileNames(["A.mov", "a.mov", "a.MOV"])).toEqual(["A.mov", "a (2).mov", "a (3).MOV"]);
  });

  it("accepts names of any length", () => {
    const [name = ""] = safeFileNames([
      `${" .".repeat(200_000)}${"波".repeat(200_000)}.mov${" ".repeat(200_000)}`,
    ]);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });
});

describe("matchesGlob", () => {
  it.each([
    ["sh010.mov", "*.mov", true],
    ["sh010.mov", "sh???.mov", true],
    ["sh010.mov", "*.mo", false],
    [".hidden.mov", "*.mov", false],
    ["größe.mov".normalize("NFD"), "größe.*".normalize("NFC"), true],
    [`${"a".repeat(5000)}b`, `${"*a".repeat(50)}c`, false],
  ])("%s fits %s: %s", (name, pattern, fits) => {
    expect(matchesGlob(name, pattern)).toBe(fits);
  });
});

describe("splitCommandLine", () => {
  it("keeps backslashes of Windows paths", () => {
    expect(splitCommandLine('C:\\node.exe "a b.js" \\"x', "win32")).toEqual(["C:\\node.exe", "a b.js", '"x']);
    expect(splitCommandLine("node 'a b.js' c\\ d", "linux")).toEqual(["node", "a b.js", "c d"]);
  });
});
