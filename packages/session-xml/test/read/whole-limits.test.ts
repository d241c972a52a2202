import { describe, expect, test } from "vitest";
import { collectSession, parseSession, readMedia, readSession, readSessionParts } from "../../src/index.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { errorOf } from "../support/error-of.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

const movie = media("<group>a</group><group>b</group>" + annotation("", 1) + annotation("", 2));
const xml = session(`<group>a</group>${movie}${movie}`);

describe("content that is kept as a whole has a limit", () => {
  test.each([
    ["media", 2, "/session/media[2]"],
    ["annotations", 4, "/session/media[2]/annotation[2]"],
    ["groups", 5, "/session/media[2]/group[2]"],
  ] as const)("%s, as many as %d", (limit, count, path) => {
    for (const engine of ENGINES) {
      expect(parseWith(engine, xml, { limits: { [limit]: count } }).media).toHaveLength(2);
      const error = errorOf(() => parseWith(engine, xml, { limits: { [limit]: count - 1 } }));
      expect(error).toMatchObject({ code: "limit-exceeded", path, details: { limit, maximum: count - 1 } });
    }
  });

  test("for a session from any source", async () => {
    const limits = { media: 1 };
    await expect(readSession([xml], { limits })).rejects.toMatchObject({ code: "limit-exceeded" });
    expect(() => parseSession(new TextEncoder().encode(xml), { limits })).toThrow(/limits\.media/);
  });

  test("for one movie, however many movies there are", async () => {
    const limits = { media: 0, annotations: 2, groups: 2 };
    let count = 0;
    for await (const entry of readMedia(xml, { limits })) count += entry.groups.length;
    expect(count).toBe(4);
    await expect(readMedia(xml, { limits: { annotations: 1 } }).next()).rejects.toMatchObject({
      path: "/session/media[1]/annotation[2]",
    });
  });

  test("but not for parts, which are not kept", async () => {
    const limits = { media: 0, annotations: 0, groups: 0 };
    const parts = readSessionParts(xml, { limits });
    expect(await collectSession(parts)).toEqual(parseSession(xml));
  });
});
