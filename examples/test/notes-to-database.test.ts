import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  stringifySession,
  type MediaFile,
} from "@cinesync/session-xml";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase, type NotesDatabase } from "../notes-database/database.mjs";
import { FRAMES, SAMPLE, runExample, scratchFolder, type Outcome } from "./lib/run-example.ts";

/** SQLite in a new file, or a PostgreSQL server on loopback that is emptied before each test. */
interface Place {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly where: () => Promise<string>;
}

function postgresPlace(): Place {
  const port = 41_000 + (process.pid % 20_000);
  let server: PGlite;
  let socket: PGLiteSocketServer;
  return {
    name: "PostgreSQL",
    async start() {
      server = await PGlite.create();
      socket = new PGLiteSocketServer({ db: server, port, host: "127.0.0.1", maxConnections: 8 });
      await socket.start();
    },
    async stop() {
      await socket.stop();
      await server.close();
    },
    async where() {
      await server.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      return `postgres://postgres@127.0.0.1:${String(port)}/postgres`;
    },
  };
}

const PLACES: readonly Place[] = [
  {
    name: "SQLite",
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    where: async () => join(await scratchFolder(), "notes.sqlite"),
  },
  postgresPlace(),
];

function movie(name: string, ...notes: readonly (readonly [frame: number, notes: string])[]): MediaFile {
  return createMediaFile({
    locators: [`/shots/${name}`],
    annotations: notes.map(([frame, text]) => createAnnotation(frame, { notes: text })),
  });
}

