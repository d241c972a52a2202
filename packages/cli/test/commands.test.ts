import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSession } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();
const run = (...args: readonly string[]): ReturnType<typeof cinesync> => cinesync(args, { cwd: folder });
const node = process.execPath;

writeFileSync(join(folder, "a.mov"), "first movie");
mkdirSync(join(folder, "sub"));
writeFileSync(join(folder, "sub/b c.mov"), "second movie");

describe("cinesync new", () => {
  it("takes files with their short hash, URLs and paths of other systems", () => {
    const result = run(
      "new",
      "a.mov",
      "https://example.com/x%20y.mov",
      "Z:\\z.mov",
      "--group",
      "Day 1",
      "--notes",
      "Hi",
    );
    expect(result.status).toBe(0);
    expect(result.stderr).toBe(
      "warning: cannot read length and rate of a.mov: file must be a movie, got text\nmade a session of 3 movies (1 warning)\n",
    );
    const hash = run("hash", "a.mov").stdout.slice(0, 40);
    expect(parseSession(result.stdout)).toMatchObject({
      notes: "Hi",
      groups: ["Day 1"],
      media: [
        {
          name: "a.mov",
          groups: ["Day 1"],
          locators: [
            { kind: "path", value: join(folder, "a.mov") },
            { kind: "short-hash", value: hash },
          ],
        },
        { name: "x y.mov", locators: [{ kind: "url" }] },
        { name: "z.mov", locators: [{ kind: "path", value: "Z:\\z.mov" }] },
      ],
    });
  });

  it("takes a playlist as CSV, with paths relative to its folder", () => {
    writeFileSync(
      join(folder, "sub/list.csv"),
      '\ufeffMovie,Name,Groups,Notes,User Data,FPS,Active\r\nb c.mov,,Day 1; Day 2,"too\nlong","{""id"":7}",23.976,yes\r\n\r\nhttps://example.com/x.mov,X,,,,,\r\n',
    );
    const result = run("new", "--playlist", "sub/list.csv", "--group-movie", "Day 2", "--fps", "24");
    expect(result.status, result.stderr).toBe(0);
    expect(parseSession(result.stdout)).toMatchObject({
      sessionFeatures: "pro",
      groups: ["Day 1", "Day 2"],
      media: [
        {
          name: "b c.mov",
          notes: "too\nlong",
          userData: '{"id":7}',
          framesPerSecond: 23.976,
          active: true,
          groups: ["Day 1", "Day 2"],
          locators: [{ kind: "path", value: join(folder, "sub", "b c.mov") }, { kind: "short-hash" }],
        },
        { name: "X", framesPerSecond: 24, active: false },
        { kind: "group-movie", group: "Day 2" },
      ],
    });
  });

  it("takes a playlist as JSON, also from standard input", () => {
    const list = [
      { movie: "a.mov", locators: ["Z:\\a.mov"], userData: { shotgrid: { version_id: 17 } } },
      "a.mov",
    ];
    const result = cinesync(["new", "--playlist", "-", "--no-hash"], {
      cwd: folder,
      input: JSON.stringify(list),
    });
    expect(result.status, result.stderr).toBe(0);
    expect(parseSession(result.stdout).media).toMatchObject([
      {
        userData: '{"shotgrid":{"version_id":17}}',
        locators: [{ value: join(folder, "a.mov") }, { value: "Z:\\a.mov" }],
      },
      { locators: [{ value: join(folder, "a.mov") }] },
    ]);
  });

  it.each([
    ["movie,fps\na.mov,fast", 'row 2: framesPerSecond must be a number above 0, got "fast"'],
    ["movie,fps\na.mov,24000/0", 'framesPerSecond must be a number above 0, got "24000/0"'],
    ["movie,current frame\na.mov,10/2", 'currentFrame must be a whole number, 1 or more, got "10/2"'],
    ["name,notes\nx,y", 'missing column "movie"; name it: --map "movie=name"'],
    ["movie,name\n,y", "row 2: movie is missing"],
    ['movie\n"a.mov', "row 2: Quoted field"],
    ['{"movie": "a.mov"}', "a playlist in JSON must be a list of movies"],
    ['[{"movie": 7}]', "movie 1: movie must be text or a list"],
    ["[3]", "movie 1 must be text or an object"],
    ["[", "not JSON: "],
  ])("names the error in the playlist %j", (input, message) => {
    const result = cinesync(["new", "--playlist", "-"], { cwd: folder, input });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
  });

  it("rejects folders", () => {
    expect(run("new", "sub")).toMatchObject({
      status: 2,
      stderr: "cinesync: sub must be a movie, not a folder; give the files in it: sub/*\n",
    });
  });
});

