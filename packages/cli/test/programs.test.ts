import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseSession, parseSessionJson, stringifySession } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("output for programs, byte for byte", () => {
  it.each([
    ["info.json", ["info", "monday.csc", "--json"], 0],
    ["validate.txt", ["validate", "broken.csc"], 1],
    ["validate.json", ["validate", "--json", "broken.csc", "tuesday.csc"], 1],
    ["validate.sarif", ["validate", "--sarif", "broken.csc"], 1],
    ["notes.csv", ["notes", "monday.csc"], 0],
    ["notes-spreadsheet.csv", ["notes", "monday.csc", "--spreadsheet"], 0],
    [
      "notes-columns.csv",
      [
        "notes",
        "monday.csc",
        "--columns",
        "mediaFile,frameNumber,timecode,drawings,notes",
        "--first-frame",
        "1001",
      ],
      0,
    ],
    ["notes.json", ["notes", "monday.csc", "--format", "json"], 0],
    ["notes.jsonl", ["notes", "monday.csc", "--format", "jsonl", "--with", "notes"], 0],
    ["notes.md", ["notes", "monday.csc", "--format", "md"], 0],
    ["markers.edl", ["markers", "monday.csc", "--format", "edl", "--start-timecode", "01:00:00:00"], 0],
    ["markers.otio", ["markers", "monday.csc", "--format", "otio"], 0],
    ["frame5.svg", ["svg", "monday.csc", "--movie", "1", "--frame", "5"], 0],
    ["monday.json", ["convert", "monday.csc", "--format", "json"], 0],
    ["merged.csc", ["merge", "monday.csc", "tuesday.csc"], 0],
    ["diff.txt", ["diff", "monday.csc", "tuesday.csc"], 1],
    ["diff.json", ["diff", "monday.csc", "tuesday.csc", "--json"], 1],
    ["redacted.csc", ["filter", "monday.csc", "--redact", "all", "--movie", "lh010*"], 0],
    ["remapped.csc", ["remap", "monday.csc", "--from", "/Volumes/show", "--to", "S:\\show"], 0],
    ["check-media.json", ["check-media", "monday.csc", "--json"], 1],
    ["hash.json", ["hash", "monday.csc", "--json"], 0],
    ["url.json", ["parse-url", "cinesync://script/Export%20notes?project=42", "--json"], 0],
  ])("%s", async (expected, args, status) => {
    const result = run(...args);
    expect(result.status, result.stderr).toBe(status);
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      readonly version: string;
    };
    const stdout = result.stdout.replace(`"semanticVersion": "${version}"`, '"semanticVersion": "1.0.0"');
    await expect(stdout).toMatchFileSnapshot(join("fixtures/expected", expected));
  });

  it("is the same for a file, for standard input, and for both with gzip", () => {
    const packed = gzipSync(readFileSync(join(folder, "monday.csc")));
    const expected = run("notes", "monday.csc").stdout;
    expect(cinesync(["notes", "-"], { cwd: folder, input: read("monday.csc") }).stdout).toBe(expected);
    expect(cinesync(["notes", "-"], { cwd: folder, input: packed }).stdout).toBe(expected);
    expect(cinesync(["notes", "-"], { cwd: folder, inputFile: "monday.csc" }).stdout).toBe(expected);
  });
});

describe("cinesync convert", () => {
  it("converts to JSON and back without loss", () => {
    expect(run("convert", "monday.csc", "-o", "there.json").status).toBe(0);
    expect(run("convert", "there.json", "-o", "back.csc").status).toBe(0);
    expect(parseSession(read("back.csc"))).toEqual(parseSession(read("monday.csc")));
    expect(parseSessionJson(read("there.json"))).toEqual(parseSession(read("monday.csc")));
  });

  it("keeps the positions of unknown content in JSON", () => {
    const text = `<session xmlns="http://www.cinesync.com/ns/session/3.0" xmlns:x="urn:x" version="4" sessionFeatures="standard" x:a="1">
      <x:first/><group lang="de">A</group>
      <media><name>a</name><locators><path>/a</path></locators>
        <annotation frame="1"/><x:second/><annotation frame="2"><notes/></annotation><group>A</group><annotation frame="3"/><x:third>t</x:third>
      </media>
      <media><locators><path>/b</path></locators><name>b</name></media><x:fourth/>
      <group>B</group><notes></notes>
    </session>`;
    const json = cinesync(["convert", "-", "--format", "json"], { input: text });
    expect(parseSessionJson(json.stdout)).toEqual(parseSession(text));
    const back = cinesync(["convert", "-"], { input: json.stdout });
    expect(parseSession(back.stdout)).toEqual(parseSession(text));
  });

  it.each(["<session", "{", ""])("names the error in %j", (input) => {
    const result = cinesync(["convert", "-"], { input });
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(/^cinesync: standard input:.*\n$/);
  });
});

describe("cinesync format", () => {
  it("writes the canonical form, and recognizes it", () => {
    expect(run("format", "monday.csc").stdout).toBe(stringifySession(parseSession(read("monday.csc"))));
    expect(run("format", "monday.csc", "-o", "canonical.csc").status).toBe(0);
    expect(run("format", "--check", "canonical.csc", "monday.csc")).toMatchObject({
      status: 1,
      stdout: "monday.csc\n",
    });
    expect(run("format", "--check", "canonical.csc").status).toBe(0);
  });

  it("rewrites files in place", () => {
    expect(run("convert", "tuesday.csc", "-o", "tuesday-2.csc").status).toBe(0);
    expect(run("format", "--in-place", "tuesday-2.csc").status).toBe(0);
    expect(run("format", "--check", "tuesday-2.csc").status).toBe(0);
  });
});

