import { describe, expect, test } from "vitest";
import { Utf8Writer, bytesOf } from "../../src/lib/write/utf8-writer.ts";

const CHUNK = 65_536;
const FILLING = new Uint8Array(CHUNK).fill(0x78);
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Returns the written text, and the rejected characters. */
function written(write: (sink: Utf8Writer) => void): { text: string; refused: string[]; lengths: number[] } {
  const refused: string[] = [];
  const sink = new Utf8Writer((character) => {
    refused.push(character);
  });
  write(sink);
  const chunks = sink.flush();
  return {
    text: chunks.map((chunk) => strict.decode(chunk)).join(""),
    refused,
    lengths: chunks.map(({ length }) => length),
  };
}

describe("Utf8Writer: each ASCII character", () => {
  const IN_TEXT = new Map([
    ["&", "&amp;"],
    ["<", "&lt;"],
    ["\n", "&#10;"],
    ["\r", "&#13;"],
  ]);
  const IN_ATTRIBUTE = new Map([
    ["&", "&amp;"],
    ["<", "&lt;"],
    ['"', "&quot;"],
    ["\t", "&#9;"],
    ["\n", "&#10;"],
    ["\r", "&#13;"],
  ]);
  const all = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
  const isIllegal = (character: string): boolean => character < " " && !"\t\n\r".includes(character);

  test.each([
    ["text", IN_TEXT],
    ["attribute", IN_ATTRIBUTE],
  ] as const)("is written in a %s", (kind, escapes) => {
    for (const character of all) {
      const expected = isIllegal(character) ? "\ufffd" : (escapes.get(character) ?? character);
      const { text, refused } = written((sink) => {
        sink[kind](`ab${character}${character}b`);
      });
      expect(text).toBe(`ab${expected}${expected}b`);
      expect(refused).toEqual(isIllegal(character) ? [character, character] : []);
    }
  });
});

describe("Utf8Writer: characters of more than one byte", () => {
  test.each([
    ["\u0080\u07ff", "\u0080\u07ff", []],
    ["\u0800\ud7ff\ue000\ufffd", "\u0800\ud7ff\ue000\ufffd", []],
    ["\u{10000}\u{10ffff}🎬", "\u{10000}\u{10ffff}🎬", []],
    ["\ufffe\uffff", "\ufffd\ufffd", ["\ufffe", "\uffff"]],
    ["\ud800", "\ufffd", ["\ud800"]],
    ["\udbff\udbff\udfff", "\ufffd\u{10ffff}", ["\udbff"]],
    ["\udc00\ud800\udc00", "\ufffd\u{10000}", ["\udc00"]],
    ["\ud800\ue000", "\ufffd\ue000", ["\ud800"]],
    ["\ud800a\udfff", "\ufffda\ufffd", ["\ud800", "\udfff"]],
  ])("are written for %j", (given, text, refused) => {
    for (const kind of ["text", "attribute"] as const) {
      const { lengths, ...outcome } = written((sink) => {
        sink[kind](given);
      });
      expect(outcome).toEqual({ text, refused });
    }
  });
});