describe("cinesync check-media and hash", () => {
  it("recognize a movie, and one that was replaced", () => {
    const short = (name: string): string => run("hash", name).stdout.slice(0, 40);
    const entry = (name: string, hash: string): string =>
      `<media><name>${name}</name><locators><path>${join(folder, name)}</path>${hash === "" ? "" : `<shortHash>${hash}</shortHash>`}</locators></media>`;
    const session = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${entry("a.mov", short("a.mov"))}${entry("sub/b c.mov", short("a.mov"))}${entry("shots.csv", "")}${entry("gone.mov", "")}</session>`;
    const result = cinesync(["check-media", "-", "--json"], { input: session });
    expect(result.status).toBe(1);
    const { results } = JSON.parse(result.stdout) as { results: { movies: { state: string }[] }[] };
    expect(results[0]?.movies.map(({ state }) => state)).toEqual(["ok", "changed", "found", "missing"]);
    const people = cinesync(["check-media", "-"], { input: session });
    expect(people.stderr).toBe("1 ok, 1 found, 1 changed, 1 missing\n");
    expect(people.stdout).toContain(`expected ${short("a.mov")}`);
  });

  it("check other folders with --from and --to", () => {
    const session = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"><media><name>a</name><locators><path>Q:\\show\\a.mov</path></locators></media></session>`;
    const result = cinesync(["check-media", "-", "--from", "q:\\show", "--to", folder], { input: session });
    expect(result.status, result.stdout).toBe(0);
  });
});

describe("commands for cineSync with --print", () => {
  it.each([
    [["join", "ASDF1234"], "cinesync://session/ASDF1234"],
    [["start"], "cinesync://session/new"],
    [
      ["start", "--username", "jmah", "--password", "s3cr!t"],
      "cinesync://session/new?username=jmah&password=s3cr%21t",
    ],
    [
      ["run-script", "My custom handler", "a=1", "b=x=y z"],
      "cinesync://script/My%20custom%20handler?a=1&b=x%3Dy%20z",
    ],
    [["run-script", "x", "--query", "a=1&b=2"], "cinesync://script/x?a=1&b=2"],
  ])("print %j", (args, url) => {
    expect(run(...args, "--print")).toEqual({ status: 0, stdout: `${url}\n`, stderr: "" });
  });

  it("leave out a password from the environment", () => {
    const result = cinesync(["start", "--username", "jmah", "--print"], {
      env: { CINESYNC_PASSWORD: "a b" },
    });
    expect(result.stdout).toBe("cinesync://session/new?username=jmah\n");
    expect(result.stderr).toContain("CINESYNC_PASSWORD is left out");
  });

  it("open session files in their folder", () => {
    const url = run("open", "monday.csc", "--print", "--mode", "replace").stdout;
    expect(url).toContain("cinesync://file/replace?path=");
    expect(decodeURIComponent(url)).toContain(join(folder, "monday.csc"));
    expect(run("open", "nosuch.csc", "--print")).toMatchObject({ status: 2, stdout: "" });
  });

  it("open movies and other sessions as a new file", () => {
    const env = { TMPDIR: folder, TEMP: folder, TMP: folder };
    const opened = (args: readonly string[], input = ""): string => {
      const { stdout } = cinesync(["open", ...args, "--print"], { cwd: folder, env, input });
      const path = new URLSearchParams(stdout.trim().split("?")[1]).get("path") ?? "";
      expect(dirname(path)).toContain("cinesync-launch-");
      return path;
    };
    const movies = opened(["a.mov", "https://example.com/x.mov", "--name", "Two: shots"]);
    expect(movies).toMatch(/Two_ shots\.csc$/);
    expect(parseSession(readFileSync(movies, "utf8")).media).toHaveLength(2);
    const piped = opened(["-"], readFileSync(join(folder, "monday.csc"), "utf8"));
    expect(parseSession(readFileSync(piped, "utf8"))).toEqual(
      parseSession(readFileSync(join(folder, "monday.csc"), "utf8")),
    );
  });
});

