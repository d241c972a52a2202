import { describe, expect, test } from "vitest";
import {
  collectSession,
  encodeSession,
  parseSession,
  parseSessionJson,
  readMedia,
  readSession,
  readSessionParts,
  sessionParts,
  SessionXmlError,
  stringifySession,
  stringifySessionJson,
  writeSession,
  writeSessionParts,
  writeSessionPartsBytes,
} from "../../src/index.ts";
import { generateDocument } from "../support/documents.ts";
import { infoset } from "../support/infoset.ts";
import { annotation, EVERYTHING, media, session, STROKES } from "../support/sample-documents.ts";

const COUNT = Number(process.env["LOSSLESS_COUNT"] ?? 600);

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** Returns the bytes in chunks that share one buffer. */
async function* overwriting(bytes: Uint8Array, buffer: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += buffer.length) {
    const chunk = bytes.subarray(start, start + buffer.length);
    buffer.fill(0);
    buffer.set(chunk);
    yield await Promise.resolve(buffer.subarray(0, chunk.length));
  }
}

/** Reads and writes with every function, and compares the results with the file. */
async function expectLossless(xml: string): Promise<void> {
  const expected = infoset(xml);
  const model = parseSession(xml);
  const written = stringifySession(model);
  expect(infoset(written)).toEqual(expected);
  expect(stringifySession(model)).toBe(written);
  expect(parseSession(written)).toEqual(model);
  expect(stringifySession(parseSession(written))).toBe(written);
  expect(new TextDecoder().decode(encodeSession(model))).toBe(written);
  expect([...writeSession(model)].join("")).toBe(written);
  expect(await readSession(new Blob([xml]))).toEqual(model);
  expect(await collectSession(readSessionParts(xml))).toEqual(model);
  expect(parseSession(await textOf(writeSessionParts(sessionParts(model))))).toEqual(parseSession(written));
  const copied = await textOf(writeSessionParts(readSessionParts(xml)));
  expect(infoset(copied)).toEqual(expected);
  const media = [];
  for await (const entry of readMedia(xml)) media.push(entry);
  expect(media).toEqual(model.media);
  expect(parseSessionJson(stringifySessionJson(model))).toEqual(model);
}

describe("reading a file and writing it keeps all information", () => {
  test("of a file with everything in the format, and unknown content", () => expectLossless(EVERYTHING));

  test("of strokes in every layout", () => expectLossless(STROKES));

  test("of generated documents that can be read", async () => {
    let read = 0;
    for (let index = 0; index < COUNT; index += 1) {
      const { xml, kind } = generateDocument(4711, index);
      // Integers beyond 2⁵³ are valid but rejected, because they could not be kept exactly.
      if (kind.startsWith("valid") && !isTooLarge(xml)) {
        read += 1;
        await expectLossless(xml);
      }
    }
    expect(read).toBeGreaterThan(COUNT / 6);
  });
});

