import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSessionJson } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { cinesync, cinesyncHead, hasTerminal, inTerminal, playground } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const isPosix = process.platform !== "win32";

describe("written files", () => {
  it("are not replaced without --force", () => {
    writeFileSync(join(folder, "mine.csc"), "mine");
    const refused = run("convert", "monday.csc", "-o", "mine.csc");
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toBe(
      "cinesync: mine.csc already exists; choose another name, or replace it with --force\n",
    );
    expect(readFileSync(join(folder, "mine.csc"), "utf8")).toBe("mine");
    expect(run("convert", "monday.csc", "-o", "mine.csc", "--force").status).toBe(0);
    expect(run("validate", "mine.csc", "--schema", "current").status).toBe(0);
  });

  it("are complete or missing, and leave no temporary file", () => {
    const whole = readFileSync(join(folder, "monday.csc"), "utf8");
    writeFileSync(join(folder, "cut.csc"), whole.slice(0, -20));
    const before = readdirSync(folder);
    expect(run("convert", "cut.csc", "-o", "out.csc").status).toBe(2);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("can be the input file with --force", () => {
    expect(run("convert", "monday.csc", "-o", "same.csc").status).toBe(0);
    expect(run("filter", "same.csc", "--redact", "chat", "-o", "same.csc", "--force").status).toBe(0);
    expect(readFileSync(join(folder, "same.csc"), "utf8")).toContain("</session>");
    expect(readFileSync(join(folder, "same.csc"), "utf8")).not.toContain("<chat>");
  });

  it.runIf(isPosix)("keep their mode, and links stay links", () => {
    expect(run("convert", "monday.csc", "-o", "target.csc").status).toBe(0);
    chmodSync(join(folder, "target.csc"), 0o640);
    symlinkSync("target.csc", join(folder, "link.csc"));
    expect(run("filter", "monday.csc", "--redact", "all", "-o", "link.csc", "--force").status).toBe(0);
    expect(statSync(join(folder, "target.csc")).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, "target.csc"), "utf8")).not.toContain("<chat>");
  });

  it.runIf(isPosix)("are created where a dangling link points", () => {
    symlinkSync("later.csc", join(folder, "dangling.csc"));
    expect(run("convert", "monday.csc", "-o", "dangling.csc").status).toBe(0);
    expect(lstatSync(join(folder, "dangling.csc")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(folder, "later.csc"))).toBe(true);
  });

  it("are not replaced if they are read-only, not even by the superuser", () => {
    const file = join(folder, "protected.csc");
    writeFileSync(file, readFileSync(join(folder, "monday.csc")), { mode: 0o444 });
    const before = readFileSync(file, "utf8");
    for (const args of [
      ["convert", "monday.csc", "-o", "protected.csc", "--force"],
      ["format", "--in-place", "protected.csc"],
    ]) {
      expect(run(...args).stderr).toBe(
        "cinesync: cannot write protected.csc: it is read-only; make it writable, or choose another name\n",
      );
    }
    expect(readFileSync(file, "utf8")).toBe(before);
    chmodSync(file, 0o644);
  });

  it.runIf(isPosix)("are refused where the name is empty or a link points at itself", () => {
    symlinkSync("circle.csv", join(folder, "circle.csv"));
    expect(run("notes", "monday.csc", "-o", "")).toMatchObject({
      status: 2,
      stderr: "cinesync: -o must not be empty\n",
    });
    expect(run("notes", "monday.csc", "-o", "circle.csv")).toMatchObject({
      status: 2,
      stderr: "cinesync: cannot write circle.csv: too many links, one pointing at the next\n",
    });
  });

  it.runIf(hasTerminal && existsSync("/dev/full"))("give a one-line error when the disk is full", () => {
    for (const line of [
      "convert monday.csc > /dev/full",
      "convert monday.csc -o /dev/full",
      "--version > /dev/full",
    ]) {
      const { status, stdout } = inTerminal(`cinesync ${line}`, {
        cwd: folder,
        env: { NO_COLOR: "1" },
      });
      expect(status).toBe(2);
      expect(stdout).toMatch(/^cinesync: cannot write [^\n]+: the disk is full\n$/);
    }
  });

  it.runIf(isPosix)("can be devices", () => {
    expect(run("convert", "monday.csc", "-o", "/dev/null").status).toBe(0);
  });

  it("are rejected if a folder is in their place, or their folder is missing", () => {
    mkdirSync(join(folder, "folder"));
    expect(run("convert", "monday.csc", "-o", "folder").stderr).toContain("it is a folder");
    expect(run("convert", "monday.csc", "-o", "nowhere/out.csc").stderr).toContain(
      "its folder does not exist",
    );
    expect(run("convert", "monday.csc", "-o", "out.mov").stderr).toContain(
      "out.mov must end in .csc or .json",
    );
  });

  it("can have names of 255 bytes", () => {
    const name = `${"波".repeat(83)}.csc`;
    const result = run("convert", "monday.csc", "-o", name);
    expect(result.status, result.stderr).toBe(0);
    expect(existsSync(join(folder, name))).toBe(true);
  });

  it("have the end of names that are too long", () => {
    const circle = `<annotation frame="7"><circle color="#ff0000" alpha="1"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></circle></annotation>`;
    const movie = `<media><name>${"🎬波".repeat(90)}.mov</name><locators><path>/a</path></locators>${circle}</media>`;
    const input = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${movie}${movie}</session>`;
    const result = cinesync(["svg", "-", "--all", "-o", "long"], { cwd: folder, input });
    expect(result.status, result.stderr).toBe(0);
    const names = readdirSync(join(folder, "long"));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(Buffer.byteLength(name)).toBeLessThan(255);
      expect(name).toMatch(/^(?:波)?(?:🎬波)+\.mov-00007(?: \(2\))?\.svg$/u);
    }
  });

  it("have safe and different names after movies", () => {
    const session = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${[
      "../../evil",
      "../../evil",
      "CON",
      "a:b?.mov",
    ]
      .map(
        (name, index) =>
          `<media framesPerSecond="24"><name>${name}</name><locators><path>/${index}</path></locators><annotation frame="1"><notes>n</notes><circle color="#ff0000" alpha="1"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></circle></annotation></media>`,
      )
      .join("")}</session>`;
    const svg = cinesync(["svg", "-", "--all", "-o", "drawn"], { cwd: folder, input: session });
    expect(svg.status, svg.stderr).toBe(0);
    expect(readdirSync(join(folder, "drawn"))).toEqual([
      "CON-00001.svg",
      "___.._evil-00001 (2).svg",
      "___.._evil-00001.svg",
      "a_b_.mov-00001.svg",
    ]);
    const edl = cinesync(["markers", "-", "--format", "edl", "--timeline", "movie", "-o", "edls"], {
      cwd: folder,
      input: session,
    });
    expect(edl.status, edl.stderr).toBe(0);
    expect(readdirSync(join(folder, "edls"))).toContain("_CON.edl");
  });
});