describe("cinesync parse-url", () => {
  it("prints the parts of a URL, and with --json one object per line", () => {
    expect(run("parse-url", "cinesync://script/My%20script?a=1&b=x%20y").stdout).toBe(
      "kind   run-script\nname   My script\nquery  a=1&b=x%20y\n       a = 1\n       b = x y\n",
    );
    const urls = "cinesync://session/A\n\ncinesync://later/thing?x\n";
    expect(cinesync(["parse-url", "-", "--json"], { input: urls }).stdout).toBe(
      '{"kind":"join-session","key":"A"}\n{"kind":"unknown","host":"later","path":"/thing","query":"x"}\n',
    );
  });
});

describe("cinesync simulate", () => {
  const script = join(folder, "script.mjs");
  writeFileSync(
    script,
    `import { text } from "node:stream/consumers";
const session = await text(process.stdin);
console.log(JSON.stringify({ args: process.argv.slice(2), length: session.length, start: session.slice(0, 5) }));
console.error("said by the script");
process.exitCode = Number(process.env.ENDS_WITH ?? 0);`,
  );
  const quoted = (path: string): string =>
    `"${path.replaceAll("\\", process.platform === "win32" ? "\\" : "\\\\")}"`;
  const line = `${quoted(node)} ${quoted(script)} smtp.example.com "two words"`;

  it("starts the command line with cineSync's arguments at its end and the session on standard input", () => {
    const result = run("simulate", "--script", line, "monday.csc");
    expect(result.status, result.stderr).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({
      args: ["smtp.example.com", "two words", "--key=_OFFLINE_", "--save-format=JPEG"],
      start: "<?xml",
    });
    expect(result.stderr).toContain("running: ");
    expect(result.stderr).toContain("said by the script\n");
    expect(result.stderr).toMatch(/the script ended with status 0 after \d+\.\d\d s\n$/);
  });

  it("passes every argument of cineSync", () => {
    const args = [
      ["--key", "ASDF1234"],
      ["--save-format", "png"],
      ["--save-dir", "sub"],
      ["--url", "cinesync://script/x?a=1&b=2"],
      ["--user", "Maya"],
      ["--offline-key", "_ONLINE_"],
      ["--pdf", "notes.pdf"],
    ].flat();
    const { stdout } = run("simulate", "--script", line, "monday.csc", ...args);
    expect((JSON.parse(stdout) as { readonly args: unknown }).args).toEqual([
      "smtp.example.com",
      "two words",
      "--key=ASDF1234",
      "--save-format=PNG",
      `--save-dir=${join(folder, "sub")}`,
      "--url=cinesync://script/x?a=1&b=2",
      "--offline-key=_ONLINE_",
      "--user=Maya",
      `--pdfPath=${join(folder, "notes.pdf")}`,
    ]);
  });

  it("reports that a script failed", () => {
    const result = cinesync(["simulate", "--script", line, "monday.csc"], {
      cwd: folder,
      env: { ENDS_WITH: "3" },
    });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain("the script ended with status 3");
  });

  it.runIf(process.platform !== "win32")("reports the signal that ended a script", () => {
    const result = run("simulate", "--script", "sh -c 'kill -9 $$'", "monday.csc");
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toMatch(/\nthe script ended with signal SIGKILL after \d+\.\d\d s\n$/);
  });

  it("colors the result of the script", () => {
    for (const [status, color] of [
      [0, 32],
      [3, 31],
    ] as const) {
      const { stderr } = cinesync(["simulate", "--script", line, "monday.csc"], {
        cwd: folder,
        env: { ENDS_WITH: String(status), FORCE_COLOR: "1" },
      });
      expect(stderr).toContain(`\u001b[${color}mthe script ended with status ${status} after `);
    }
  });

  it("accepts a script that does not read its input", () => {
    const result = run("simulate", "--script", `${quoted(node)} -e 0 --`, "monday.csc");
    expect(result.status, result.stderr).toBe(0);
  });

  it.each([
    [
      "no-such-program-here x",
      "cannot start no-such-program-here: no such program; name the interpreter first",
    ],
    ['node "x', '--script has a " that is not closed'],
    [" ", "--script must not be empty"],
  ])("says why %j cannot be run", (command, message) => {
    const result = run("simulate", "--script", command, "monday.csc");
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
  });

  it("checks its options before it starts the script", () => {
    expect(run("simulate", "--script", line, "monday.csc", "--save-dir", "nowhere").stderr).toContain(
      "--save-dir must be a folder, got nowhere",
    );
    expect(run("simulate", "--script", line, "monday.csc", "--key", "A", "--offline").stderr).toContain(
      "cannot be used together",
    );
    expect(run("simulate", "--script", line, "nosuch.csc").status).toBe(2);
  });

  it("runs an event script in Node", () => {
    const example = fileURLToPath(new URL("fixtures/input/export-notes.mjs", import.meta.url));
    const result = run(
      "simulate",
      "--script",
      `${quoted(node)} ${quoted(example)}`,
      "monday.csc",
      "--key",
      "ASDF1234",
    );
    expect(result.stdout).toBe("session ASDF1234: 3 entries in the playlist\n");
  });
});

