import { spawn } from "node:child_process";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseSession, stringifySession } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { cinesync, environment, playground, PROGRAM } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const isPosix = process.platform !== "win32";
const session = (media: string): string =>
  `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${media}</session>`;
const circle = `<circle color="#ff0000" alpha="1"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></circle>`;

describe("the extension of an output file", () => {
  it.each([
    [["report", "monday.csc", "-o", "r.pdfx"], "r.pdfx must end in .html, .htm, .pdf or .eml"],
    [["svg", "monday.csc", "--movie", "1", "--frame", "5", "-o", "x.bmp"], "x.bmp must end in .svg, .png"],
    [["format", "monday.csc", "-o", "y.json"], "y.json must end in .csc"],
    [
      ["notes", "monday.csc", "--format", "md", "-o", "n.csv"],
      "n.csv must end in .md or .markdown for --format md",
    ],
    [
      ["convert", "monday.csc", "--format", "json", "-o", "n.csc"],
      "n.csc must end in .json for --format json",
    ],
  ])("is rejected if it does not fit: %j", (args, message) => {
    const result = run(...args);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
  });

  it("compresses with .gz", () => {
    expect(run("convert", "monday.csc", "-o", "packed.csc.gz").status).toBe(0);
    const unpacked = gunzipSync(readFileSync(join(folder, "packed.csc.gz"))).toString();
    expect(parseSession(unpacked)).toEqual(parseSession(readFileSync(join(folder, "monday.csc"), "utf8")));
    expect(run("format", "--in-place", "packed.csc.gz").status).toBe(0);
    expect(readFileSync(join(folder, "packed.csc.gz"))[0]).toBe(0x1f);
  });

  it("decides with --in-place too", () => {
    expect(run("convert", "monday.csc", "-o", "x.json").status).toBe(0);
    expect(run("format", "--in-place", "x.json").stderr).toContain("x.json is JSON");
    expect(readFileSync(join(folder, "x.json"), "utf8")).toMatch(/^\{/);
  });
});

describe("options without an effect", () => {
  it.each([
    [["notes", "monday.csc", "--first-frame", "1001"], "--first-frame has no effect on these columns"],
    [["markers", "monday.csc", "--format", "fcpxml", "--color", "red"], "--color has no effect on fcpxml"],
    [["report", "monday.csc", "--quality", "50", "-o", "q.html"], "--quality has no effect without --frames"],
  ])("are reported: %j", (args, message) => {
    const result = run(...args);
    expect(result.status).toBe(0);
    expect(result.stderr).toContain(`warning: ${message}`);
  });

  it("are rejected if nothing would be left to do", () => {
    expect(run("svg", "monday.csc", "--all", "--frame", "3", "-o", "d")).toMatchObject({ status: 2 });
  });
});

describe("--quiet and --no-color", () => {
  it("print only errors to standard error", () => {
    expect(run("notes", "monday.csc", "--first-frame", "1001", "-q").stderr).toBe("");
    expect(run("merge", "monday.csc", "tuesday.csc", "--quiet").stderr).toBe("");
    expect(run("info", "nosuch.csc", "-q").stderr).toContain("cannot read nosuch.csc");
  });

  it("print without colors, whatever the environment", () => {
    const env = { FORCE_COLOR: "1" };
    expect(cinesync(["validate", "broken.csc", "--no-color"], { cwd: folder, env }).stdout).not.toContain(
      "\u001b",
    );
    expect(cinesync(["info", "--help", "--no-color"], { cwd: folder, env }).stdout).not.toContain("\u001b");
  });
});

describe("several files and wildcards", () => {
  it("work for every command that reads files", () => {
    const names = run("notes", "monday.csc", "tuesday.csc", "--columns", "file,notes").stdout;
    expect(names).toContain("monday.csc,Nearly there.");
    expect(names).toContain("tuesday.csc,Hold this pose.");
    expect(run("info", "monday.csc", "tuesday.csc").stdout.match(/^Version/gm)).toHaveLength(2);
  });

  it("are expanded by the program, because no shell does it on Windows", () => {
    expect(run("hash", "*day.csc").stdout).toMatch(/monday\.csc\n[0-9a-f]{40} {2}tuesday\.csc\n$/);
    expect(run("hash", "*.nosuch").stderr).toBe("cinesync: no file matches *.nosuch\n");
    expect(run("convert", "*day.csc").stderr).toContain("FILE must be one file, and *day.csc matches 2");
  });
});

describe.runIf(isPosix)("pipes as files", () => {
  it("are copied before they are read twice", () => {
    const line = `"${process.execPath}" "${PROGRAM}" filter --movie "lh020*" <(cat monday.csc)`;
    const stdout = execFileSync("bash", ["-c", line], {
      cwd: folder,
      env: environment(folder),
      encoding: "utf8",
    });
    expect(parseSession(stdout).media).toHaveLength(1);
  });

  it("let a command end at the first signal", async () => {
    execFileSync("mkfifo", [join(folder, "endless")]);
    for (const args of [
      ["filter", "endless", "--movie", "x"],
      ["info", "endless"],
    ]) {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: environment(folder) });
      const ended = new Promise<NodeJS.Signals | null>((resolve) => {
        child.once("exit", (_, signal) => {
          resolve(signal);
        });
      });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      child.kill("SIGTERM");
      expect(await ended, args.join(" ")).toBe("SIGTERM");
    }
  });
});