describe("a folder for several files", () => {
  it.each([
    ["svg", "monday.csc", "--all", "-o", "s.zip"],
    ["svg", "monday.csc", "--all", "-o", "all.svg"],
    ["svg", "monday.csc", "--all", "-o", "drawn.png"],
    ["markers", "monday.csc", "--format", "edl", "--timeline", "movie", "-o", "all.csv"],
  ])("does not get the name of a file: %j", (...args) => {
    const before = readdirSync(folder);
    const result = run(...args);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(`-o must name a folder for several files, got ${args.at(-1) ?? ""}`);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(["shot_010.v002", "2026.11", "zipped.zip/"])("may have a dot in its name: %s", (name) => {
    expect(run("svg", "monday.csc", "--all", "-o", name).status).toBe(0);
    expect(statSync(join(folder, name)).isDirectory()).toBe(true);
  });
});

describe("saved frames whose names two movies share", () => {
  const circle =
    '<circle color="#ff0000" alpha="1"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></circle>';
  const media = ["a.b.mov", "a_b.mov"].map(
    (name) =>
      `<media><name>${name}</name><locators><path>/${name}</path></locators><annotation frame="1">${circle}</annotation></media>`,
  );

  it("are left out of notes, drawings and reports, which say so", () => {
    mkdirSync(join(folder, "shared"));
    writeFileSync(join(folder, "shared", "a_b_mov.00001.jpg"), Uint8Array.of(0xff, 0xd8, 0xff));
    writeFileSync(
      join(folder, "twins.csc"),
      `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${media.join("")}</session>`,
    );
    for (const args of [
      ["notes", "twins.csc", "--frames", "shared", "--columns", "mediaFile,picture"],
      ["notes", "twins.csc", "--frames", "shared", "--format", "jsonl"],
      ["report", "twins.csc", "--frames", "shared"],
      ["svg", "twins.csc", "--frames", "shared", "--movie", "1", "--frame", "1"],
    ]) {
      const result = run(...args);
      expect(result.status, result.stderr).toBe(0);
      expect(result.stdout).not.toMatch(/a_b_mov\.00001|base64/);
      expect(result.stderr).toContain("movies 1, 2 share the names of saved frames, such as a_b_mov.00001");
    }
  });
});

describe("input files", () => {
  it.each([
    [["info", "nosuch.csc"], "cannot read nosuch.csc: no such file or folder; check the spelling"],
    [["info", "."], "cannot read .: it is a folder; give a file"],
    [["merge", "-", "-"], "standard input can be read only once"],
    [["svg", "monday.csc", "--movie", "1", "--frame", "6"], "drawn: 2 frames, 5, 48"],
    [
      ["svg", "monday.csc", "--movie", "9", "--frame", "6"],
      "no movie matches (the session has 3); cinesync info lists",
    ],
    [["markers", "monday.csc"], "--format is required: edl, edl-loc"],
    [
      ["report", "monday.csc", "--frames", "nowhere", "-o", "r.html"],
      "--frames must be a folder, got nowhere",
    ],
  ])("that cannot be read give one clear line on standard error and exit code 2: %j", (args, message) => {
    const result = cinesync(args, {
      cwd: folder,
      input: readFileSync(join(folder, "monday.csc")),
    });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
    expect(result.stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.runIf(isPosix)("report a missing temporary folder", () => {
    for (const args of [
      ["filter", "-", "--movie", "*"],
      ["open", "shots.csv", "--print"],
    ]) {
      const result = cinesync(args, {
        cwd: folder,
        env: { TMPDIR: "/nowhere" },
        inputFile: "monday.csc",
      });
      expect(result).toMatchObject({ status: 2, stdout: "" });
      expect(result.stderr).toBe(
        "cinesync: cannot write a temporary file in /nowhere: no such file or folder; set TMPDIR to a writable folder that has space\n",
      );
    }
  });

  it("give errors with file, line and column", () => {
    writeFileSync(join(folder, "bad.csc"), "<session\n  a=1>");
    expect(run("info", "bad.csc").stderr).toMatch(/^cinesync: bad\.csc:2:\d+: .*not well-formed/);
  });

  it("are rejected beyond the limits of a session", () => {
    const result = cinesync(["info", "-"], {
      input: `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${"<a>".repeat(70)}`,
    });
    expect(result.stderr).toMatch(
      /^cinesync: standard input:1:\d+: a session can have at most 64 levels of elements; [^\n]+\n$/,
    );
  });

  it("are rejected if JSON has a character that XML cannot contain", () => {
    const input = String.raw`{"version":3,"sessionFeatures":"standard","notes":"a\u001bb","media":[]}`;
    for (const args of [
      ["convert", "-"],
      ["info", "-"],
    ]) {
      expect(cinesync(args, { input }).stderr).toMatch(
        /^cinesync: standard input: notes must not contain U\+001B[^\n]+\n$/,
      );
    }
    expect(run("new", "https://example.com/a.mov", "--notes", "a\u001bb").stderr).toContain(
      "/session/notes: ",
    );
  });

  it("give an error when gzip is damaged", () => {
    const packed = gzipSync(readFileSync(join(folder, "monday.csc")));
    const result = cinesync(["info", "-"], { input: packed.subarray(0, 300) });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("damaged gzip file");
  });

  it("show a stack only with --debug", () => {
    expect(run("info", "nosuch.csc").stderr).not.toContain(" at ");
    expect(run("info", "nosuch.csc", "--debug").stderr).toContain("Caused by: Error: ENOENT");
  });

  it("are all read, even if one fails", () => {
    const hashes = run("hash", "nosuch.mov", "shots.csv", ".");
    expect(hashes.status).toBe(2);
    expect(hashes.stdout).toMatch(/^[0-9a-f]{40} {2}shots\.csv\n$/);
    const results = run("validate", "nosuch.csc", "broken.csc");
    expect(results.status).toBe(2);
    expect(results.stdout).toContain("broken.csc:3:");
  });
});

describe("pipes", () => {
  it("end the command quietly when they are closed early", async () => {
    const many = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${"<media><name>a</name><locators><path>/a</path></locators><notes>long enough</notes></media>".repeat(50_000)}</session>`;
    writeFileSync(join(folder, "many.csc"), many);
    expect(await cinesyncHead(["notes", "many.csc"], folder)).toMatchObject({ status: 0, stderr: "" });
    expect(await cinesyncHead(["convert", "many.csc", "-o", "-"], folder)).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it.runIf(hasTerminal)("can be named as /dev/stdout", () => {
    const line = "{ cinesync convert many.csc -o /dev/stdout 2> told; echo $? > status; } | head -n 1";
    const { stdout } = inTerminal(`${line}; cat told status`, { cwd: folder });
    expect(stdout).toBe('<?xml version="1.0" encoding="UTF-8"?>\n0\n');
  });

  it("never split a character at the end of a write", () => {
    const note = "é波🎬".repeat(50_000);
    const session = (text: string): string =>
      `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"><notes>${text}</notes></session>`;
    for (const before of ["", "a", "ab", "abc"]) {
      const { stdout } = cinesync(["convert", "-", "--format", "json"], { input: session(before + note) });
      expect(parseSessionJson(stdout).notes === before + note, before).toBe(true);
    }
  });

  it("on standard input give the same hash as a file", () => {
    const bytes = readFileSync(join(folder, "monday.csc"));
    const piped = cinesync(["hash", "-"], { input: bytes }).stdout;
    expect(piped.slice(0, 40)).toBe(run("hash", "monday.csc").stdout.slice(0, 40));
    expect(existsSync(join(folder, "-"))).toBe(false);
  });
});
