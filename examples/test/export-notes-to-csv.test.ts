import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  stringifySession,
  type Session,
} from "@cinesync/session-xml";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { SAMPLE, runExample, scratchFolder } from "./lib/run-example.ts";

const ONLINE = ["--key=ASDF1234", "--save-format=JPEG"];
const OFFLINE = ["--key=_OFFLINE_", "--save-format=PNG"];

/** Exports a session into an empty folder and returns the only file in it. */
async function exported(session: Session, args: readonly string[] = ONLINE): Promise<string> {
  const folder = await scratchFolder();
  const outcome = await runExample("export-notes-to-csv.mjs", [folder, ...args], {
    input: stringifySession(session),
  });
  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  const [name = "", ...more] = await readdir(folder);
  expect(more).toEqual([]);
  expect(outcome.stdout).toBe(`${join(folder, name)}\n`);
  return readFile(join(folder, name), "utf8");
}

function movie(name: string, notes: string, ...frames: readonly (readonly [number, string])[]) {
  const annotations = frames.map(([frame, text]) => createAnnotation(frame, { notes: text }));
  return createMediaFile({ name, locators: [`/${name}`], notes, annotations });
}

test("export-notes-to-csv writes the session's row, then movies in playlist order and frames in frame order, only with notes", async () => {
  const text = await exported(
    createSession({
      notes: "Whole session",
      media: [
        movie("b.mov", "About b", [30, "thirty"], [4, "four"], [5, ""], [4, "four again"]),
        createGroupMovie("All Files"),
        movie("a.mov", "", [1, "one, with a comma"]),
        movie("silent.mov", ""),
      ],
    }),
  );
  expect(text).toBe(
    [
      "\uFEFFMedia File,Frame,Notes",
      ",[Session],Whole session",
      "b.mov,[Media File],About b",
      'b.mov,4,"four\nfour again"',
      "b.mov,30,thirty",
      'a.mov,1,"one, with a comma"',
      "",
    ].join("\r\n"),
  );
});

test("export-notes-to-csv writes the sample's notes in all languages, with a byte order mark for spreadsheets", async () => {
  const folder = await scratchFolder();
  await runExample("export-notes-to-csv.mjs", [folder, ...ONLINE], { input: await readFile(SAMPLE) });
  const bytes = await readFile(join(folder, "Notes from ASDF1234.csv"));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(bytes, { bom: true });
  expect(rows).toHaveLength(16);
  expect(rows).toContainEqual(["sea_0020_anim_v007.mov", "12", "这里的浪头再慢一点。"]);
  expect(rows).toContainEqual(["sea_0030_light_v003.mov", "9", "الرجاء تخفيف الضباب خلف المنارة."]);
  expect(rows).toContainEqual([
    "plate_A003_C012_v001.mov",
    "1",
    `'=> "slate" & <clap> are still in: cut from frame 20.\nSound is in sync.`,
  ]);
});

test("export-notes-to-csv keeps line breaks, quotation marks and separators inside their cell", async () => {
  const notes = 'one\ntwo\r\nthree\rfour "quoted", and; more\ttab';
  const text = await exported(createSession({ media: [movie("a.mov", "", [1, notes], [2, "a\nb"])] }));
  expect(text).toContain(`"${notes.replaceAll('"', '""')}"`);
  expect(text).toContain('\r\na.mov,2,"a\nb"\r\n');
  expect(parse(text, { bom: true })[1]).toEqual(["a.mov", "1", notes]);
});

describe("export-notes-to-csv keeps a cell from running as a formula in a spreadsheet", () => {
  const hostile = [
    "=1+1",
    "+1",
    "-1",
    "@A1",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u200B=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ];

  test("in notes of the session, of a movie and of a frame, and in a movie's name", async () => {
    const media = hostile.map((text) => movie(`${text}.mov`, text, [1, text]));
    const text = await exported(createSession({ notes: "=1", media }));
    const [, ...rows] = parse(text, { bom: true });
    expect(rows).toHaveLength(1 + 2 * hostile.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u);
  });

  test("and leaves other cells unchanged", async () => {
    const text = await exported(
      createSession({ notes: "a=b", media: [movie("a-b.mov", "1 + 1", [1, "'=x"])] }),
    );
    expect(text).toContain(",[Session],a=b\r\na-b.mov,[Media File],1 + 1\r\na-b.mov,1,'=x\r\n");
  });
});

describe("the file of export-notes-to-csv", () => {
  const input = stringifySession(createSession({ notes: "Notes" }));

  test("never replaces an existing file", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "Notes from ASDF1234.csv"), "mine");
    for (let i = 0; i < 2; i++) await runExample("export-notes-to-csv.mjs", [folder, ...ONLINE], { input });
    expect((await readdir(folder)).sort()).toEqual([
      "Notes from ASDF1234 (2).csv",
      "Notes from ASDF1234 (3).csv",
      "Notes from ASDF1234.csv",
    ]);
    expect(await readFile(join(folder, "Notes from ASDF1234.csv"), "utf8")).toBe("mine");
  });

  test("is named after the session", async () => {
    const folder = await scratchFolder();
    await runExample("export-notes-to-csv.mjs", [folder, ...OFFLINE], { input });
    expect(await readdir(folder)).toEqual(["Notes from offline session.csv"]);
  });

  test.each(["/..x/evil", "\\..\\..\\evil", "C:evil", "a\nb", "x".repeat(300)])(
    "stays in its folder whatever the key: %j",
    async (key) => {
      const folder = await scratchFolder();
      const inner = join(folder, "inner");
      await mkdir(inner);
      await runExample("export-notes-to-csv.mjs", [inner, `--key=a${key}`, "--save-format=PNG"], { input });
      expect(await readdir(folder)).toEqual(["inner"]);
      expect(await readdir(inner)).toEqual([expect.stringMatching(/^Notes from [^/\\:\n]{1,100}\.csv$/)]);
    },
  );

  test("is written to the desktop, or to the home folder if there is none", async () => {
    const home = await scratchFolder();
    const env = { HOME: home, USERPROFILE: home, OneDrive: join(home, "none") };
    expect(await runExample("export-notes-to-csv.mjs", ONLINE, { input, env })).toMatchObject({
      status: 0,
      stdout: `${join(home, "Notes from ASDF1234.csv")}\n`,
    });
    await mkdir(join(home, "Desktop"));
    expect(await runExample("export-notes-to-csv.mjs", ONLINE, { input, env })).toMatchObject({
      status: 0,
      stdout: `${join(home, "Desktop", "Notes from ASDF1234.csv")}\n`,
    });
  });

  test("causes an error if it cannot be written", async () => {
    const folder = join(await scratchFolder(), "missing");
    const outcome = await runExample("export-notes-to-csv.mjs", [folder, ...ONLINE], { input });
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^export-notes-to-csv\.mjs: ENOENT: .*missing.*\n$/);
  });
});
