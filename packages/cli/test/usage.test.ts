import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

describe("help", () => {
  it("prints the version", () => {
    expect(run("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lists all commands, on standard error without a command", () => {
    const help = run("--help");
    expect(help.status).toBe(0);
    for (const command of ["info", "validate", "notes", "markers", "simulate", "completion"]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    }
    expect(run()).toMatchObject({ status: 2, stdout: "" });
    expect(run().stderr).toContain("Usage: cinesync");
  });

  it("has examples and exit codes for every command", () => {
    const names = [...run("--help").stdout.matchAll(/^ {2}([a-z][a-z-]+) {2,}/gm)].map(
      ([, name = ""]) => name,
    );
    expect(names.length).toBeGreaterThan(20);
    for (const name of names.filter((one) => one !== "help")) {
      const help = run(name, "--help");
      expect(help.status, name).toBe(0);
      expect(help.stdout, name).toContain("Examples:\n");
      expect(help.stdout, name).toContain("Exit status:\n  0  success\n");
      expect(run("help", name).stdout).toBe(help.stdout);
    }
    expect(run("help").stdout).toBe(run("--help").stdout);
  }, 120_000);
});

describe("an invalid command line gives one line on standard error and exit code 2", () => {
  it.each([
    [["nosuch"], "unknown command 'nosuch'"],
    [["help", "nosuch"], "unknown command 'nosuch'"],
    [["vaildate", "--help"], "did you mean validate?"],
    [["vaildate", "x"], "did you mean validate?"],
    [["info"], "missing required argument 'FILE'"],
    [["diff", "a", "b", "c"], "too many arguments"],
    [["info", "monday.csc", "--jsno"], "did you mean --json?"],
    [["notes", "monday.csc", "--format", "xls"], '--format must be csv, json, jsonl or md, not "xls"'],
    [["svg", "monday.csc", "--frame", "0"], '--frame must be a whole number, 1 or more, got "0"'],
    [
      ["svg", "monday.csc", "--movie", "1", "--frame", "5", "--size", "big"],
      '--size must be WIDTHxHEIGHT, such as 1920x1080, got "big"',
    ],
    [["filter", "monday.csc", "--redact", "names"], "--redact must be chat, user-data"],
    [["filter", "monday.csc", "--frames", "9-1"], "--frames: the range 9-1 is backwards; use 1-9"],
    [
      ["filter", "monday.csc", "--frames", "x"],
      '--frames must be 10, 10-20 or 10- (counted from 1), got "x"',
    ],
    [["remap", "monday.csc"], "--from and --to are required"],
    [["remap", "monday.csc", "--from", "/a"], "each --from needs a --to"],
    [["remap", "monday.csc", "--from", "/a", "--to", "https://example.com/"], "--to must be"],
    [["validate", "--sarif", "monday.csc", "--maxx"], "unknown option"],
    [["format", "monday.csc", "--check", "--in-place"], "cannot be used together"],
    [["format", "monday.csc", "tuesday.csc"], "several files cannot be written into one"],
    [["svg", "monday.csc"], "--frame is required"],
    [["svg", "monday.csc", "--all"], "--all needs a folder"],
    [
      ["svg", "monday.csc", "--frame", "5"],
      "several movies: choose one with --movie; 1 (lh010_comp_v012.mov)",
    ],
    [["markers", "monday.csc", "--format", "edl", "--timeline", "movie"], "a file of edl holds one timeline"],
    [["markers", "monday.csc", "--format", "edl", "--fps", "fast"], '"fast"'],
    [["notes", "monday.csc", "--format", "json", "--spreadsheet"], "are for --format csv"],
    [["new"], "MOVIE or --playlist is required"],
    [["simulate", "monday.csc"], "--script is required"],
    [["run-script", "x", "novalue", "--print"], 'parameter must be KEY=VALUE, got "novalue"'],
    [
      ["run-script", "x", "a=1", "--query", "b=2", "--print"],
      "--query and KEY=VALUE cannot be used together",
    ],
    [["start", "--password", "x", "--print"], "--password needs --username"],
    [["parse-url", "https://example.com"], '"https://example.com": url must begin with cinesync:'],
    [["notes", "monday.csc", "-o", "notes.xlsx"], "notes.xlsx must end in .csv"],
    [
      ["notes", "monday.csc", "--columns", "notes,bad"],
      '--columns: unknown column "bad"; columns are mediaFile',
    ],
    [
      ["notes", "monday.csc", "--columns", "timecode", "--fps", "24000/0"],
      "--fps must be above 0 and at most 1000",
    ],
    [["report", "monday.csc", "--default-fps", "0"], "--default-fps must be above 0"],
    [
      ["report", "monday.csc", "--start-timecode", "1:2"],
      '--start-timecode must be HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame, got "1:2"',
    ],
    [
      ["markers", "monday.csc", "--format", "edl", "--start-timecode", "24:00:00:00"],
      "--start-timecode must be",
    ],
    [["open", "monday.csc", "a.mov", "--print"], "monday.csc must be a movie, not a session"],
    [["filter", "--nonsense"], "run cinesync filter --help"],
    [["parse-url"], "run cinesync parse-url --help"],
    [["completion", "tcsh"], 'SHELL must be bash, zsh, fish or powershell, not "tcsh"'],
  ])("%j", (args, message) => {
    const result = run(...args);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
    expect(result.stderr).toMatch(/^cinesync: [^\n]+\n$/);
  });
});

describe("arguments in messages", () => {
  it.each([
    [["a\nb\u001b[31m\u009b"], "unknown command 'a b\u241b[31m<U+009B>'; run"],
    [["info", "--a\nb\u001b[31m"], "unknown option '--a b\u241b[31m'; run"],
    [["info", "a\n\u001b[31m"], "cannot read a\u240a\u241b[31m: no such file"],
  ])("cannot control the terminal: %j", (args, message) => {
    const { stderr } = run(...args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^[^\p{Cc}]+\n$/u);
  });
});

describe("unknown frame rates", () => {
  it("are reported with the names of the options", () => {
    const session = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"><media><name>a</name><locators><path>/a</path></locators><notes>n</notes></media></session>`;
    const result = cinesync(["markers", "-", "--format", "otio"], { input: session });
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("its frame rate is unknown; give --fps or --default-fps");
  });
});
