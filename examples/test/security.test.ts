import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildCommandUrl, joinSessionUrl, parseCommandUrl, runScriptUrl } from "@cinesync/commands";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { findSavedFrames, parseEventArguments } from "@cinesync/event";
import { openSession, openUrl, systemLauncher } from "@cinesync/launch";
import { readMovieInfo } from "@cinesync/media-info";
import { filterSession } from "@cinesync/merge";
import { noteRows, notesToCsv } from "@cinesync/notes";
import { reviewReport } from "@cinesync/report";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  createText,
  parseSession,
  readSession,
  stringifySession,
  validateSessionXml,
} from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { inExamples, SAMPLE, scratchFolder } from "./lib/run-example.ts";

// Every promise of SECURITY.md, with its words as a title. The first test compares the two lists.

const HEAD = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"';
const sample = readFileSync(SAMPLE, "utf8");
const PAYLOAD = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;

/** Titles of promises, and a function that tests each. */
const PROMISES: Readonly<Record<string, () => unknown>> = {
  "Reading ends in a session or a SessionXmlError, validation in a list of issues.": async () => {
    for (const text of ["", "{}", "<a/>", `${HEAD}>`, "\u0000", `${HEAD}/>`, sample.slice(0, 500)]) {
      const outcome = await readSession(text).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe("SessionXmlError");
      else expect(outcome).toHaveProperty("media");
      expect(Array.isArray((await validateSessionXml(text)).issues)).toBe(true);
    }
  },
  "A file that is cut off anywhere is an error, never a shorter session.": () => {
    const whole = sample.trimEnd();
    for (let length = 1; length < whole.length; length += 97)
      expect(() => parseSession(whole.slice(0, length))).toThrow();
  },
  "A DOCTYPE is refused, so a file cannot define entities.": () => {
    const bomb = `<!DOCTYPE session [<!ENTITY a "aaaa">]>${HEAD}><notes>&a;</notes></session>`;
    expect(() => parseSession(bomb)).toThrow(expect.objectContaining({ code: "doctype-refused" }));
    expect(() => parseSession(`${HEAD}><notes>&a;</notes></session>`)).toThrow();
  },
  "Nothing that a file names is opened: no path, no URL, no stylesheet, no schema.": () => {
    const secret = "cinesync-secret-file";
    const xml = `<?xml-stylesheet href="/etc/hosts"?>${HEAD} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x /etc/hosts" xmlns:xi="http://www.w3.org/2001/XInclude"><notes>${secret}</notes><xi:include href="/etc/hosts" parse="text"/></session>`;
    expect(parseSession(xml).notes).toBe(secret);
    expect(stringifySession(parseSession(xml))).not.toContain("localhost");
  },
  "Finite limits bound the memory, and an error names the limit.": () => {
    const deep = `${HEAD}>${"<x>".repeat(100)}${"</x>".repeat(100)}</session>`;
    expect(() => parseSession(deep)).toThrow(
      expect.objectContaining({
        code: "limit-exceeded",
        details: expect.objectContaining({ limit: "depth" }) as unknown,
      }),
    );
    const many = `${HEAD}>${"<group>a</group>".repeat(11)}</session>`;
    expect(() => parseSession(many, { limits: { groups: 10 } })).toThrow(
      expect.objectContaining({
        code: "limit-exceeded",
        details: expect.objectContaining({ limit: "groups" }) as unknown,
      }),
    );
  },
  "Ten times the input takes about ten times the work.": () => {
    // Text on which a backtracking pattern needs minutes. eslint rejects such patterns, and each package counts steps.
    const name = `a${" ".repeat(200_000)}b`;
    const session = createSession({ media: [createMediaFile({ name, locators: ["/a.mov"], notes: name })] });
    expect(notesToCsv(noteRows(parseSession(stringifySession(session))))).toContain(name);
    expect(annotationToSvg(createAnnotation(1, { notes: name }))).toContain("<svg");
  },
  "Names in a file cannot reach the prototypes of JavaScript objects.": () => {
    const xml = `${HEAD} __proto__="x" constructor="y"><__proto__ polluted="1"/><media><name>__proto__</name><locators><path>/a</path></locators></media></session>`;
    const session = parseSession(xml);
    expect(Object.getPrototypeOf(session)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
    expect(stringifySession(session)).toContain('constructor="y"');
  },
  "What was read can be written, and what was written can be read with the same limits.": () => {
    const notes = `${">".repeat(60)}\r\n\t"'&<`;
    const session = createSession({ notes });
    const limits = { textLength: 100 };
    expect(parseSession(stringifySession(session), { limits }).notes).toBe(notes);
    const inXml = `${HEAD} xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="en"/>`;
    expect(parseSession(stringifySession(parseSession(inXml)))).toEqual(parseSession(inXml));
  },
  "Text never becomes markup.": () => {
    const session = createSession({
      notes: PAYLOAD,
      userData: PAYLOAD,
      media: [createMediaFile({ name: PAYLOAD, locators: [PAYLOAD], notes: "]]><x/>" })],
    });
    const written = stringifySession(session);
    expect(written).not.toContain("<script>");
    expect(parseSession(written)).toEqual(session);
  },
  "No field of a command URL can change its structure, and what cannot be encoded is an error.": () => {
    const key = "A/?#&=% é";
    expect(parseCommandUrl(joinSessionUrl(key))).toEqual({ kind: "join-session", key });
    expect(runScriptUrl("a?b#c", { "x&y": "1#2" })).toBe("cinesync://script/a%3Fb%23c?x%26y=1%232");
    expect(() => joinSessionUrl("\ud800")).toThrow();
    expect(() => buildCommandUrl({ kind: "join-session", key: ".." })).toThrow();
  },
  "No file outside the save folder is ever found, whatever a movie is called.": async () => {
    const folder = await scratchFolder();
    writeFileSync(path.join(folder, "secret-00001.jpg"), "secret");
    const saveFolder = path.join(folder, "saved");
    const annotations = [
      createAnnotation(1, {
        objects: [createText({ startPoint: { x: 0, y: 1 }, endPoint: { x: 1, y: 0 }, p: "hi" })],
      }),
    ];
    for (const name of ["../secret", "..\\secret", "/secret", path.join(folder, "secret")]) {
      const media = createMediaFile({ name, locators: ["/a"], annotations });
      const found = await findSavedFrames(media, 1, { saveFolder, saveExtension: "jpg" }).catch(() => []);
      expect(found).toEqual([]);
    }
  },
  "An unused argument never ends an event script.": () => {
    const argv = [
      "--key=A",
      "--save-format=JPEG",
      "--save-dir=",
      "--url=cinesync://script/a%zz",
      "--key=A",
      "--new=x",
    ];
    expect(parseEventArguments(argv).sessionKey).toBe("A");
  },
  "Only cinesync: URLs are opened.": async () => {
    const opened: string[] = [];
    const launcher = (url: string) => Promise.resolve(void opened.push(url));
    for (const url of ["https://example.com", "file:///etc/passwd", "javascript:alert(1)", " cinesync:x"])
      await expect(openUrl(url, { launcher })).rejects.toThrow();
    await openUrl("cinesync://session/A", { launcher });
    expect(opened).toEqual(["cinesync://session/A"]);
  },
  "A URL is never part of a command line that a shell interprets.": async () => {
    const ran: string[][] = [];
    const opened: string[] = [];
    const url = "cinesync://script/x?a=$(id)&b=`id`;c|d";
    const run = (program: string, args: readonly string[]) => {
      ran.push([program, ...args]);
      return Promise.resolve({ status: 0, output: "" });
    };
    const ended = { ended: () => Promise.resolve(0) };
    for (const platform of ["win32", "darwin"]) {
      const open = (given: string) => Promise.resolve(void opened.push(given)).then(() => ended);
      await systemLauncher({ platform, env: {}, run, open, start: () => Promise.resolve(ended) })(url);
    }
    // The URL is one whole argument or not an argument, and no program is a shell.
    expect(ran.flat().filter((argument) => argument.includes("$(id)") && argument !== url)).toEqual([]);
    expect(ran.map(([program]) => path.basename(program ?? ""))).not.toContain("cmd.exe");
    expect(opened.every((given) => /^cinesync:\/\/script\/x\?a=\$\(id\)&b=(`|%60)id/.test(given))).toBe(true);
  },
  "A session on its way to cineSync is in a folder that other users cannot read.": async () => {
    const launcher = () => Promise.resolve();
    const file = await openSession(createSession(), { name: "x", launcher });
    if (process.platform !== "win32") expect(statSync(path.dirname(file)).mode & 0o077).toBe(0);
    expect(path.basename(file)).toBe("x.csc");
  },
  'With formulas: "neutralize", no cell of a CSV file is a formula, whatever separator the spreadsheet splits at.':
    () => {
      const notes = "fix;=1+1\t=2\n=3,@x,+1,-1";
      const session = createSession({ media: [createMediaFile({ name: "=a;=b", locators: ["/a"], notes })] });
      const csv = notesToCsv(noteRows(session), { formulas: "neutralize" });
      const cells = csv.split(/[,;\t\r\n]/).map((cell) => cell.replace(/^"+/, ""));
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    },
  "No text of a session becomes markup of a drawing or a report.": async () => {
    const annotations = [
      createAnnotation(1, {
        notes: PAYLOAD,
        objects: [createText({ startPoint: { x: 0, y: 1 }, endPoint: { x: 1, y: 0 }, p: PAYLOAD })],
      }),
    ];
    const media = [createMediaFile({ name: PAYLOAD, locators: [PAYLOAD], notes: PAYLOAD, annotations })];
    const made = [
      annotationToSvg(annotations, { title: PAYLOAD }),
      await reviewReport(createSession({ media, notes: PAYLOAD, groups: [PAYLOAD] }), { title: PAYLOAD }),
    ];
    for (const text of made) expect(text).not.toMatch(/<script|<img src=x/);
  },
  "A report has no script, and a content security policy that forbids any.": async () => {
    const report = await reviewReport(parseSession(sample));
    expect(report).not.toContain("<script");
    expect(report).toMatch(/Content-Security-Policy[^>]*default-src 'none'/);
  },
  "A report links only to http and https addresses and to its own live session.": async () => {
    const locators = [
      "cinesync://script/x",
      "cinesync://file/replace?path=x",
      "javascript:x",
      "https://ok.example/a.mov",
    ];
    const media = [
      createMediaFile({ name: "a", locators: locators.map((value) => ({ kind: "url", value })) }),
    ];
    const report = await reviewReport(createSession({ media }), { sessionKey: "A" });
    const links = [...report.matchAll(/href="([^"#][^"]*)"/g)].map(([, href]) => href);
    expect(links.filter((href) => !/^(https?:|cinesync:\/\/session\/A$)/.test(href ?? ""))).toEqual([]);
  },
  "Redacting paths and URLs leaves nothing of a locator.": () => {
    const values = ["https://SECRET.host", "urn:SECRET:x", "/vol/SECRET/", "https://h/a.mov%3Ftoken=SECRET"];
    const media = values.map((value) => createMediaFile({ name: "a.mov", locators: [value] }));
    const left = filterSession(createSession({ media }), { redact: ["paths", "urls"] });
    expect(stringifySession(left)).not.toContain("SECRET");
  },
  "A damaged movie costs at most maxBytes of reading and a MediaInfoError.": async () => {
    const movie = readFileSync(inExamples("../packages/media-info/test/movies/bars-24.mov"));
    for (let at = 0; at < movie.length; at += 499) {
      const damaged = Uint8Array.from(movie);
      damaged[at] = 255 - (damaged[at] ?? 0);
      let bytes = 0;
      const read = (start: number, end: number) => {
        bytes += end - start;
        return Promise.resolve(damaged.subarray(start, end));
      };
      const outcome = await readMovieInfo({ size: damaged.length, read }, { maxBytes: 50_000 }).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Error) expect(outcome.name).toBe("MediaInfoError");
      expect(bytes).toBeLessThanOrEqual(50_000);
    }
  },
};

test("SECURITY.md promises exactly what these tests check", () => {
  const page = readFileSync(inExamples("../SECURITY.md"), "utf8");
  const [list = ""] = (page.split("## Promises")[1] ?? "").split("\n## ");
  const sentences = [...list.matchAll(/^- (.+(?:\n {2}.+)*)/gm)].map(([, text = ""]) =>
    text.replace(/\s+/g, " ").replaceAll("`", ""),
  );
  expect(sentences).toEqual(Object.keys(PROMISES));
});

describe("SECURITY.md:", () => {
  test.each(Object.entries(PROMISES))("%s", async (_, check) => {
    await check();
    expect.hasAssertions();
  });
});