describe("folders of several files", () => {
  it("are written completely or not at all", () => {
    const drawn = `<annotation frame="1">${circle}</annotation><annotation frame="2">${circle}</annotation>`;
    const input = session(`<media><name>a</name><locators><path>/a</path></locators>${drawn}</media>`);
    mkdirSync(join(folder, "half"));
    writeFileSync(join(folder, "half/a-00002.svg"), "mine");
    const result = cinesync(["svg", "-", "--all", "-o", "half"], { cwd: folder, input });
    expect(result.stderr).toContain("half/a-00002.svg already exists");
    expect(readdirSync(join(folder, "half"))).toEqual(["a-00002.svg"]);
  });

  it("are rejected if a file is in their place, and the other way round", () => {
    const edls = ["markers", "monday.csc", "--format", "edl", "--timeline", "movie", "-o"];
    expect(run(...edls, "monday.csc").stderr).toContain("cannot write into monday.csc: it is not a folder");
    expect(run(...edls, "all.edl").stderr).toContain("-o must name a folder for several files, got all.edl");
    expect(existsSync(join(folder, "all.edl"))).toBe(false);
  });
});

describe("cinesync new", () => {
  it("makes no session of a typo, a session or a folder", () => {
    expect(run("new", "nosuch.mov")).toMatchObject({ status: 2, stdout: "" });
    expect(run("new", "monday.csc").stderr).toContain("monday.csc must be a movie, not a session");
    expect(run("new", "nosuch.mov", "--allow-missing").status).toBe(0);
  });

  it("reads a cut with its ranges and rates", () => {
    const time = (value: number, rate = 24): object => ({ OTIO_SCHEMA: "RationalTime.1", value, rate });
    const range = (start: number, duration: number): object => ({
      OTIO_SCHEMA: "TimeRange.1",
      start_time: time(start),
      duration: time(duration),
    });
    const clip = {
      OTIO_SCHEMA: "Clip.2",
      name: "sh010",
      source_range: range(86_410, 48),
      media_references: {
        DEFAULT_MEDIA: {
          OTIO_SCHEMA: "ExternalReference.1",
          target_url: "file://localhost/C%3a/show/sh010.mov",
          available_range: range(86_400, 100),
        },
      },
      active_media_reference_key: "DEFAULT_MEDIA",
    };
    const gap = { OTIO_SCHEMA: "Gap.1" };
    const empty = {
      OTIO_SCHEMA: "Clip.1",
      name: "slug",
      media_reference: { OTIO_SCHEMA: "MissingReference.1" },
    };
    const track = { OTIO_SCHEMA: "Track.1", kind: "Video", children: [clip, gap, empty] };
    const tracks = { OTIO_SCHEMA: "Stack.1", children: [track, { ...track, kind: "Audio" }] };
    writeFileSync(join(folder, "cut.otio"), JSON.stringify({ OTIO_SCHEMA: "Timeline.1", tracks }));
    const result = run("new", "--playlist", "cut.otio");
    expect(result.stderr).toContain("cut.otio: skipped clip slug, which has no movie");
    expect(parseSession(result.stdout).media).toMatchObject([
      {
        name: "sh010.mov",
        framesPerSecond: 24,
        locators: [{ kind: "path", value: "C:/show/sh010.mov" }],
        playRange: { inFrame: 11, outFrame: 58 },
      },
    ]);
  });

  it("reads tables of other programs and plain lists", () => {
    const movies = (input: string, ...args: readonly string[]): readonly string[] => {
      const result = cinesync(["new", "--playlist", "-", ...args], { cwd: folder, input });
      return parseSession(result.stdout).media.map((media) => (media.kind === "file" ? media.name : ""));
    };
    expect(movies("Z:\\a.mov\r\n# comment\r\n\r\nZ:\\b, c.mov\r\n")).toEqual(["a.mov", "b, c.mov"]);
    expect(movies("movie,groups,notes\nZ:\\a.mov,Day 1,hi\nZ:\\b.mov\n")).toEqual(["a.mov", "b.mov"]);
    const mapped = "Version Name;Path to Movie\nX;Z:\\a.mov\n";
    expect(movies(mapped, "--map", "movie=Path to Movie", "--map", "name=Version Name")).toEqual(["X"]);
    const ignored = cinesync(["new", "--playlist", "-"], {
      cwd: folder,
      input: "movie,color\nZ:\\a.mov,red\n",
    });
    expect(ignored.stderr).toContain('ignored "color"');
  });
});

