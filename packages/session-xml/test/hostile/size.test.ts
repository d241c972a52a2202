import { describe, expect, test, vi } from "vitest";
import {
  createSession,
  DEFAULT_LIMITS,
  type Limits,
  parseSession,
  readMedia,
  readSession,
  readSessionParts,
  SessionXmlError,
  stringifySession,
  validateSessionXml,
} from "../../src/index.ts";
import type { Engine } from "../../src/lib/parse/document-parser.ts";
import { ENGINES, parseWith, validateWith } from "../support/engines.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

// Documents that are huge in one respect. They are generated while being read, so only the reader can hold memory,
// and the number of requested chunks shows that it stops in time.

const MiB = 1_048_576;

/** A document that repeats something in its middle, in chunks. */
class Endless {
  given = 0;
  readonly #parts: readonly [string, (index: number) => string, string];
  readonly #size: number;

  constructor(template: string, repeated: (index: number) => string, size: number) {
    const [start = "", end = ""] = template.split("§");
    this.#parts = [start, repeated, end];
    this.#size = size;
  }

  *[Symbol.iterator](): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    const [start, repeated, end] = this.#parts;
    yield encoder.encode(start);
    for (let index = 0; this.given < this.#size;) {
      let chunk = "";
      for (; chunk.length < 60_000; index += 1) chunk += repeated(index);
      this.given += chunk.length;
      yield encoder.encode(chunk);
    }
    yield encoder.encode(end);
  }
}

/** Reads all parts, keeps none, and counts them. */
async function drain(source: Endless): Promise<number> {
  let count = 0;
  for await (const part of readSessionParts(source)) if (part.kind !== "session-end") count += 1;
  return count;
}

async function errorOf(action: Promise<unknown>): Promise<SessionXmlError> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SessionXmlError) return error;
  throw error instanceof Error ? error : new Error("It could be read.");
}

describe("100 MB of one thing exceed a limit before much is read", () => {
  const A = "a".repeat(1000);

  test.each<[string, string, (index: number) => string, keyof Limits, boolean]>([
    // The last column: whether validation, which keeps nothing, accepts it too.
    ["an attribute", session('<media userData="§"/>'), () => A, "textLength", false],
    ["an unknown attribute", session('<media mood="§"/>'), () => A, "textLength", false],
    ["an attribute of line breaks", session('<media userData="§"/>'), () => "\n", "textLength", false],
    ["an attribute of references", session('<media userData="§"/>'), () => "&amp;", "textLength", false],
    ["white space in a tag", session("<media §/>"), () => " ", "textLength", false],
    ["a text", session("<notes>§</notes>"), () => A, "textLength", false],
    ["a text of references", session("<notes>§</notes>"), () => "&#65;", "textLength", false],
    ["a text of CDATA sections", session("<notes>§</notes>"), () => `<![CDATA[${A}]]>`, "textLength", false],
    ["a text in comments", session("<notes>§</notes>"), () => `${A}<!-- -->`, "textLength", false],
    ["white space", session("§"), () => " ".repeat(1000), "textLength", false],
    ["a comment", session("<!-- § -->"), () => A, "textLength", false],
    ["a comment in front", `<!-- § -->${session("").slice(39)}`, () => A, "textLength", false],
    ["a processing instruction", session("<?a § ?>"), () => A, "textLength", false],
    ["an element name", session("<§/>"), () => A, "textLength", false],
    ["an attribute name", session("<media §=''/>"), () => A, "textLength", false],
    ["an entity name", session("<notes>&§;</notes>"), () => A, "textLength", false],
    [
      "digits of a character reference",
      session("<notes>&#0§65;</notes>"),
      () => "0".repeat(1000),
      "textLength",
      false,
    ],
    ["attributes", session("<media §/>"), (index) => ` a${String(index)}=''`, "attributes", false],
    ["unknown elements", session("§"), () => "<a/>", "unknownContent", true],
    ["unknown elements of one parent", session("<a>§</a>"), () => "<b c='d'/>", "unknownContent", true],
    ["unknown text", session("<a>§</a>"), () => `${A}<!-- -->`, "unknownContent", true],
    [
      "stray text",
      session("§"),
      () => `${A}<notes/>`.replace("<notes/>", "<!-- -->"),
      "unknownContent",
      true,
    ],
    [
      "unknown attributes",
      session("§"),
      (index) => `<group a${String(index)}='${A}'>g</group>`,
      "unknownContent",
      true,
    ],
    [
      "drawing objects",
      session(media(annotation("§"))),
      () => `<erase thickness="1"><point x="0" y="0"/></erase>`,
      "annotationSize",
      true,
    ],
    [
      "points",
      session(media(annotation('<erase thickness="1">§</erase>'))),
      () => '<point x="0" y="0"/>',
      "annotationSize",
      true,
    ],
  ])("%s", async (_, template, repeated, limit, isFreeToValidate) => {
    const limits = { ...DEFAULT_LIMITS, textLength: MiB, unknownContent: MiB, annotationSize: 10_000 };
    const source = new Endless(template, repeated, 100 * MiB);
    const error = await errorOf(readSession(source, { limits }));
    expect(error.details).toMatchObject({ code: "limit-exceeded", limit, maximum: limits[limit] });
    expect(source.given).toBeLessThan(7 * MiB);

    const again = new Endless(template, repeated, isFreeToValidate ? 5 * MiB : 100 * MiB);
    const { valid, issues } = await validateSessionXml(again, { limits, maxIssues: 10 });
    expect(issues.length).toBeLessThanOrEqual(11);
    if (isFreeToValidate) expect(issues.map(({ code }) => code)).not.toContain("limit-exceeded");
    else {
      expect(valid).toBe(false);
      expect(issues.at(-1)).toMatchObject({ code: "limit-exceeded" });
      expect(again.given).toBe(source.given);
    }
  });

  test("the limits are finite by default", async () => {
    for (const template of [
      session('<media userData="§"/>'),
      session("<notes>§</notes>"),
      session("<a>§</a>"),
    ]) {
      const source = new Endless(template, () => A, 100 * MiB);
      expect(await errorOf(readSession(source))).toMatchObject({ code: "limit-exceeded" });
      expect(source.given).toBeLessThan(18 * MiB);
    }
    for (const limit of Object.values(DEFAULT_LIMITS)) expect(limit).toBeLessThan(20_000_000);
  });
});

