import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sessionFileName } from "../src/index.ts";

describe("sessionFileName", () => {
  test.each([
    ["Review of Monday", "Review of Monday.csc"],
    ["Größe 日本 🎬 #1 & 'final' 100% [v2] (b)", "Größe 日本 🎬 #1 & 'final' 100% [v2] (b).csc"],
    ["  around  ", "around.csc"],
    ["shot_010.v2", "shot_010.v2.csc"],
    ["Review.csc", "Review.csc"],
    ["Review.CSC ", "Review.csc"],
    ["a.csc.csc", "a.csc.csc"],
    ["console", "console.csc"],
    ["com10", "com10.csc"],
  ])("turns %j into %j", (name, file) => {
    expect(sessionFileName(name)).toBe(file);
  });

  test.each([undefined, "", " \t\n", ".csc"])("turns %j into untitled session", (name) => {
    expect(sessionFileName(name)).toBe("untitled session.csc");
  });
});

describe("sessionFileName replaces", () => {
  test.each([
    ["separators", "../../etc/passwd", "___.._etc_passwd.csc"],
    ["separators of Windows", "..\\..\\x", "___.._x.csc"],
    ["drives and streams", "C:\\x:y", "C__x_y.csc"],
    ["what Windows does not take", 'a<b>c"d|e?f*g', "a_b_c_d_e_f_g.csc"],
    ["control characters", "a\0b\nc\td\u007fe\u0085f", "a_b_c_d_e_f.csc"],
    ["lone surrogates", "a\ud800b\udc00", "a_b_.csc"],
    ["what turns the text around", "a\u202Egpj.exe\u2066", "a_gpj.exe_.csc"],
    ["dots at the beginning", ".hidden", "_hidden.csc"],
    ["dashes at the beginning", "--rf", "__rf.csc"],
    ["dots at the end", "wait...", "wait___.csc"],
    ["dots and spaces at the end", "wait. . ", "wait. _.csc"],
    ["nothing but dots", "..", "__.csc"],
  ])("%s", (_what, name, file) => {
    expect(sessionFileName(name)).toBe(file);
  });

  test.each([
    ["con", "con_.csc"],
    ["NUL", "NUL_.csc"],
    ["Aux.v2", "Aux_.v2.csc"],
    ["prn .x", "prn_ .x.csc"],
    ["com1", "com1_.csc"],
    ["LPT9", "LPT9_.csc"],
    ["COM¹", "COM¹_.csc"],
    ["conin$", "conin$_.csc"],
    ["CON.csc", "CON_.csc"],
  ])("device names on Windows: %s", (name, file) => {
    expect(sessionFileName(name)).toBe(file);
  });
});

describe("sessionFileName cuts a long name by bytes, between visible characters", () => {
  test("in ASCII", () => {
    expect(sessionFileName("a".repeat(500))).toBe("a".repeat(175) + ".csc");
  });
  test("in characters of three bytes", () => {
    expect(sessionFileName("画".repeat(500))).toBe("画".repeat(58) + ".csc");
  });
  test("without splitting characters of several code points", () => {
    const family = "👩‍👩‍👧‍👦"; // 25 bytes
    expect(sessionFileName(family.repeat(20))).toBe(family.repeat(7) + ".csc");
    expect(sessionFileName("e\u0301".repeat(200))).toBe("e\u0301".repeat(58) + ".csc");
  });
  test("without a space or dot at the end", () => {
    expect(sessionFileName("a".repeat(174) + " b")).toBe("a".repeat(174) + ".csc");
    expect(sessionFileName("a".repeat(174) + ".b")).toBe("a".repeat(174) + "_.csc");
  });
});

test("sessionFileName returns a valid name on every system for any text", () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom("con", "aux", ".", "..", "/", "\\", "-", " ", ".csc", "\0", "\u202e", "🎬", "日"),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      ),
      { maxLength: 300 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(anyText, (text) => {
      const name = sessionFileName(text);
      expect(name).toMatch(
        /^[^/\\:*?"<>|\p{Cc}\p{Surrogate}.\- ][^/\\:*?"<>|\p{Cc}\p{Surrogate}]*[^. ]\.csc$|^[^/\\:*?"<>|\p{Cc}\p{Surrogate}.\- ]\.csc$/u,
      );
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *\./i);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
      expect(sessionFileName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});
