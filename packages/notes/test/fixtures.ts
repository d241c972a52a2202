import {
  type Annotation,
  type Arrow,
  type Circle,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type Erase,
  type Line,
  type MediaFile,
  type Session,
  type TextObject,
} from "@cinesync/session-xml";
import fc from "fast-check";

export const HASH_A = "a".repeat(40);
export const HASH_B = "b".repeat(40);

export const line: Line = {
  kind: "line",
  id: "0:1",
  color: "#ff0000",
  alpha: 1,
  thickness: 0.01,
  points: [
    { x: 0.1, y: 0.2, alpha: 0.5 },
    { x: 0.3, y: 0.4, alpha: 1 },
  ],
};

export const erase: Erase = {
  kind: "erase",
  id: "",
  thickness: 0.02,
  points: [{ x: 0.1, y: 0.2 }],
};

export const circle: Circle = {
  kind: "circle",
  id: "",
  color: "#00ff00",
  alpha: 1,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
};

export const arrow: Arrow = {
  kind: "arrow",
  id: "",
  color: "#0000ff",
  alpha: 0.5,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
  flipSide: true,
};

export const words: TextObject = {
  kind: "text",
  id: "",
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
  background: { color: "#000000", alpha: 0.5 },
  foreground: { color: "#ffffff", alpha: 1 },
  p: "here",
};

/** A playlist of three entries, the middle one a group movie, with notes on everything that can have them. */
export function reviewSession(more: Partial<Session> = {}): Session {
  return createSession({
    notes: "Good session.",
    groups: ["Comp"],
    userData: '{"shotgrid":{"playlist_id":7}}',
    media: [
      createMediaFile({
        locators: ["/shows/tides/shot_010.mov", HASH_A],
        framesPerSecond: 24,
        groups: ["Comp"],
        userData: '{"shotgrid":{"version_id":17}}',
        notes: "Nearly there.",
        playRange: { inFrame: 5, outFrame: 60, playOnlyRange: true },
        annotations: [
          createAnnotation(38, { notes: "Soften the edge.", objects: [line] }),
          createAnnotation(12, { notes: "Brighter.\nAnd warmer." }),
          createAnnotation(38, { notes: "Flip it?", objects: [arrow, line] }),
          createAnnotation(40, { objects: [circle] }),
        ],
      }),
      createGroupMovie("Comp"),
      createMediaFile({
        locators: ["https://media.example.com/shot_020.mov"],
        userData: "ask Kim",
        annotations: [createAnnotation(1, { notes: "Starts late." })],
      }),
    ],
    ...more,
  });
}

/** A movie with values that factories reject but a file can contain. */
export function movie(frames: Readonly<Record<number, string>>, more: Partial<MediaFile> = {}): MediaFile {
  return {
    ...createMediaFile({ locators: ["/shows/tides/shot_010.mov"], framesPerSecond: 24 }),
    annotations: Object.entries(frames).map(([frame, notes]) => ({
      ...createAnnotation(1, { notes }),
      frame: Number(frame),
    })),
    ...more,
  };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const notes = fc.string({ unit: "grapheme", maxLength: 20 });
const object = fc.constantFrom(line, erase, circle, arrow, words);

const annotation: fc.Arbitrary<Annotation> = fc.record({
  frame: fc.integer({ min: 1, max: 50 }),
  notes,
  objects: fc.array(object, { maxLength: 3 }),
});

const mediaFile: fc.Arbitrary<MediaFile> = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 10 }),
    locators: fc.array(
      fc.oneof(
        fc.constantFrom(HASH_A, HASH_B),
        fc.constantFrom("/a.mov", "/b.mov", "C:\\c d\\é.mov", "relative.mov", "\\\\host\\share\\x.mov"),
        fc.constantFrom("https://example.com/a.mov?x=1&y=2", "ftp://me@example.com/b.mov"),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    framesPerSecond: fc.constantFrom(24, 23.976, 25, 29.97, 30, 50, 59.94),
    notes,
    userData: fc.oneof(fc.json(), notes),
    groups: fc.array(fc.constantFrom("Comp", "Edit"), { maxLength: 2 }),
    annotations: fc.array(annotation, { maxLength: 6 }),
  })
  .map((init) => createMediaFile(init));

/** Sessions with everything that notes are made from. */
export const sessions: fc.Arbitrary<Session> = fc
  .record({
    notes,
    userData: fc.oneof(fc.json(), notes),
    media: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: mediaFile },
        { weight: 1, arbitrary: fc.constant(createGroupMovie("Comp")) },
      ),
      {
        maxLength: 4,
      },
    ),
  })
  .map((init) => createSession(init));