describe("a million of one thing", () => {
  test("as child elements of an unknown element", async () => {
    const source = new Endless(session("§"), () => "<a>", 3_000_000);
    const error = await errorOf(readSession(source));
    expect(error).toMatchObject({ code: "limit-exceeded", path: `/session${"/a".repeat(63)}` });
    expect(error.details).toMatchObject({ limit: "depth", maximum: 64 });
    expect(source.given).toBeLessThan(MiB);
    expect((await validateSessionXml(source)).issues.at(-1)).toMatchObject({ code: "limit-exceeded" });
  });

  test("as child elements are an error even without a limit, or are read", async () => {
    const deep = session(`${"<a>".repeat(5000)}${"</a>".repeat(5000)}`);
    const limits = { depth: Infinity };
    expect((await validateSessionXml(deep, { limits })).issues.map(({ code }) => code)).toEqual([
      "unknown-element",
    ]);
    expect(parseSession(deep, { limits }).preserved?.content).toHaveLength(1);
  });

  test("as attributes are rejected", async () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => ` a${String(index)}=""`).join("");
    const error = await errorOf(readSession(session(`<media${many}/>`)));
    expect(error).toMatchObject({ code: "limit-exceeded" });
    expect(error.details).toMatchObject({ limit: "attributes", maximum: 256 });
    expect((await validateSessionXml(session(`<media${many}/>`))).issues).toMatchObject([
      { code: "limit-exceeded" },
    ]);
  });

  test("as attributes with the same name are rejected", async () => {
    const error = await errorOf(readSession(session(`<media${' a=""'.repeat(100_000)}/>`)));
    expect(["not-well-formed", "limit-exceeded"]).toContain(error.code);
  });

  test("as namespace declarations are rejected", async () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => ` xmlns:a${String(index)}="urn:a"`).join("");
    const { issues } = await validateSessionXml(session(`<media${many}/>`), {
      limits: { textLength: Infinity },
    });
    expect(issues).toMatchObject([{ code: "limit-exceeded" }]);
  });

  test("as issues give a bounded list and a correct verdict", async () => {
    const source = new Endless(session("§"), () => "<media a='' b=''/>", 18_000_000);
    const { valid, issues } = await validateSessionXml(source);
    expect(valid).toBe(false);
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)?.message).toMatch(/^found 4000\d{3} issues/);
  });

  test("as different unknown names are read", async () => {
    const source = new Endless(
      session("§"),
      (index) => `<a${String(index)} b${String(index)}=''/>`,
      16_000_000,
    );
    const { valid } = await validateSessionXml(source, { maxIssues: 3 });
    expect(valid).toBe(false);
  });

  test("as movies are read one at a time", async () => {
    const source = new Endless(session("§"), () => media(), 30_000_000);
    let count = 0;
    for await (const entry of readMedia(source)) count += entry.kind === "file" ? 1 : 0;
    expect(count).toBeGreaterThan(300_000);
  });

  test("as groups are read", async () => {
    const source = new Endless(session("§"), (index) => `<group>${String(index)}</group>`, 20_000_000);
    expect((await validateSessionXml(source)).valid).toBe(true);
    const parts = await drain(
      new Endless(session("§"), (index) => `<group>${String(index)}</group>`, 20_000_000),
    );
    expect(parts).toBeGreaterThan(900_000);
  });
});