describe("reading and writing", () => {
  test("keeps the drawing order, so that an erase erases the same", () => {
    const kinds = ["circle", "line", "erase", "line", "arrow", "erase", "circle"];
    const objects: Record<string, string> = {
      line: '<line color="#000000" alpha="1" thickness="1"><point x="0" y="0"/></line>',
      erase: '<erase thickness="1"><point x="0" y="0"/></erase>',
      circle: '<circle color="#000000" alpha="1"><startPoint x="0" y="0"/><endPoint x="0" y="0"/></circle>',
      arrow: '<arrow color="#000000" alpha="1"><startPoint x="0" y="0"/><endPoint x="0" y="0"/></arrow>',
    };
    const xml = session(media(annotation(kinds.map((kind) => objects[kind]).join(""))));
    const model = parseSession(stringifySession(parseSession(xml)));
    const [first] = model.media;
    expect(first?.kind === "file" && first.annotations[0]?.objects.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("keeps several paths, URLs and hashes, in order", () => {
    const locators = [
      "<url>http://a/b</url>",
      "<path>Z:\\b.mov</path>",
      "<path>/b.mov</path>",
      "<url>http://c/b</url>",
    ];
    const xml = session(`<media><name>b</name><locators>${locators.join("")}</locators></media>`);
    const written = stringifySession(parseSession(xml), { indent: "" }).replaceAll("\n", "");
    expect(written).toContain(`<locators>${locators.join("")}</locators>`);
  });

  test("keeps several annotations on one frame", () => {
    const xml = session(media(annotation("<notes>a</notes>", 5) + annotation("<notes>b</notes>", 5)));
    const [first] = parseSession(stringifySession(parseSession(xml))).media;
    expect(first?.kind === "file" && first.annotations.map(({ notes }) => notes)).toEqual(["a", "b"]);
  });

  test("keeps hashToken, framesPerSecond, unknown attributes and elements in their positions", () => {
    const xml = session(
      `${media("", 'framesPerSecond="25" mood="dark"')}<new a="1"><b/>text</new>${media()}`,
      'version="3" sessionFeatures="pro" hashToken="0x148433" later="yes"',
    );
    const written = stringifySession(parseSession(xml));
    expect(written).toMatch(/hashToken="0x148433" later="yes"/);
    expect(written).toMatch(/framesPerSecond="25" mood="dark"/);
    expect(written).toMatch(/<\/media>\s*<new a="1"><b\/>text<\/new>\s*<media>/);
  });

  test("keeps line breaks and tabs in attributes and in text", () => {
    const text = "tab\there\nCR\rCRLF\r\nend";
    const model = { ...parseSession(session("")), userData: text, notes: text };
    expect(parseSession(stringifySession(model))).toEqual({ ...model });
    expect(stringifySession(model)).toContain("CRLF&#13;&#10;end");
  });

  test("reads a newer version with a warning and writes the same version", () => {
    const warnings: unknown[] = [];
    const xml = session("<gizmo/>", 'version="4" sessionFeatures="standard"');
    const model = parseSession(xml, { onWarning: (warning) => warnings.push(warning) });
    expect(warnings).toMatchObject([
      { code: "newer-version", path: "/session/@version", line: 2, column: 57 },
    ]);
    expect(stringifySession(model)).toContain('version="4"');
    expect(stringifySession(model)).toContain("<gizmo/>");
  });

  test("keeps every number", () => {
    const numbers = [
      "0.050000",
      "1",
      "1.0",
      "0.85098",
      "1e-7",
      "-0.0",
      "123456789012345680",
      "5e-324",
      "1.7976931348623157e308",
    ];
    const points = numbers.map((number) => `<point x="${number}" y="${number}"/>`).join("");
    const xml = session(media(annotation(`<erase thickness="1">${points}</erase>`)));
    const [first] = parseSession(stringifySession(parseSession(xml))).media;
    const objects = first?.kind === "file" ? first.annotations[0]?.objects : undefined;
    const erase = objects?.[0];
    expect(erase?.kind === "erase" && erase.points.map(({ x }) => x)).toEqual(numbers.map(Number));
  });

  test("skips a comment inside a drawing", () => {
    const xml = session(
      media(annotation('<erase thickness="1"><!-- no --><point x="1" y="2"/><!-- no --></erase>')),
    );
    expect(parseSession(xml).media[0]).toMatchObject({
      annotations: [{ objects: [{ points: [{ x: 1, y: 2 }] }] }],
    });
  });

  test("handles text and bytes, with non-ASCII characters, with and without a byte order mark, and UTF-16", async () => {
    const xml = session("<notes>Größe 日本語 🎬</notes>");
    const model = parseSession(xml);
    const utf16 = (littleEndian: boolean): Uint8Array => {
      const view = new DataView(new ArrayBuffer(2 + 2 * xml.length));
      view.setUint16(0, 0xfeff, littleEndian);
      for (let i = 0; i < xml.length; i += 1) view.setUint16(2 + 2 * i, xml.charCodeAt(i), littleEndian);
      return new Uint8Array(view.buffer);
    };
    const utf8 = new TextEncoder().encode(xml);
    for (const source of [
      `\ufeff${xml}`,
      utf8,
      utf8.buffer,
      new TextEncoder().encode(`\ufeff${xml}`),
      utf16(true),
      utf16(false),
    ]) {
      expect(parseSession(source)).toEqual(model);
      if (source instanceof Uint8Array) {
        const single = Array.from(source, (_, index) => source.subarray(index, index + 1));
        expect(await readSession(single)).toEqual(model);
      }
    }
  });

  test("handles a source that reuses one buffer for its chunks", async () => {
    const xml = session(`<notes>${"Größe 日本語 🎬 ".repeat(20)}</notes>`);
    const model = parseSession(xml);
    for (const buffer of [Buffer.alloc(7), new Uint8Array(7), Buffer.alloc(16), Buffer.alloc(1)]) {
      expect(await readSession(overwriting(new TextEncoder().encode(xml), buffer))).toEqual(model);
    }
  });

  test("treats a CDATA section, references and entities as text", () => {
    expect(parseSession(session("<notes>a<![CDATA[<&]]>]]&gt;&#x41;&#66;&quot;&apos;</notes>")).notes).toBe(
      "a<&]]>AB\"'",
    );
  });

  test("keeps an empty notes element, an attribute at its default and an empty structure", () => {
    const xml = session(
      `<notes/>${media("<notes></notes><colorGrading/>", 'active="false" currentFrame="1" userData=""')}`,
    );
    const pro = xml.replace('"standard"', '"pro"');
    expect(infoset(stringifySession(parseSession(pro)))).toEqual(infoset(pro));
  });
});

describe("the model is plain data", () => {
  test("and survives JSON and structuredClone", () => {
    const model = parseSession(STROKES.replaceAll('"INF"', '"1"'));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(structuredClone(model)).toEqual(model);
  });

  test("and does not change when it is written", () => {
    const model = deepFreeze(parseSession(EVERYTHING));
    const before = JSON.stringify(model);
    stringifySession(model);
    expect(JSON.stringify(model)).toBe(before);
  });
});

function isTooLarge(xml: string): boolean {
  try {
    parseSession(xml);
    return false;
  } catch (error) {
    return error instanceof SessionXmlError && error.reason.includes("must be at most");
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}

test("parts written back to bytes are the file", async () => {
  const chunks = [];
  for await (const chunk of writeSessionPartsBytes(readSessionParts(EVERYTHING))) chunks.push(chunk);
  expect(infoset(await new Blob(chunks as BlobPart[]).text())).toEqual(infoset(EVERYTHING));
});
