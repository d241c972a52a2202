import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  parseSession,
  parseSessionJson,
  stringifySessionJson,
} from "../../src/index.ts";
import { modelJsonSchema } from "../support/model-json-schema.ts";
import { EVERYTHING } from "../support/sample-documents.ts";
import { currentSession, validSession } from "../support/session-arbitrary.ts";
import { circle } from "../support/circle.ts";

test("schema/session.schema.json is generated from the tables (run node scripts/make-docs.mjs)", async () => {
  const text = await prettier.format(JSON.stringify(modelJsonSchema()), { parser: "json", printWidth: 110 });
  await expect(text).toMatchFileSnapshot("../../schema/session.schema.json");
});

describe("the JSON Schema", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(modelJsonSchema());
  const accepts = (json: string): boolean => validate(JSON.parse(json));

  test("accepts every valid session", () => {
    fc.assert(
      fc.property(fc.oneof(validSession, currentSession), (session) => {
        expect(accepts(stringifySessionJson(session)), JSON.stringify(validate.errors)).toBe(true);
      }),
      { seed: 8, numRuns: Number(process.env["FUZZ_COUNT"] ?? 300) },
    );
  });

  test("accepts preserved content", () => {
    expect(accepts(stringifySessionJson(parseSession(EVERYTHING))), JSON.stringify(validate.errors)).toBe(
      true,
    );
  });

  test("accepts handwritten JSON that leaves out defaults", () => {
    const json = `{ "version": 3, "sessionFeatures": "standard", "media": [
      { "name": "a", "locators": [{ "kind": "path", "value": "/a.mov" }], "annotations": [{ "frame": 7, "notes": "!" }] },
      { "kind": "group-movie", "group": "All Files" }
    ] }`;
    expect(accepts(json), JSON.stringify(validate.errors)).toBe(true);
    expect(parseSessionJson(json).media).toEqual([
      createMediaFile({
        name: "a",
        locators: ["/a.mov"],
        annotations: [createAnnotation(7, { notes: "!" })],
      }),
      createGroupMovie("All Files"),
    ]);
  });

  const drawn = (object: object): object =>
    createSession({
      media: [
        createMediaFile({
          locators: ["/a"],
          annotations: [{ frame: 1, notes: "", objects: [object as never] }],
        }),
      ],
    });

  test("accepts a circle", () => {
    expect(accepts(JSON.stringify(drawn(circle)))).toBe(true);
  });

  test.each<[string, object]>([
    ["no version", { sessionFeatures: "standard" }],
    ["a version below 3", { ...createSession(), version: 2 }],
    ["unknown features", { ...createSession(), sessionFeatures: "free" }],
    ["a field that is not there", { ...createSession(), note: "" }],
    ["a control character", createSession({ notes: "\u0007" })],
    ["a movie without locators", createSession({ media: [{ ...createMediaFile("/a"), locators: [] }] })],
    ["a movie without a name", createSession({ media: [{ ...createMediaFile("/a"), name: "" }] })],
    ["frame 0", createSession({ media: [{ ...createMediaFile("/a"), currentFrame: 0 }] })],
    ["half a frame", createSession({ media: [{ ...createMediaFile("/a"), currentFrame: 1.5 }] })],
    [
      "annotations of a group movie",
      createSession({ media: [{ ...createGroupMovie("a"), annotations: [] } as never] }),
    ],
    [
      "a short hash of 39 characters",
      {
        ...createSession(),
        media: [{ ...createMediaFile("/a"), locators: [{ kind: "short-hash", value: "0".repeat(39) }] }],
      },
    ],
    ["an unknown kind of drawing object", drawn({ ...circle, kind: "square" })],
    ["a color by name", drawn({ ...circle, color: "red" })],
    ["an alpha above 1", drawn({ ...circle, alpha: 1.5 })],
    ["an alpha that is not a number", drawn({ ...circle, alpha: "NaN" })],
    ["a coordinate that is a text", drawn({ ...circle, startPoint: { x: "0", y: 0 } })],
    ["a point that lacks a coordinate", drawn({ ...circle, startPoint: { x: 0 } })],
    [
      "a line without points",
      drawn({ kind: "line", id: "", color: "#000000", alpha: 1, thickness: 1, points: [] }),
    ],
    [
      "an erase with pressure",
      drawn({ kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0, alpha: 1 }] }),
    ],
  ])("rejects %s", (_, session) => {
    expect(accepts(JSON.stringify(session))).toBe(false);
  });
});