describe("cinesync report", () => {
  it("writes one page with every note, titled after the file", () => {
    expect(run("report", "monday.csc", "-o", "monday.html", "--key", "ASDF1234").status).toBe(0);
    const page = readFileSync(join(folder, "monday.html"), "utf8");
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain("<title>monday");
    expect(page).toContain("Schöne Gischt!");
    expect(page).toContain("cinesync://session/ASDF1234");
  });

  it("writes an e-mail with text and pictures", () => {
    const result = run("report", "monday.csc", "-o", "monday.eml", "--date", "Monday");
    expect(result.status, result.stderr).toBe(0);
    const mail = readFileSync(join(folder, "monday.eml"), "latin1");
    expect(mail).toMatch(/^X-Unsent: 1\r\nSubject: monday, Monday\r\n/);
    expect(mail).toContain("Content-Type: text/plain; charset=utf-8");
    expect(mail).toMatch(/Content-Type: image\/jpeg/);
    expect(mail).toMatch(/Content-Id: <[^>]+>/i);
  });

  it("lists the picture names that it looked for", () => {
    mkdirSync(join(folder, "none"));
    const { stderr } = run("report", "monday.csc", "--frames", "none", "-o", "blank.html");
    expect(stderr).toContain(
      "0 of 2 drawn frames have a picture in none; looked for lh010_comp_v012.mov-00005.jpg",
    );
  });

  it("links to pictures next to it, and chooses movies", () => {
    mkdirSync(join(folder, "saved frames"));
    const dot =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    writeFileSync(join(folder, "saved frames/lh010_comp_v012.mov-00005.png"), Buffer.from(dot, "base64"));
    const args = ["--frames", "saved frames", "--linked-frames", "--movie", "1", "-o", "linked.html"];
    expect(run("report", "monday.csc", ...args).status).toBe(0);
    const page = readFileSync(join(folder, "linked.html"), "utf8");
    expect(page).toContain("saved%20frames/lh010_comp_v012.mov-00005.png");
    expect(page).not.toContain("lh020_anim_v003.mov");
  });

  it("shows statuses from user data", () => {
    const args = ["--status", "shotgrid.version_id", "-o", "status.html"];
    expect(run("report", "monday.csc", ...args).status).toBe(0);
    expect(readFileSync(join(folder, "status.html"), "utf8")).toContain('<bdi class="badge">4711</bdi>');
  });

  it("needs a browser for PDF, and says so", () => {
    const env = { PATH: "/nowhere", CHROME_PATH: "/nowhere/chrome" };
    const result = cinesync(["report", "monday.csc", "-o", "monday.pdf"], { cwd: folder, env });
    expect(result.status).toBe(2);
    expect(result.stderr).toBe(
      "cinesync: CHROME_PATH must name the program of a browser, got /nowhere/chrome; correct it, or unset it to use the installed browser\n",
    );
    expect(existsSync(join(folder, "monday.pdf"))).toBe(false);
  });
});