describe("Utf8Writer: chunks", () => {
  test("are absent if nothing was written", () => {
    const sink = new Utf8Writer(() => undefined);
    for (const write of ["text", "attribute", "raw", "ascii"] as const) sink[write]("");
    sink.bytes(new Uint8Array(0));
    expect(sink.isReady).toBe(false);
    expect(sink.take()).toEqual([]);
    expect(sink.flush()).toEqual([]);
  });

  test("are taken once", () => {
    const sink = new Utf8Writer(() => undefined);
    sink.raw("a");
    expect([sink.isReady, sink.take()]).toEqual([false, []]);
    for (let i = 0; i < CHUNK; i += 1024) sink.bytes(new Uint8Array(1024));
    expect(sink.isReady).toBe(true);
    expect(sink.take().map(({ length }) => length)).toEqual([CHUNK - 1023]);
    expect(sink.isReady).toBe(false);
    expect(sink.flush().map(({ length }) => length)).toEqual([1024]);
    expect(sink.flush()).toEqual([]);
  });

  test.each<[name: string, units: number, write: (sink: Utf8Writer) => void]>([
    [
      "bytes",
      7,
      (sink) => {
        sink.bytes(bytesOf("abcdefg"));
      },
    ],
    [
      "ASCII",
      7,
      (sink) => {
        sink.ascii("abcdefg");
      },
    ],
    [
      "plain text",
      7,
      (sink) => {
        sink.raw("abcdefg");
      },
    ],
    [
      "text that needs no escape",
      7,
      (sink) => {
        sink.raw("ä\ud83c\udfacb");
      },
    ],
  ])("are full to the last byte: %s", (_, units, write) => {
    for (const room of [units - 1, units, units + 1]) {
      const { text, lengths } = written((sink) => {
        sink.bytes(FILLING.subarray(room));
        write(sink);
        sink.ascii("!");
      });
      expect(text).toHaveLength(CHUNK - room + (text.includes("ä") ? 4 : 7) + 1);
      expect(text).toMatch(/x(?:abcdefg|ä🎬b)!$/);
      expect(lengths).toEqual(
        room < units ? [CHUNK - room, units + 1] : room === units ? [CHUNK, 1] : [CHUNK],
      );
    }
  });

  test.each(["&", "é", "日", "🎬", "a", "\u0000", '"'])(
    "contain whole characters wherever they end: %j",
    (character) => {
      for (const kind of ["text", "attribute"] as const) {
        const single = written((sink) => {
          sink[kind](character);
        }).text;
        for (const room of [0, 1, 2, 3, 31, 32, 33, 62, 63, 64, 65, 66, 90]) {
          const { text, lengths } = written((sink) => {
            sink.bytes(FILLING.subarray(room));
            sink[kind](character.repeat(25));
            sink.raw("!");
          });
          expect(text === `${"x".repeat(CHUNK - room)}${single.repeat(25)}!`).toBe(true);
          expect(Math.max(...lengths)).toBeLessThanOrEqual(CHUNK);
        }
      }
    },
  );

  test("contain whole numbers wherever they end", () => {
    for (const room of [0, 1, 6, 7, 13, 14, 15, 16, 17, 18, 19, 20, 30]) {
      const { text, lengths } = written((sink) => {
        sink.bytes(FILLING.subarray(room));
        for (const number of [-123456.654321, 0, 1e-7, -1.5]) sink.number(number);
      });
      expect(text === `${"x".repeat(CHUNK - room)}-123456.65432101e-7-1.5`).toBe(true);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(CHUNK);
    }
  });

  test.each([1023, 1024, 1025, 2048, 70_000])(
    "contain text of any length that needs no escape: %i",
    (length) => {
      for (const unit of ["a", "é", "日", "🎬"]) {
        for (const shift of ["", "b", "bc", "bcd"]) {
          const whole = shift + unit.repeat(Math.ceil(length / unit.length));
          const { text } = written((sink) => {
            sink.raw(whole);
          });
          expect(text === whole).toBe(true);
        }
      }
    },
  );
});

describe("Utf8Writer: numbers", () => {
  test.each([
    [0, "0"],
    [-0, "-0"],
    [7, "7"],
    [9, "9"],
    [10, "10"],
    [-10, "-10"],
    [99, "99"],
    [100, "100"],
    [999_999, "999999"],
    [1_000_000, "1000000"],
    [-999_999.999999, "-999999.999999"],
    [0.1, "0.1"],
    [0.000001, "0.000001"],
    [0.0000001, "1e-7"],
    [0.0000015, "0.0000015"],
    [0.100001, "0.100001"],
    [0.09, "0.09"],
    [-1.5, "-1.5"],
    [9.999999, "9.999999"],
    [9.9999999, "9.9999999"],
    [1 / 3, "0.3333333333333333"],
    [1e21, "1e+21"],
    [5e-324, "5e-324"],
    [NaN, "NaN"],
    [Infinity, "INF"],
    [-Infinity, "-INF"],
  ])("writes %j as %s", (number, expected) => {
    const { text } = written((sink) => {
      sink.number(number);
      sink.ascii("|");
      sink.number(number);
    });
    expect(text).toBe(`${expected}|${expected}`);
  });
});