describe("cinesync check-media and relink", () => {
  it("find a moved movie by its short hash", () => {
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(folder, "elsewhere/renamed.mov"), "the movie");
    const hash = run("hash", "elsewhere/renamed.mov").stdout.slice(0, 40);
    const locators = `<path>/gone/a.mov</path><shortHash>${hash}</shortHash>`;
    writeFileSync(
      join(folder, "moved.csc"),
      session(`<media><name>a.mov</name><locators>${locators}</locators></media>`),
    );
    expect(run("check-media", "moved.csc").stdout).toMatch(/^missing /);
    const found = run("check-media", "moved.csc", "--search", ".");
    expect(found.stdout).toMatch(/^moved .*renamed\.mov/);
    expect(found.status).toBe(1);
    expect(run("relink", "moved.csc", "--search", ".", "-o", "relinked.csc").status).toBe(0);
    expect(run("check-media", "relinked.csc").status).toBe(0);
  });

  it("exit with 1 if nothing could be checked", () => {
    const input = session(`<media><name>a</name><locators><url>https://x/a</url></locators></media>`);
    expect(cinesync(["check-media", "-"], { input })).toMatchObject({ status: 1, stderr: "1 unchecked\n" });
  });

  it("find a file whose accents are composed differently", () => {
    writeFileSync(join(folder, "größe.mov".normalize("NFD")), "x");
    const path = join(folder, "größe.mov".normalize("NFC"));
    const input = session(`<media><name>a</name><locators><path>${path}</path></locators></media>`);
    expect(cinesync(["check-media", "-"], { input }).status).toBe(0);
  });
});

describe("cinesync notes", () => {
  it("prints a row for frames with only drawings", () => {
    const media = `<media><name>a</name><locators><path>/a</path></locators><annotation frame="7">${circle}</annotation></media>`;
    expect(cinesync(["notes", "-"], { input: session(media) }).stdout).toContain("a,7,");
  });

  it("chooses rows", () => {
    const rows = (...args: readonly string[]): number =>
      run("notes", "monday.csc", ...args).stdout.split("\r\n").length - 2;
    expect(rows()).toBe(5);
    expect(rows("--movie", "lh020*")).toBe(1);
    expect(rows("--movie", "1")).toBe(3);
    expect(rows("--group", "Storm")).toBe(3);
    expect(rows("--grep", "LAMP")).toBe(1);
    expect(rows("--with", "drawings")).toBe(2);
  });

  it("prints only notes that are new since a session or an export", () => {
    for (const format of ["csv", "json", "jsonl"]) run("notes", "monday.csc", "-o", `old.${format}`);
    const fresh = ["Tuesday's review.", "Hold this pose."];
    for (const old of ["monday.csc", "old.csv", "old.json", "old.jsonl"]) {
      const { stdout } = run("notes", "tuesday.csc", "--since", old, "--columns", "notes");
      expect(stdout.trim().split("\r\n").slice(1), old).toEqual(fresh);
    }
  });

  it("prints values of user data, renames columns and separates by semicolons", () => {
    const args = [
      "--columns",
      "Version=userData.shotgrid.version_id,Note=notes",
      "--delimiter",
      ";",
      "--movie",
      "1",
    ];
    expect(run("notes", "monday.csc", ...args).stdout).toMatch(/^Version;Note\r\n4711;Nearly there\./);
  });
});

describe("cinesync merge --label and diff --notes", () => {
  it("show authors and new notes", () => {
    const merged = run("merge", "monday.csc", "tuesday.csc", "--label", "Tue=tuesday.csc");
    expect(merged.stdout).toContain("<notes>Tue: Hold this pose.</notes>");
    expect(run("merge", "monday.csc", "tuesday.csc", "--label", "x=other.csc").status).toBe(2);
    const changes = run("diff", "monday.csc", "tuesday.csc", "--notes", "--format", "md").stdout;
    expect(changes).toContain("- **added** frame 60: Hold this pose.");
    expect(changes).not.toContain("locators");
  });
});

describe("a name with 200,000 spaces", () => {
  const name = `a${" ".repeat(200_000)}b.mov`;
  const note = `<notes>n${" ".repeat(200_000)}</notes>`;
  writeFileSync(
    join(folder, "spaces.csc"),
    session(
      `<media framesPerSecond="24"><name>${name}</name><locators><path>/${name}</path></locators><annotation frame="1">${note}${circle}</annotation></media>`,
    ),
  );
  it.each([
    ["info", []],
    ["validate", []],
    ["notes", ["--spreadsheet"]],
    ["diff", ["monday.csc"]],
    ["check-media", []],
    ["remap", ["--from", "/x", "--to", "/y"]],
    ["svg", ["--all", "-o", "spaces"]],
    ["markers", ["--format", "edl"]],
    ["filter", ["--movie", "a*b*c*d*"]],
  ])("does not slow down %s", (command, args) => {
    const { status } = run(command, "spaces.csc", ...args);
    expect([0, 1, command === "filter" ? 2 : 0]).toContain(status);
  });
});

describe("JSON from Windows PowerShell", () => {
  it("is read as UTF-16", () => {
    const json = run("convert", "monday.csc", "--format", "json").stdout;
    const input = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, "utf16le")]);
    const whole = parseSession(cinesync(["convert", "-"], { input }).stdout);
    expect(stringifySession(whole)).toBe(run("format", "monday.csc").stdout);
    expect(cinesync(["info", "-"], { input: '{"a":1}' }).stderr).toContain("got JSON of something else");
  });
});
