import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

describe("help", () => {
  it("tells the version", () => {
    expect(run("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lists all commands, and is shown on standard error when there is none", () => {
    const help = run("--help");
    expect(help.status).toBe(0);
    for (const command of ["info", "validate", "notes", "markers", "simulate", "completion"]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    }
    expect(run()).toMatchObject({ status: 2, stdout: "" });
    expect(run().stderr).toContain("Usage: cinesync");
  });

  it("of every command has examples and statuses", () => {
    const names = [...run("--help").stdout.matchAll(/^ {2}([a-z][a-z-]+) {2,}/gm)].map(
      ([, name = ""]) => name,
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names.filter((one) => one !== "help" && one !== "url")) {
      const help = run(name, "--help");
      expect(help.status, name).toBe(0);
      expect(help.stdout, name).toContain("Examples:\n");
      expect(help.stdout, name).toContain("Exit status:\n  0  it worked\n");
      expect(run("help", name).stdout).toBe(help.stdout);
    }
    expect(run("url", "parse", "--help").stdout).toContain("Examples:\n");
    expect(run("help", "url", "parse").stdout).toBe(run("url", "parse", "--help").stdout);
    expect(run("url", "--help").stdout).toContain("parse");
    expect(run("help").stdout).toBe(run("--help").stdout);
  }, 120_000);
});

describe("wrong usage: one line on standard error, status 2", () => {
  it.each([
    [["nosuch"], "unknown command 'nosuch'"],
    [["help", "nosuch"], "unknown command 'nosuch'"],
    [["vaildate", "--help"], "Did you mean validate?"],
    [["vaildate", "x"], "Did you mean validate?"],
    [["info"], "missing required argument 'FILE'"],
    [["info", "a", "b"], "too many arguments"],
    [["info", "monday.csc", "--jsno"], "Did you mean --json?"],
    [["notes", "monday.csc", "--format", "xls"], '--format: "xls" is none of csv, json, jsonl, md'],
    [["svg", "monday.csc", "--frame", "0"], '--frame: "0" is not an integer from 1'],
    [["svg", "monday.csc", "--frame", "1", "--size", "big"], '--size: "big" is no size'],
    [["filter", "monday.csc", "--redact", "names"], '--redact: "names" is none of chat, user-data'],
    [["filter", "monday.csc", "--frames", "9-1"], '--frames: "9-1" ends before it begins'],
    [["filter", "monday.csc", "--frames", "x"], '--frames: "x" is not a range'],
    [["remap", "monday.csc"], "there is no prefix to replace"],
    [["remap", "monday.csc", "--from", "/a"], "there are 1 --from and 0 --to"],
    [["remap", "monday.csc", "--from", "/a", "--to", "https://example.com/"], "Paths cannot become URLs"],
    [["validate", "--json", "--sarif", "monday.csc"], "--json and --sarif exclude one another"],
    [["format", "monday.csc", "--check", "--in-place"], "exclude one another"],
    [["format", "monday.csc", "tuesday.csc"], "several files cannot be written into one"],
    [["svg", "monday.csc"], "which frame?"],
    [["svg", "monday.csc", "--all"], "--all makes many files"],
    [
      ["svg", "monday.csc", "--frame", "5"],
      "which movie? Give --media with a place or a name: 1 (lh010_comp_v012.mov)",
    ],
    [["markers", "monday.csc", "--format", "edl", "--timeline", "movie"], "an EDL holds one timeline"],
    [["markers", "monday.csc", "--format", "edl", "--fps", "fast"], '"fast"'],
    [["notes", "monday.csc", "--format", "json", "--spreadsheet"], "are for CSV"],
    [["new"], "there are no movies"],
    [["simulate", "monday.csc"], "which script?"],
    [["run-script", "x", "novalue", "--print"], '"novalue" is no k=v'],
    [["run-script", "x", "a=1", "--query", "b=2", "--print"], "--query and k=v exclude one another"],
    [["start", "--password", "x", "--print"], "a password without a user name"],
    [["url", "parse", "https://example.com"], '"https://example.com": url is not a cinesync: URL'],
    [["notes", "monday.csc", "-o", "notes.xlsx"], 'the name "notes.xlsx" does not say what to write'],
    [
      ["notes", "monday.csc", "--columns", "notes,bad"],
      'no column "bad": use mediaFile, frame, notes, kind, ',
    ],
    [["notes", "monday.csc", "--fps", "24000/0"], '"24000/0" is no frame rate'],
    [["open", "monday.csc", "a.mov", "--print"], "only movies can be opened together"],
    [["filter", "--nonsense"], "Run cinesync filter --help for help."],
    [["url", "parse"], "Run cinesync url parse --help for help."],
    [["completion", "tcsh"], 'there is no completion for "tcsh"'],
  ])("%j", (args, message) => {
    const result = run(...args);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
    expect(result.stderr).toMatch(/^cinesync: [^\n]+\n$/);
  });
});

describe("what was given", () => {
  it.each([
    [["a\nb\u001b[31m\u009b"], "unknown command 'a b\u241b[31m<U+009B>'. Run"],
    [["info", "--a\nb\u001b[31m"], "unknown option '--a b\u241b[31m'. Run"],
    [["info", "a\n\u001b[31m"], "cannot read a\u240a\u241b[31m: there is no such file"],
  ])("cannot take over the terminal: %j", (args, message) => {
    const { stderr } = run(...args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^[^\p{Cc}]+\n$/u);
  });
});

describe("frame rates that are not known", () => {
  it("are asked for by the names of the options", () => {
    const session = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"><media><name>a</name><locators><path>/a</path></locators><notes>n</notes></media></session>`;
    const result = cinesync(["markers", "-", "--format", "otio"], { input: session });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("give --fps or --default-fps");
  });
});
