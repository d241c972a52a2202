import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cinesync, playground, PROGRAM } from "./support/run.ts";

const folder = playground();
const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;

/** Returns the words that bash offers for a command line whose last word is being typed. */
function offered(line: string): readonly string[] {
  writeFileSync(join(folder, "completion.bash"), cinesync(["completion", "bash"]).stdout);
  const words = line.split(" ");
  const program = `cinesync() { "${process.execPath}" "${PROGRAM}" "$@"; }`;
  const script = `${program}; source completion.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _cinesync; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

describe.runIf(has("bash"))("completion in bash", () => {
  it.each([
    ["cinesync va", ["validate"]],
    ["cinesync parse-url --j", ["--json"]],
    ["cinesync validate --s", ["--schema", "--sarif"]],
    ["cinesync validate --schema ", ["current", "published"]],
    ["cinesync validate --schema p", ["published"]],
    ["cinesync validate --schema = cur", ["current"]],
    ["cinesync notes monday.csc --format js", ["json", "jsonl"]],
    ["cinesync completion f", ["fish"]],
    ["cinesync help rem", ["remap"]],
    ["cinesync notes mon", []],
    ["cinesync notes -o ", []],
  ])("completes %j", (line, words) => {
    expect(offered(line)).toEqual(words);
  });
});

describe("completion scripts", () => {
  // Shells that may not be installed: where they are, they check whether the script is well-formed.
  it.each([
    ["bash", ["-n"]],
    ["zsh", ["-n"]],
    ["fish", ["--no-execute"]],
  ])("for %s are well-formed", (shell, args) => {
    const { status, stdout } = cinesync(["completion", shell]);
    expect(status).toBe(0);
    const file = join(folder, `completion.${shell}`);
    writeFileSync(file, stdout);
    if (has(shell))
      expect(spawnSync(shell, [...args, file], { encoding: "utf8" })).toMatchObject({
        status: 0,
        stderr: "",
      });
  });

  it.each(["bash", "zsh", "fish", "powershell"])("for %s ask the command itself", (shell) => {
    expect(cinesync(["completion", shell]).stdout).toContain("cinesync __complete");
  });
});

describe("cinesync complete", () => {
  const offers = (...words: readonly string[]): string => cinesync(["__complete", ...words]).stdout;

  it("returns every command with its summary", () => {
    const lines = offers("").split("\n");
    expect(lines).toContain("info\tshow the playlist, groups, notes and drawings of a session");
    expect(lines).toContain("help\tshow the help of a command");
    expect(offers("help", "mar")).toBe("markers\texport notes as markers for editing systems\n");
  });

  it.each([
    [["markers", "--timeline=m"], "--timeline=movie\n"],
    [["completion", '""'], "bash\nzsh\nfish\npowershell\n"],
    [["notes", ""], ":file\n"],
    [["notes", "-o", ""], ":file\n"],
    [["simulate", "--save-dir", "fr"], ":folder\n"],
    [["notes", "--grep", ""], ""],
    [["nonsense", ""], ""],
  ])("completes %j", (words, expected) => {
    expect(offers(...words)).toBe(expected);
  });
});