describe.each(PLACES)("Notes to Database in $name", ({ name, start, stop, where }) => {
  let place: string;
  beforeAll(start, 60_000);
  afterAll(stop);
  beforeEach(async () => {
    place = await where();
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
    const given = [place, ...args, `--key=${key}`, "--save-format=JPEG", `--save-dir=${FRAMES}`];
    return runExample("notes-to-database.mjs", given, { input });
  }

  async function withDatabase<T>(action: (database: NotesDatabase) => Promise<T>): Promise<T> {
    const database = await openDatabase(place);
    try {
      return await action(database);
    } finally {
      await database.db.destroy();
    }
  }

  const notes = () =>
    withDatabase(async ({ db }) => {
      const rows = await db.selectFrom("note").selectAll().orderBy("id").execute();
      return rows.map(({ movie: of, frame, text, removed_at }) => ({
        movie: of,
        frame,
        text,
        removed: removed_at !== null,
      }));
    });

  const find = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await runExample("find-notes.mjs", [place, ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };

  test("stores notes, drawings, saved frames and links only once, even if it runs twice", async () => {
    const session = await readFile(SAMPLE);
    const first = await save(session);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^16 added, 0 changed, 0 removed, 0 as before/);
    expect((await save(session)).stdout).toMatch(/^0 added, 0 changed, 0 removed, 16 as before/);
    await withDatabase(async ({ db }) => {
      const note = await db
        .selectFrom("note")
        .innerJoin("saved_frame", "saved_frame.note", "note.id")
        .selectAll()
        .where("movie", "=", "sea_0010_comp_v012.mov")
        .where("frame", "=", 48)
        .executeTakeFirstOrThrow();
      expect(note).toMatchObject({
        review: "ASDF1234",
        shot: "sea_0010",
        position: 1,
        timecode: "00:00:01:23",
        drawings: "line, arrow",
        link: '{"version_id":6017}',
        removed_at: null,
      });
      expect(note.svg).toMatch(/^<svg [^]*<\/svg>$/);
      const newest = await readFile(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
      expect(Buffer.compare(note.picture, newest)).toBe(0);
      const pictures = await db.selectFrom("saved_frame").select("note").execute();
      expect(pictures).toHaveLength(6);
    });
  });

  test("finds open notes of a shot, notes since a day, and versions called final", async () => {
    await save([
      movie("sea_0010_comp_v011.mov", [1, "This is final!"]),
      movie("sea_0020_anim_v001.mov", [5, "Slower"]),
    ]);
    await save([movie("sea_0010_comp_v012.mov", [9, "More rain"])], [], "QWER5678");
    await withDatabase(({ db }) =>
      db.updateTable("note").set({ done_at: "2026-01-01" }).where("text", "=", "This is final!").execute(),
    );
    expect(await find("--shot", "sea_0010", "--open")).toMatch(
      /^[\d-]+ {2}QWER5678 {2}sea_0010_comp_v012\.mov, frame 9: More rain\n1 note\n$/,
    );
    expect(await find("FINAL")).toContain("sea_0010_comp_v011.mov, frame 1: This is final!\n1 note");
    expect(await find("--since", "2026-01-01")).toContain("3 notes");
    expect(await find("--since", "2999-01-01")).toBe("0 notes\n");
    await save(await readFile(SAMPLE), [], "SAMPLE12");
    expect(await find("--group", "Night")).toMatch(/^\d+ notes$/m);
    expect(await find('"; DROP')).toBe("0 notes\n");
  });

  test("adds new notes, updates changed ones, marks removed ones, and restores them", async () => {
    await save([movie("a.mov", [1, "One"], [2, "Two"])]);
    const second = await save([movie("b.mov", [9, "Nine"]), movie("a.mov", [1, "One, better"])]);
    expect(second.stdout).toMatch(/^1 added, 1 changed, 1 removed, 0 as before/);
    expect(await notes()).toEqual([
      { movie: "a.mov", frame: 1, text: "One, better", removed: false },
      { movie: "a.mov", frame: 2, text: "Two", removed: true },
      { movie: "b.mov", frame: 9, text: "Nine", removed: false },
    ]);
    await save([movie("a.mov", [1, "One, better"], [2, "Two again"])]);
    expect(await notes()).toMatchObject([{}, { text: "Two again", removed: false }, { removed: true }]);
  });

  test("keeps the record of a note when a later save has the movie's short hash", async () => {
    const known = movie("a.mov", [1, "One"]);
    await save([known]);
    const hash = { kind: "short-hash", value: "91554a8bc6815c5096138ef51bdd32455c9ba40f" } as const;
    await save([{ ...known, locators: [...known.locators, hash] }]);
    expect(await notes()).toHaveLength(1);
  });

  test("keeps reviews of the same movie separate, and needs a name for an offline one", async () => {
    await save([movie("a.mov", [1, "Monday"])]);
    await save([movie("a.mov", [2, "Tuesday"])], [], "QWER5678");
    await save([movie("a.mov", [3, "Home"])], ["at home"], "_OFFLINE_");
    expect(await notes()).toMatchObject([
      { text: "Monday", removed: false },
      { removed: false },
      { removed: false },
    ]);
    const nameless = await save([movie("a.mov", [1, "x"])], [], "_OFFLINE_");
    expect(nameless).toMatchObject({ status: 1, stdout: "" });
    expect(nameless.stderr).toContain("an offline session has no key");
  });

  test("loses only a bad frame", async () => {
    const session = stringifySession(
      createSession({ media: [movie("a.mov", [1, "A"]), movie("b.mov", [7, "B"], [8, "C"])] }),
    ).replace('frame="7"', 'frame="0"');
    const outcome = await save(session);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain("cannot save everything");
    expect(await notes()).toMatchObject([{ text: "A" }, { text: "C" }]);
  });

  test("retries a note that the database rejected", async () => {
    await save([]);
    const isPostgres = name === "PostgreSQL";
    await withDatabase(async ({ db }) => {
      if (isPostgres) await sql`ALTER TABLE note ADD CONSTRAINT not_b CHECK (movie <> 'b.mov')`.execute(db);
      else
        await sql`CREATE TRIGGER no BEFORE INSERT ON note WHEN new.movie = 'b.mov' BEGIN SELECT RAISE(ABORT, 'not b'); END`.execute(
          db,
        );
    });
    const media = [movie("a.mov", [1, "A"]), movie("b.mov", [7, "B"]), movie("c.mov", [1, "C"])];
    const outcome = await save(media);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toMatch(/b\.mov, frame:7:1:.*not/);
    expect(await notes()).toMatchObject([{ movie: "a.mov" }, { movie: "c.mov" }]);
    await withDatabase(async ({ db }) => {
      if (isPostgres) await sql`ALTER TABLE note DROP CONSTRAINT not_b`.execute(db);
      else await sql`DROP TRIGGER no`.execute(db);
    });
    expect((await save(media)).status).toBe(0);
    expect(await notes()).toHaveLength(3);
  });

  // PGlite has a single connection, unlike a server.
  test.skipIf(name === "PostgreSQL")("neither duplicates nor loses a note when two run at once", async () => {
    const session = await readFile(SAMPLE);
    const outcomes = await Promise.all([save(session), save(session)]);
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
    expect(await notes()).toHaveLength(16);
  });
});

test("notes-to-database reports why a database cannot be opened", async () => {
  const missing = join(await scratchFolder(), "missing", "notes.sqlite");
  const args = [missing, "--key=ASDF1234", "--save-format=JPEG"];
  const outcome = await runExample("notes-to-database.mjs", args, {
    input: stringifySession(createSession()),
  });
  expect(outcome).toMatchObject({ status: 1, stdout: "" });
  expect(outcome.stderr).toMatch(/^notes-to-database\.mjs: \S/);
});