describe("cinesync filter", () => {
  it("chooses movies from standard input too", () => {
    const result = cinesync(["filter", "-", "--movie", "2-3"], { cwd: folder, input: read("monday.csc") });
    expect(result.stderr).toBe("kept 2 of 3 movies; removed groups (1)\n");
    expect(parseSession(result.stdout).media).toEqual(parseSession(read("monday.csc")).media.slice(1));
  });

  it("keeps frames by number and by content", () => {
    const frames = (...args: readonly string[]): readonly number[] =>
      parseSession(run("filter", "monday.csc", ...args).stdout).media.flatMap((media) =>
        media.kind === "file" ? media.annotations.map(({ frame }) => frame) : [],
      );
    expect(frames("--frames", "10-")).toEqual([48, 25]);
    expect(frames("--frames", "5,25")).toEqual([5, 25]);
    expect(frames("--with", "drawings")).toEqual([5, 48]);
    expect(frames("--remove", "notes")).toEqual([5, 48]);
    expect(frames("--remove", "drawings", "--with", "drawings")).toEqual([5, 48]);
  });

  it("fails when it chooses nothing", () => {
    const result = run("filter", "monday.csc", "--group", "Day 9");
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain("no movie matches (the session has 3)");
  });
});

describe("cinesync validate", () => {
  const open = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" fromScript="True">`;
  const later = `${open}<notes>n</notes></session>`;
  const verdict = (
    input: string,
    ...args: readonly string[]
  ): readonly [string | undefined, number | null] => {
    const { stderr, status } = cinesync(["validate", "-", ...args], { input });
    return [stderr.split("\n").at(-2), status];
  };

  it("checks the format as cineSync writes it today, and the published schema on request", () => {
    expect(verdict(later, "--schema", "published")).toEqual(["standard input: not valid, 1 warning", 1]);
    expect(verdict(later)).toEqual(["standard input: valid", 0]);
    expect(verdict(`${open}<media/></session>`)).toEqual(["standard input: not valid, 2 errors", 1]);
  });

  it("prints equal issues once", () => {
    const group = "<media><locators><path>/a</path></locators><name>a</name><group>x</group></media>";
    const input = `${open}\n${`${group}\n`.repeat(20)}</session>`;
    const { stdout } = cinesync(["validate", "-"], { input });
    expect(stdout.match(/ unknown-group /g)).toHaveLength(1);
    expect(stdout).toContain("also on lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 9 more");
  });

  it("rejects a session in JSON", () => {
    const { stdout: json } = run("convert", "monday.csc", "--format", "json");
    expect(cinesync(["validate", "-"], { input: json })).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "cinesync: validate checks .csc files only, and standard input is JSON; convert it first: cinesync convert -\n",
    });
  });

  it("counts the columns of SARIF in UTF-16 units", () => {
    const { stdout } = cinesync(["validate", "-", "--sarif", "--schema", "published"], {
      input: `${open}<notes>🎬é</notes><stray/></session>`,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          columnKind: "utf16CodeUnits",
          results: [
            { ruleId: "unpublished-attribute" },
            {
              ruleId: "unknown-element",
              ruleIndex: 1,
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "stdin" },
                    region: { startLine: 1, startColumn: open.length + "<notes>🎬é</notes>".length + 1 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe("notes of a movie that is in the playlist twice", () => {
  const movie = `<media><name>a</name><locators><path>/a</path></locators><notes>n</notes></media>`;
  const input = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${movie}${movie}</session>`;
  it.each([
    [["--columns", "key"], "Key\r\nmedia:1:path:/a\r\nmedia:2:path:/a\r\n"],
    [["--columns", "playlistPosition"], "Playlist Position\r\n1\r\n2\r\n"],
    [["--format", "jsonl"], '"mediaOccurrence":2'],
    [["--format", "json"], '"mediaOccurrence": 2'],
  ])("keep their own keys: %j", (args, part) => {
    expect(cinesync(["notes", "-", ...args], { input }).stdout).toContain(part);
  });
});

describe("fractional frame rates", () => {
  it("stay exact", () => {
    const [, first = ""] = run(
      "markers",
      "tuesday.csc",
      "--format",
      "fcpxml",
      "--fps",
      "24000/1001",
    ).stdout.split("frameDuration=");
    expect(first).toMatch(/^"1001\/24000s"/);
    expect(
      run("notes", "tuesday.csc", "--columns", "framesPerSecond", "--fps", "24000/1001").stdout,
    ).toContain(`\n${24_000 / 1001}\r\n`);
    const named = cinesync(["info", "-"], { input: run("new", "shots.csv", "--fps", "24000/1001").stdout });
    expect(named.stdout).toMatch(/^1 {2}shots.csv {6}1 {2}23\.976 {2}path, hash$/m);
    const [movie] = parseSession(run("new", "shots.csv", "--fps", "24000/1001").stdout).media;
    expect(movie?.framesPerSecond).toBe(24_000 / 1001);
    const listed = cinesync(["new", "--playlist", "-"], {
      input: "movie,fps\nhttps://example.com/a.mov,30000/1001",
    });
    expect(parseSession(listed.stdout).media[0]?.framesPerSecond).toBe(30_000 / 1001);
  });
});

describe("cinesync merge", () => {
  it("reports what it added", () => {
    expect(run("merge", "monday.csc", "tuesday.csc", "-o", "merged.csc").stderr).toBe(
      "added 1 movie, 2 notes, 1 drawing, 1 group and 1 locator; 1 movie was in more than one\n",
    );
    expect(run("diff", "monday.csc", "merged.csc").status).toBe(1);
    expect(run("merge", "merged.csc", "tuesday.csc").stderr).toContain("added 0 movies, 0 notes, 0 drawings");
  });
});
