import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type Annotation,
  type DrawingObject,
  type PreservedContent,
  type Locator,
  type Media,
  type Session,
} from "@cinesync/session-xml";
import fc from "fast-check";

// Small alphabets, so that two sessions have something in common.
const word = fc.constantFrom("a", "b", "c", "Ünï", "keep it", "");
const text = fc.oneof(
  word,
  fc.array(word, { maxLength: 3 }).map((lines) => lines.join("\n")),
  fc.string({ maxLength: 5 }),
);
const unit = fc.constantFrom(0, 0.25, 0.5, 1);
const id = fc.constantFrom("", "x:1", "x:2");
const position = fc.record({ x: unit, y: unit });

const preserved: fc.Arbitrary<PreservedContent> = fc.record(
  {
    attributes: fc.uniqueArray(
      fc.record({ name: fc.constantFrom("note", "rev"), namespace: fc.constant(""), value: word }),
      { minLength: 1, maxLength: 2, selector: ({ name }) => name },
    ),
    content: fc.array(
      fc.record({
        follows: fc.constantFrom("", "notes", "line[1]", "media[1]"),
        node: fc.record({
          kind: fc.constant("element" as const),
          name: fc.constantFrom("later", "newer"),
          namespace: fc.constant("urn:example:later"),
          attributes: fc.constant([]),
          children: fc.constant([]),
        }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
const maybeExtra = fc.option(preserved, { nil: undefined, freq: 8 });

function withExtra<T extends object>(value: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc
    .tuple(value, maybeExtra)
    .map(([one, more]) => (more && Object.keys(more).length > 0 ? { ...one, preserved: more } : one));
}

const drawing: fc.Arbitrary<DrawingObject> = fc.oneof(
  fc.record({
    kind: fc.constant("line" as const),
    id,
    color: fc.constantFrom("#ff0000", "#00ff00"),
    alpha: unit,
    thickness: fc.constant(0.01),
    points: fc.array(fc.record({ x: unit, y: unit, alpha: unit }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("erase" as const),
    id,
    thickness: fc.constant(0.02),
    points: fc.array(position, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("circle" as const),
    id,
    color: fc.constant("#0000ff"),
    alpha: unit,
    startPoint: position,
    endPoint: position,
  }),
  fc.record({
    kind: fc.constant("text" as const),
    id,
    startPoint: position,
    endPoint: position,
    background: fc.constant({ color: "#000000", alpha: 1 }),
    foreground: fc.constant({ color: "#ffffff", alpha: 1 }),
    p: word,
  }),
);

const annotationArbitrary: fc.Arbitrary<Annotation> = withExtra(
  fc
    .record({
      frame: fc.integer({ min: 1, max: 4 }),
      notes: text,
      objects: fc.array(drawing, { maxLength: 4 }),
    })
    .map(({ frame, ...init }) => createAnnotation(frame, init)),
);

const locator: fc.Arbitrary<Locator> = fc.oneof(
  fc.record({
    kind: fc.constant("path" as const),
    value: fc.constantFrom("/m/a.mov", "/m/b.mov", "C:\\m\\c.mov"),
  }),
  fc.record({
    kind: fc.constant("url" as const),
    value: fc.constantFrom("https://example.com/a.mov", "ftp://u@h/b"),
  }),
  fc.record({
    kind: fc.constant("short-hash" as const),
    value: fc.constantFrom("1".repeat(40), "2".repeat(40)),
  }),
);

const groups = fc.uniqueArray(fc.constantFrom("Day 1", "Day 2", "Hero"), { maxLength: 2 });
const playRange = fc.constantFrom({ inFrame: 1, outFrame: 9, playOnlyRange: true }, undefined);

const media: fc.Arbitrary<Media> = fc.oneof(
  {
    weight: 5,
    arbitrary: withExtra(
      fc
        .record({
          locators: fc.uniqueArray(locator, { minLength: 1, maxLength: 3, selector: ({ value }) => value }),
          name: fc.constantFrom("a.mov", "b.mov"),
          notes: text,
          groups,
          userData: word,
          active: fc.boolean(),
          annotations: fc.array(annotationArbitrary, { maxLength: 4 }),
          range: playRange,
        })
        .map(({ range, ...init }) => createMediaFile({ ...init, ...(range ? { playRange: range } : {}) })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("Day 1", "Hero"), groups)
      .map(([group, memberships]) => createGroupMovie(group, { groups: memberships })),
  },
);

function session(playlist: fc.Arbitrary<readonly Media[]>): fc.Arbitrary<Session> {
  return withExtra(
    fc
      .record({
        userData: word,
        groups,
        notes: text,
        chat: text.map(encodeURIComponent),
        media: playlist,
        sessionFeatures: fc.constantFrom("standard" as const, "pro" as const),
      })
      .map(createSession),
  );
}

/** Any session; a movie can be in its playlist several times, and locators can contradict each other. */
export const sessionArbitrary: fc.Arbitrary<Session> = session(fc.array(media, { maxLength: 4 }));

/** A session as people make it: every movie once, each with its own locators. */
export const tidySessionArbitrary: fc.Arbitrary<Session> = session(
  fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(["path", "url", "hash"], { minLength: 1 }), media),
      {
        maxLength: 4,
        selector: ([number, , entry]) => (entry.kind === "file" ? String(number) : entry.group),
      },
    )
    .map((entries) =>
      entries.map(([number, kinds, entry]): Media => {
        if (entry.kind === "group-movie") return entry;
        const locators = kinds.map((kind): Locator => {
          if (kind === "path") return { kind, value: `/m/${number}.mov` };
          if (kind === "url") return { kind, value: `https://example.com/${number}.mov` };
          return { kind: "short-hash", value: String(number).repeat(40) };
        });
        return { ...entry, locators };
      }),
    ),
);