describe("reading and validation take time in proportion to the input", () => {
  const LONG = 2_000_000;

  // Each of these would take hours if a pattern were matched from every character.
  test.each<[string, string]>([
    ["white space within a number", ` 1${" ".repeat(LONG)}x`],
    ["white space around a number", `${" ".repeat(LONG)}1${"\t".repeat(LONG)}`],
    ["digits", "1".repeat(LONG)],
    ["digits and an x", `${"1".repeat(LONG)}x`],
    ["zeros behind a point", `0.${"0".repeat(LONG)}1`],
    ["a middle between two numbers, and zeros", `1.000000059604644775390625${"0".repeat(LONG)}1`],
    ["digits of an exponent", `1e${"0".repeat(LONG)}1`],
    ["signs", "-".repeat(LONG)],
    ["points", ".".repeat(LONG)],
    ["number signs", "#".repeat(LONG)],
  ])("%s", async (_, text) => {
    const xml = session(
      media(
        `<mask alpha="${text}"/><annotation frame="${text}"><line color="${text}" id="${text}"/></annotation>`,
        `active="${text}"`,
      ),
    );
    const { valid, issues } = await validateSessionXml(xml);
    expect(valid).toBe(false);
    for (const { message } of issues) expect(message.length).toBeLessThan(600);
  });

  test("for text in chunks of one byte, with a comment after each", async () => {
    const source = function* (): Generator<string> {
      yield session("<notes>§</notes>").split("§")[0] ?? "";
      for (let index = 0; index < 200_000; index += 1) yield* ["a", "<", "!---->"];
      yield "</notes></session>";
    };
    expect((await readSession(source())).notes).toBe("a".repeat(200_000));
    expect((await validateSessionXml(source())).valid).toBe(true);
  });

  test("for a long invalid name", async () => {
    const { issues } = await validateSessionXml(session(`<${"n".repeat(900)}/>`));
    expect(issues[0]?.message.length).toBeLessThan(300);
  });
});

describe("a limit counts the meaning of a text, not its spelling", () => {
  const LENGTH = 100_000;
  const limits = { textLength: LENGTH };

  test.each(["&", "<", ">", '"', "\r", "\n", "é", "🎬"])(
    "so that written text can be read again: %j",
    (character) => {
      const text = character.repeat(LENGTH / character.length);
      const model = createSession({ notes: text, userData: text.slice(200) });
      const xml = stringifySession(model);
      for (const engine of ENGINES) {
        expect(parseWith(engine, xml, { limits }).notes === text).toBe(true);
        expect(errorOfReading(engine, xml, { textLength: LENGTH - 1 })).toMatchObject({
          code: "limit-exceeded",
          details: { limit: "textLength" },
        });
      }
    },
  );

  function errorOfReading(engine: Engine, xml: string, less: Partial<Limits>): unknown {
    try {
      return parseWith(engine, xml, { limits: less });
    } catch (error) {
      return error;
    }
  }
});

test("positions of attributes are found in one pass, however long the tag", () => {
  const charCodeAt = vi.spyOn(String.prototype, "charCodeAt");
  const stepsOf = (length: number): number => {
    const attributes = Array.from(
      { length: 200 },
      (_, index) => ` a${String(index)}="${"x".repeat(length / 200)}"`,
    ).join("\n");
    const xml = session(`<notes${attributes}/>`);
    charCodeAt.mockClear();
    const { issues } = validateWith("tokenizer", xml);
    const steps = charCodeAt.mock.calls.length;
    const found = issues.map(({ offset = 0 }) => xml.slice(offset, xml.indexOf("=", offset)));
    expect(found).toEqual(Array.from({ length: 200 }, (_, index) => `a${String(index)}`));
    return steps;
  };
  const steps = stepsOf(100_000);
  expect(stepsOf(1_000_000)).toBeLessThan(11 * steps);
  vi.restoreAllMocks();
});
