import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  stringifySession,
  type MediaFile,
} from "@cinesync/session-xml";
import sqlite from "node-sqlite3-wasm";
import { beforeEach, describe, expect, test } from "vitest";
import { FRAMES, SAMPLE, runExample, scratchFolder, type Outcome } from "./lib/run-example.ts";

let file: string;

beforeEach(async () => {
  file = join(await scratchFolder(), "notes.sqlite");
});

function save(
  session: string | Uint8Array | readonly MediaFile[],
  args: readonly string[] = [],
  key = "ASDF1234",
): Promise<Outcome> {
  const input =
    typeof session === "string" || session instanceof Uint8Array
      ? session
      : stringifySession(createSession({ media: session }));
  const given = [file, ...args, `--key=${key}`, "--save-format=JPEG", `--save-dir=${FRAMES}`];
  return runExample("notes-to-database.mjs", given, { input });
}

function query(sql: string): Record<string, unknown>[] {
  const database = new sqlite.Database(file, { fileMustExist: true });
  try {
    return database.all(sql);
  } finally {
    database.close();
  }
}

function change(sql: string): void {
  const database = new sqlite.Database(file);
  database.exec(sql);
  database.close();
}

function movie(name: string, ...notes: readonly (readonly [frame: number, notes: string])[]): MediaFile {
  return createMediaFile({
    locators: [`/shots/${name}`],
    annotations: notes.map(([frame, text]) => createAnnotation(frame, { notes: text })),
  });
}

const NOTES = "SELECT id, movie, frame, text, removed FROM note ORDER BY id";

test("notes, drawings, saved frames and links are in the database", async () => {
  expect(await save(await readFile(SAMPLE))).toEqual({
    status: 0,
    stderr: "",
    stdout: `16 added, 0 changed, 0 removed, 0 as before: ${file}\n`,
  });
  const [note] = query(
    "SELECT * FROM note JOIN saved_frame ON note = id WHERE frame = 48 AND movie = 'sea_0010_comp_v012.mov'",
  );
  expect(note).toMatchObject({
    review: "ASDF1234",
    place: 1,
    timecode: "00:00:01:23",
    text: "The wet rocks under the tower draw the eye: half a stop down, “only” the highlights.",
    drawings: "line, arrow",
    link: '{"version_id":6017}',
    removed: 0,
  });
  expect(note?.["svg"]).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>$/s);
  const newest = await readFile(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
  expect(Buffer.compare(note?.["picture"] as Uint8Array, newest)).toBe(0);
  expect(query("SELECT count(*) AS count FROM saved_frame")).toEqual([{ count: 6 }]);
});

describe("run again", () => {
  test("nothing is there twice, and nothing is written anew", async () => {
    const session = await readFile(SAMPLE);
    await save(session);
    const before = [query("SELECT * FROM note"), query("SELECT * FROM saved_frame")];
    expect((await save(session)).stdout).toMatch(/^0 added, 0 changed, 0 removed, 16 as before/);
    expect([query("SELECT * FROM note"), query("SELECT * FROM saved_frame")]).toEqual(before);
  });

  test("two at once neither double nor lose a note", async () => {
    const session = await readFile(SAMPLE);
    const outcomes = await Promise.all([save(session), save(session)]);
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
    expect(query("SELECT count(*) AS count FROM note")).toEqual([{ count: 16 }]);
  });

  test("what is new is added, what was changed is changed, what was removed is marked, and can come back", async () => {
    await save([movie("a.mov", [1, "One"], [2, "Two"])]);
    const second = await save([movie("b.mov", [9, "Nine"]), movie("a.mov", [1, "One, better"])]);
    expect(second.stdout).toMatch(/^1 added, 1 changed, 1 removed, 0 as before/);
    expect(query(NOTES)).toEqual([
      { id: 1, movie: "a.mov", frame: 1, text: "One, better", removed: 0 },
      { id: 2, movie: "a.mov", frame: 2, text: "Two", removed: 1 },
      { id: 3, movie: "b.mov", frame: 9, text: "Nine", removed: 0 },
    ]);
    await save([movie("a.mov", [1, "One, better"], [2, "Two again"])]);
    expect(query(NOTES)).toMatchObject([{ id: 1 }, { id: 2, text: "Two again", removed: 0 }, { removed: 1 }]);
  });

  test("a note keeps its record when the session comes to know the movie's short hash", async () => {
    const known = movie("a.mov", [1, "One"]);
    await save([known]);
    const hash = { kind: "short-hash", value: "a8f1b9f7eecf220449f5e1edbc261028f7d6b842" } as const;
    await save([{ ...known, locators: [...known.locators, hash] }]);
    expect(query("SELECT id, key FROM note")).toEqual([{ id: 1, key: `frame:1:1:short-hash:${hash.value}` }]);
  });
});

describe("the failure of one movie does not stop the others", () => {
  const media = [movie("a.mov", [1, "A"]), movie("b.mov", [7, "B"]), movie("c.mov", [1, "C"])];

  test("a movie with a frame that is none: what was known of it stays", async () => {
    await save(media);
    const session = stringifySession(createSession({ media: [...media, movie("d.mov", [1, "D"])] })).replace(
      'frame="7"',
      'frame="0"',
    );
    const outcome = await save(session);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toMatch(/All is saved but this: .*b\.mov.* frame 0/);
    expect(query(NOTES)).toMatchObject([
      { movie: "a.mov", removed: 0 },
      { movie: "b.mov", text: "B", removed: 0 },
      { movie: "c.mov", removed: 0 },
      { movie: "d.mov", removed: 0 },
    ]);
  });

  test("a note that the database refuses is tried again the next time", async () => {
    await save([]);
    change(
      "CREATE TRIGGER no BEFORE INSERT ON note WHEN new.movie = 'b.mov' BEGIN SELECT RAISE(ABORT, 'not b'); END",
    );
    const outcome = await save(media);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain("b.mov, frame:7:1:path:/shots/b.mov: not b");
    expect(query(NOTES)).toMatchObject([{ movie: "a.mov" }, { movie: "c.mov" }]);
    change("DROP TRIGGER no");
    expect((await save(media)).status).toBe(0);
    expect(query(NOTES)).toHaveLength(3);
  });
});

describe("a review", () => {
  test("does not touch the notes of another one on the same movie", async () => {
    await save([movie("a.mov", [1, "Monday"])]);
    await save([movie("a.mov", [2, "Tuesday"])], [], "QWER5678");
    await save([movie("a.mov", [3, "Home"])], ["at home"], "_OFFLINE_");
    expect(query("SELECT review, text, removed FROM note ORDER BY id")).toEqual([
      { review: "ASDF1234", text: "Monday", removed: 0 },
      { review: "QWER5678", text: "Tuesday", removed: 0 },
      { review: "at home", text: "Home", removed: 0 },
    ]);
  });

  test("has to have a name when there is no key", async () => {
    const outcome = await save([movie("a.mov", [1, "x"])], [], "_OFFLINE_");
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("An offline session has no key");
  });
});

test("a database that cannot be opened is an error", async () => {
  file = join(file, "missing", "notes.sqlite");
  const outcome = await save([movie("a.mov", [1, "x"])]);
  expect(outcome).toMatchObject({ status: 1, stdout: "" });
  expect(outcome.stderr).toMatch(/^notes-to-database\.mjs: \S/);
});
