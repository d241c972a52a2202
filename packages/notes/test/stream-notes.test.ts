import {
  type Annotation,
  createAnnotation,
  type DrawingObject,
  type MediaAttributes,
  type SessionPart,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CsvOptions,
  type JsonOptions,
  type MarkdownOptions,
  noteRowsFromParts,
  notesToCsvChunks,
  notesToJsonChunks,
  notesToJsonLinesChunks,
  notesToMarkdownChunks,
  type NotesTextFormat,
  type Overflow,
  type ScratchSpace,
  streamNotes,
} from "../src/index.ts";
import { arrow, circle, collect, erase, line, words } from "./fixtures.ts";

/** Counts what is done with all the room that is made. */
class Room {
  writtenBytes = 0;
  readBytes = 0;

  /** New room in memory, which knows nothing but what was written there. */
  make(): ScratchSpace {
    const held: number[] = [];
    return {
      write: async (position, bytes) => {
        await Promise.resolve();
        if (position > held.length) throw new Error("a gap was left");
        bytes.forEach((byte, at) => (held[position + at] = byte));
        this.writtenBytes += bytes.length;
      },
      read: async (position, into) => {
        await Promise.resolve();
        if (position + into.length > held.length) throw new Error("read past the end");
        for (let at = 0; at < into.length; at++) into[at] = held[position + at] ?? 0;
        this.readBytes += into.length;
      },
    };
  }
}

function overflowInto(room: Room, memory?: number): Overflow & { opened: number } {
  const overflow = {
    opened: 0,
    open: (): Promise<ScratchSpace> => {
      overflow.opened++;
      return Promise.resolve(room.make());
    },
    ...(memory === undefined ? {} : { memory }),
  };
  return overflow;
}

const ATTRIBUTES: MediaAttributes = { userData: "", active: false, currentFrame: 1, framesPerSecond: 24 };

function* movieOf(annotations: Iterable<Annotation>): Generator<SessionPart> {
  yield { kind: "media-start", value: ATTRIBUTES };
  for (const value of annotations) yield { kind: "annotation", value };
  yield { kind: "media-name", value: "late.mov" };
  yield { kind: "media-locators", value: [{ kind: "path", value: "/late.mov" }] };
  yield { kind: "media-notes", value: "On all of it." };
  yield { kind: "media-end" };
}

async function inMemory(parts: Iterable<SessionPart>, format: NotesTextFormat): Promise<string> {
  const rows = noteRowsFromParts(parts);
  const chunks = {
    csv: () => notesToCsvChunks(rows, format as CsvOptions),
    json: () => notesToJsonChunks(rows, format as JsonOptions),
    jsonl: () => notesToJsonLinesChunks(rows),
    md: () => notesToMarkdownChunks(rows, format as MarkdownOptions),
  };
  return (await collect(chunks[format.format]())).join("");
}

async function streamed(
  parts: Iterable<SessionPart>,
  format: NotesTextFormat,
  overflow: Overflow,
): Promise<string> {
  return (await collect(streamNotes(parts, format, { overflow }))).join("");
}

/** As JSON Lines, in which everything is. */
function lines(parts: Iterable<SessionPart>, overflow?: Overflow): Promise<string> {
  const format = { format: "jsonl" } as const;
  return overflow === undefined ? inMemory(parts, format) : streamed(parts, format, overflow);
}

const FORMATS: readonly NotesTextFormat[] = [
  { format: "csv" },
  { format: "csv", formulas: "neutralise", delimiter: ";", columns: ["drawings", "notes", "key", "notes"] },
  { format: "json" },
  { format: "json", indent: 0 },
  { format: "jsonl" },
  { format: "md" },
];

