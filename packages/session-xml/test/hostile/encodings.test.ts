import { describe, expect, test } from "vitest";
import {
  parseSession,
  SessionXmlError,
  stringifySession,
  createSession,
  validateSessionXml,
} from "../../src/index.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { session } from "../support/sample-documents.ts";

const encoder = new TextEncoder();

/** Returns the code of the error from reading; validation must return the same. */
async function codeOf(source: string | Uint8Array): Promise<string | undefined> {
  const { issues } = await validateSessionXml(source);
  try {
    parseSession(source);
  } catch (error) {
    if (!(error instanceof SessionXmlError)) throw error;
    expect(issues.map(({ code }) => code as string)).toContain(error.code);
    return error.code;
  }
  return undefined;
}

function bytesOf(text: string, ...more: readonly number[]): Uint8Array {
  return Uint8Array.from([...encoder.encode(text), ...more]);
}

/** A session with these bytes as its notes. */
function withBytes(...bytes: readonly number[]): Uint8Array {
  const [start, end] = session("<notes>§</notes>").split("§");
  return Uint8Array.from([...encoder.encode(start), ...bytes, ...encoder.encode(end)]);
}

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(2 * units.length));
  for (let i = 0; i < units.length; i += 1) view.setUint16(2 * i, units.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

function utf32(text: string): Uint8Array {
  const characters = Array.from(`\ufeff${text}`);
  const view = new DataView(new ArrayBuffer(4 * characters.length));
  for (const [i, character] of characters.entries()) view.setUint32(4 * i, character.codePointAt(0) ?? 0);
  return new Uint8Array(view.buffer);
}

describe("bytes that are not UTF-8 are an error", () => {
  test.each<[string, readonly number[]]>([
    ["Latin-1", [0x47, 0x72, 0xfc, 0xdf, 0x65]],
    ["a byte that no encoding has", [0xff]],
    ["a continuation byte alone", [0x80]],
    ["a sequence that is cut", [0xe2, 0x82]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["an overlong NUL", [0xc0, 0x80]],
    ["an overlong less-than sign", [0xe0, 0x80, 0xbc]],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
    ["a surrogate pair as six bytes", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
    ["a code point above U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
    ["a sequence of five bytes", [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ])("for %s", async (_, bytes) => {
    expect(await codeOf(withBytes(...bytes))).toBe("invalid-encoding");
  });

  test("for a sequence that the end of the file cuts off", async () => {
    expect(await codeOf(bytesOf("<session", 0xc3))).toBe("invalid-encoding");
  });

  test("but not for U+FFFD itself", async () => {
    expect(await codeOf(withBytes(0xef, 0xbf, 0xbd))).toBeUndefined();
  });
});

describe("other encodings", () => {
  const xml = session("<notes>Grüße 🎬</notes>").replace("UTF-8", "UTF-16");

  test("UTF-16 with a byte order mark is read", () => {
    expect(parseSession(utf16(xml, true)).notes).toBe("Grüße 🎬");
    expect(parseSession(utf16(xml, false)).notes).toBe("Grüße 🎬");
  });

  test.each<[string, Uint8Array, string]>([
    ["UTF-16 without a mark, low byte first", utf16(xml, true, false), "unsupported-encoding"],
    ["UTF-16 without a mark, high byte first", utf16(xml, false, false), "unsupported-encoding"],
    ["UTF-16 with half of a surrogate pair", utf16(xml.replace("🎬", "\ud83c"), true), "invalid-encoding"],
    ["UTF-16 with half a unit at the end", Uint8Array.from([...utf16(xml, true), 0x0a]), "invalid-encoding"],
    ["UTF-32", utf32(xml), "unsupported-encoding"],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), "wrong-file-type"],
    ["an image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "wrong-file-type"],
    ["a declared Latin-1", bytesOf(session("").replace("UTF-8", "ISO-8859-1")), "unsupported-encoding"],
    ["a declared UTF-7", bytesOf(session("").replace("UTF-8", "UTF-7")), "unsupported-encoding"],
    [
      "a declared UTF-16 that is UTF-8",
      bytesOf(session("").replace("UTF-8", "UTF-16")),
      "unsupported-encoding",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

describe("a byte order mark", () => {
  const declared = session("<notes>é</notes>").replace("UTF-8", "ISO-8859-1");

  test.each<[string, Uint8Array]>([
    ["UTF-16 that is declared as another encoding", utf16(declared, true)],
    ["UTF-8 that is declared as another encoding", bytesOf(`\ufeff${declared}`)],
    ["UTF-8 that is declared as ASCII", bytesOf(`\ufeff${declared.replace("ISO-8859-1", "us-ascii")}`)],
  ])("overrides the declared encoding: %s", async (_, bytes) => {
    expect(await codeOf(bytes)).toBeUndefined();
    expect(parseSession(bytes).notes).toBe("é");
  });

  test("at the start is ignored, but a second one is a character outside the root", async () => {
    const xml = session("");
    for (const source of [`\ufeff\ufeff${xml}`, bytesOf(`\ufeff\ufeff${xml}`), utf16(`\ufeff${xml}`, false)])
      expect(await codeOf(source)).toBe("not-well-formed");
  });
});

describe("a file that is declared as ASCII", () => {
  const ascii = (content: string): Uint8Array => bytesOf(session(content).replace("UTF-8", "US-ASCII"));

  test("is read if it is ASCII", async () => {
    expect(await codeOf(ascii("<notes>e&#233;</notes>"))).toBeUndefined();
  });

  test.each(["<notes>aé</notes>", '<media userData="é"/>', "<!-- é -->", "<é/>"])(
    "must not contain other characters: %s",
    (content) => {
      const bytes = ascii(content);
      const offset = bytes.indexOf(0xc3);
      for (const engine of ENGINES) {
        for (const cut of [0, 30, offset, offset + 1]) {
          const chunks = [bytes.subarray(0, cut), bytes.subarray(cut)];
          expect(() => parseWith(engine, chunks)).toThrow(
            expect.objectContaining({ code: "invalid-encoding", offset }),
          );
        }
      }
    },
  );
});

describe("other kinds of files are named", () => {
  const padded = (text: string): Uint8Array => bytesOf(text.padEnd(20, "\0"));

  test.each<[string, Uint8Array]>([
    ["a QuickTime or MP4 movie", padded("\0\0\0\u0014ftypqt  ")],
    ["a QuickTime movie", padded("\0\0\0\u0014moov")],
    ["a zip archive", padded("PK\u0003\u0004")],
    ["a PDF document", padded("%PDF-1.7")],
    ["a JPEG image", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ["a gzip archive", Uint8Array.of(0x1f, 0x8b)],
  ])("%s", (found, bytes) => {
    for (const source of [[bytes], Array.from(bytes, (byte) => Uint8Array.of(byte))]) {
      expect(() => parseWith("tokenizer", source)).toThrow(
        expect.objectContaining({
          code: "wrong-file-type",
          details: expect.objectContaining({ found }) as unknown,
        }),
      );
    }
  });

  test.each(['{ "media": [] }', "\n [1]"])("JSON instead of XML, also in UTF-16: %j", async (json) => {
    for (const source of [json, bytesOf(json), bytesOf(`\ufeff${json}`), utf16(json, true)])
      expect(await codeOf(source)).toBe("cinesync-5-session");
  });
});

describe("characters that XML does not allow are an error", () => {
  const characters = ["\u0000", "\u0001", "\u0008", "\u000b", "\u001f", "\ufffe", "\uffff"];

  test.each(characters.map((character) => [character.charCodeAt(0).toString(16), character] as const))(
    "as themselves: U+%s",
    async (_, character) => {
      for (const place of [
        `<notes>${character}</notes>`,
        `<notes a="${character}"/>`,
        `<!--${character}-->`,
        character,
      ]) {
        expect(await codeOf(session(place))).toBe("not-well-formed");
        expect(await codeOf(encoder.encode(session(place)))).toBe("not-well-formed");
      }
    },
  );

  test.each([
    "&#0;",
    "&#x0;",
    "&#1;",
    "&#x1F;",
    "&#xD800;",
    "&#xDFFF;",
    "&#xFFFE;",
    "&#xFFFF;",
    "&#x110000;",
    "&#99999999999999999999;",
    "&#-1;",
    "&#;",
    "&#x;",
    "&#xG;",
  ])("%s", async (reference) => {
    expect(await codeOf(session(`<notes>${reference}</notes>`))).toBe("not-well-formed");
    expect(await codeOf(session(`<media userData="${reference}"/>`))).toBe("not-well-formed");
  });

  test.each(["\ud800", "\udc00", "\udc00\ud800", "a\ud83c", "\ud83cb"])(
    "if they are half of a surrogate pair: %j",
    async (half) => {
      for (const place of [
        `<notes>${half}</notes>`,
        `<media userData="${half}"/>`,
        `<${half}/>`,
        `<!--${half}-->`,
        half,
      ]) {
        expect(await codeOf(session(place))).toBe("not-well-formed");
      }
      expect(await codeOf(half)).toBe("not-well-formed");
      expect(await codeOf(`${session("")}${half}`)).toBe("not-well-formed");
    },
  );

  test("but not if chunks split a surrogate pair", async () => {
    const xml = session("<notes>🎬</notes>");
    const at = xml.indexOf("🎬") + 1;
    expect((await validateSessionXml([xml.slice(0, at), xml.slice(at)])).valid).toBe(true);
    expect((await validateSessionXml([xml.slice(0, at), "", xml.slice(at)])).valid).toBe(true);
    expect((await validateSessionXml([xml.slice(0, at), xml.slice(at + 1)])).valid).toBe(false);
  });

  test("and writing a model names the first one", () => {
    expect(() => stringifySession(createSession({ notes: "a\u0000" }))).toThrow(/U\+0000/);
    expect(stringifySession(createSession({ notes: "a\u0000" }), { illegalCharacters: "replace" })).toContain(
      "a\ufffd",
    );
  });
});
