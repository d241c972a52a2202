import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  collectSession,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  parseSessionJson,
  sessionParts,
  stringifySessionJson,
  type PreservedContent,
  type Media,
  type Session,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSplitter, type JsonPiece } from "../src/lib/session/json-splitter.ts";
import { readLargeJson } from "../src/lib/session/read-large-json.ts";
import { playground } from "./support/run.ts";

const folder = playground();
const file = join(folder, "session.json");

async function readLarge(text: string | Uint8Array): Promise<Session> {
  writeFileSync(file, text);
  return collectSession(readLargeJson(file));
}

// Text that looks like what the splitter looks for.
const text = fc.oneof(
  fc.constantFrom("", "media", '"annotations":[', "]}", "\\", '\\"', "ü", "波"),
  fc.string({ maxLength: 6 }),
);
const preserved = fc.record({
  content: fc.array(
    fc.record({
      follows: fc.constantFrom("", "annotation[1]", "annotation[2]", "media[1]", "media[2]", "name"),
      node: fc.record({ kind: fc.constant("text" as const), text }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

function withExtra<T extends object>(value: T, more: PreservedContent | undefined): T {
  return more ? { ...value, preserved: more } : value;
}

const annotation = fc
  .tuple(fc.integer({ min: 1, max: 9 }), text, fc.option(fc.double(), { nil: undefined }))
  .map(([frame, notes, x]) =>
    createAnnotation(frame, {
      notes,
      objects:
        x === undefined
          ? []
          : [
              {
                kind: "erase",
                id: "media",
                thickness: 1,
                points: [
                  { x, y: 0 },
                  { x: 1, y: -0 },
                ],
              },
            ],
    }),
  );
const media: fc.Arbitrary<Media> = fc.oneof(
  fc
    .tuple(
      text,
      fc.array(annotation, { maxLength: 4 }),
      fc.option(preserved, { nil: undefined }),
      fc.boolean(),
    )
    .map(([notes, annotations, more, graded]) =>
      withExtra(
        createMediaFile({
          locators: ["/a"],
          name: "annotations",
          notes,
          annotations,
          ...(graded ? { colorGrading: { gamma: NaN } } : {}),
        }),
        more,
      ),
    ),
  fc.constant(createGroupMovie("media")),
);
const session: fc.Arbitrary<Session> = fc
  .tuple(fc.array(media, { maxLength: 4 }), text, fc.option(preserved, { nil: undefined }))
  .map(([playlist, notes, more]) =>
    withExtra(createSession({ media: playlist, notes, groups: ["annotations"] }), more),
  );

describe("reading a large session in JSON", () => {
  it("gives the same parts as reading a small one, for any session and any white space", async () => {
    await fc.assert(
      fc.asyncProperty(session, fc.constantFrom(0, 1, "\t"), async (any, indent) => {
        const json = stringifySessionJson(any, indent);
        expect(await readLarge(json)).toEqual(collectSession(sessionParts(parseSessionJson(json))));
      }),
    );
  });

  it("takes fields in any order, and a byte order mark", async () => {
    const json =
      '\ufeff{ "media" : [ {"annotations":[ {"frame":2} , {"frame":1,"notes":"n"} ],"preserved":{"content":[{"follows":"annotation[1]","node":{"kind":"text","text":"t"}}]},"locators":[{"kind":"path","value":"/a"}],"name":"a","userData":"u"} ],\n"version":3,"sessionFeatures":"standard"}';
    expect(await readLarge(json)).toEqual(parseSessionJson(json.slice(1)));
  });

  it.each([
    [
      "movies twice",
      '{"version":3,"sessionFeatures":"standard","media":[],"media":[{"name":"a","locators":[{"kind":"path","value":"/a"}]}]}',
      "twice",
    ],
    ["annotations twice", movie('"annotations":[],"annotations":[{"frame":1}]'), "twice"],
    ["a comma too many", movie('"annotations":[{"frame":1},]'), "not JSON"],
    ["a comma too many between movies", '{"version":3,"sessionFeatures":"standard","media":[,]}', "JSON"],
    ["a bracket that does not fit", movie('"annotations":[{"frame":1]]'), "JSON"],
    [
      "a field that is not there",
      movie('"annotations":[{"frame":1},{"frame":1,"color":1}]'),
      'no field "color"',
    ],
    ["an annotation that is no object", movie('"annotations":[7]'), "object"],
    ["a movie that is no object", '{"version":3,"sessionFeatures":"standard","media":["a"]}', "object"],
    ["an end too early", movie('"annotations":[{"frame":1},{"frame":1').slice(0, -3), "JSON"],
    ["nothing but a list", "[]", "object"],
  ])("refuses %s", async (_, json, message) => {
    await expect(readLarge(json)).rejects.toThrow(message);
  });

  it("says which annotation is wrong", async () => {
    await expect(readLarge(movie('"annotations":[{"frame":1},{"frame":1},{"frame":"x"}]'))).rejects.toThrow(
      "/session/media[1]/annotation[3]",
    );
  });

  it("refuses what is not UTF-8", async () => {
    const bytes = Buffer.from(movie('"annotations":[{"frame":1,"notes":"\u00ff"}]'), "latin1");
    await expect(readLarge(bytes)).rejects.toThrow("not UTF-8");
  });
});

describe("cutting JSON into pieces", () => {
  it("is the same for any chunks", () => {
    const json = Buffer.from(
      stringifySessionJson(
        createSession({
          notes: '"media":[',
          media: [
            createMediaFile({
              locators: ["/a"],
              notes: "]ü\\",
              annotations: [createAnnotation(1), createAnnotation(2)],
            }),
            createMediaFile("/b"),
          ],
        }),
      ),
    );
    const cut = (chunks: readonly Uint8Array[]): readonly (readonly JsonPiece[] | string | undefined)[] => {
      const splitter = new JsonSplitter();
      const pieces = chunks.flatMap((chunk) => splitter.write(chunk));
      return [pieces, splitter.end()];
    };
    const whole = cut([json]);
    expect(whole[0]).toHaveLength(4);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: json.length }), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), json.length];
        expect(cut(places.slice(1).map((end, index) => json.subarray(places[index], end)))).toEqual(whole);
      }),
    );
    expect(cut(Array.from(json, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });
});

function movie(fields: string): string {
  return `{"version":3,"sessionFeatures":"standard","media":[{"name":"a","locators":[{"kind":"path","value":"/a"}],${fields}}]}`;
}