const object: fc.Arbitrary<DrawingObject> = fc.oneof(
  fc.constantFrom(erase, circle, arrow, words),
  fc
    .array(fc.record({ x: fc.double(), y: fc.double() }), { minLength: 1, maxLength: 4 })
    .map((points) => ({ ...line, points })),
);
const annotation = fc.record({
  frame: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  notes: fc.oneof(
    fc.constantFrom(
      "",
      " \n",
      "\ufeffa",
      "\ud800",
      "\r\n",
      "a\r",
      "\r\rb\r\r",
      "\n- b \n",
      "c\u0085",
      " =1",
      "\u2028d",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  ),
  objects: fc.array(object, { maxLength: 3 }),
});
const inFrameOrder = (annotations: readonly Annotation[]): Annotation[] =>
  annotations.toSorted((a, b) => a.frame - b.frame);
const annotations = fc
  .tuple(
    fc.array(
      annotation.map(({ frame, ...rest }) => createAnnotation(frame, rest)),
      { maxLength: 40 },
    ),
    fc.boolean(),
  )
  .map(([all, isSorted]) => (isSorted ? inFrameOrder(all) : all));
/** Whatever a movie has, in any order. */
const movieParts: fc.Arbitrary<SessionPart[]> = fc
  .record({
    annotations,
    name: fc.constantFrom("a.mov", "b.mov"),
    groups: fc.array(fc.constantFrom("Comp", "Edit"), { maxLength: 2 }),
    notes: fc.constantFrom("", "On all of it."),
    isGroup: fc.boolean(),
  })
  .chain(({ annotations: all, name, groups, notes, isGroup }) => {
    const others: SessionPart[] = [
      { kind: "media-name", value: name },
      { kind: "media-locators", value: [{ kind: "path", value: `/${name}` }] },
      { kind: "media-notes", value: notes },
      ...groups.map((value): SessionPart => ({ kind: "media-group", value })),
      ...(isGroup && notes === "" ? [{ kind: "media-group-movie", value: "Comp" } as const] : []),
    ];
    const places = fc.array(fc.nat({ max: all.length }), {
      minLength: others.length,
      maxLength: others.length,
    });
    return places.map((at) => {
      const parts: SessionPart[] = all.map((value) => ({ kind: "annotation", value }));
      others.forEach((part, index) => parts.splice(at[index] ?? 0, 0, part));
      return [{ kind: "media-start", value: ATTRIBUTES }, ...parts, { kind: "media-end" }];
    });
  });

describe("notes that are too many for memory", () => {
  test("give the same rows from wherever they were, to the letter", async () => {
    let overflown = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(movieParts, { maxLength: 3 }),
        fc.constantFrom(0, 100, 700, 3000),
        fc.constantFrom(...FORMATS),
        async (movies, memory, format) => {
          const overflow = overflowInto(new Room(), memory);
          const parts = movies.flat();
          expect(await streamed(parts, format, overflow)).toBe(await inMemory(parts, format));
          overflown += overflow.opened;
        },
      ),
      { numRuns: 1000 },
    );
    expect(overflown).toBeGreaterThan(200);
  });

  test("stay in memory while they are few", async () => {
    const overflow = overflowInto(new Room());
    const few = Array.from({ length: 500 }, (_, index) =>
      createAnnotation(500 - index, { notes: "x", objects: [line] }),
    );
    await lines(movieOf(few), overflow);
    expect(overflow.opened).toBe(0);
  });

  test("are written and read once when they come in frame order, though several are on one frame", async () => {
    const room = new Room();
    const many = Array.from({ length: 3000 }, (_, index) =>
      createAnnotation(1 + Math.floor(index / 2), { notes: `note ${index}`, objects: [line] }),
    );
    const text = await lines(movieOf(many), overflowInto(room, 1));
    expect(text).toBe(await lines(movieOf(many)));
    expect(room.writtenBytes).toBeGreaterThan(100_000);
    expect(room.readBytes).toBe(room.writtenBytes);
    // What is drawn a second time on a frame is all that is kept of drawings.
    expect(room.writtenBytes).toBeLessThan(700_000);
  });

  test("are merged again and again when they come in no order at all", async () => {
    const count = 17_000;
    const room = new Room();
    const many = Array.from({ length: count }, (_, index) =>
      createAnnotation(count - index, { notes: `note ${index}` }),
    ).filter(({ frame }) => frame > 0);
    expect(await lines(movieOf(many), overflowInto(room, 0))).toBe(await lines(movieOf(many)));
    // More than twice: runs are merged to larger ones, and these once more.
    const once = new Room();
    await lines(movieOf(inFrameOrder(many)), overflowInto(once, 0));
    expect(room.writtenBytes).toBeGreaterThan(2.5 * once.writtenBytes);
  });

  test("may each be larger than any buffer", async () => {
    const long = ["a", "é", "\u{1f3ac}"].map((character) => character.repeat(150_000));
    const points = Array.from({ length: 30_000 }, (_, index) => ({ x: index, y: -index }));
    const drawn = createAnnotation(2, { objects: [{ ...line, points }] });
    const many = [3, 1, 2, 1].map((frame, index) =>
      createAnnotation(frame, { notes: long[index] ?? "short" }),
    );
    const all = [...many, drawn, drawn, ...many];
    expect(await lines(movieOf(all), overflowInto(new Room(), 0))).toBe(await lines(movieOf(all)));
  });

  test("room that fails makes it fail, before any row of the movie", async () => {
    const full: Overflow = { open: () => Promise.reject(new Error("no space left")), memory: 0 };
    const parts = movieOf([createAnnotation(1, { notes: "x" })]);
    const text = streamNotes(parts, { format: "jsonl" }, { overflow: full });
    await expect(text.next()).rejects.toThrow("no space left");
  });
});
