import { describe, expect, test } from "vitest";
import { EventError } from "../src/index.ts";
import { lineOf as lineWithPlace, messageOf } from "../src/lib/error-line.ts";
import { quote } from "../src/lib/quote.ts";

function lineOf(error: unknown): string {
  return lineWithPlace(error).replace(/ \(at [^)]*\)$/, "");
}

describe("quote", () => {
  test.each([
    ["text", "a b", '"a b"'],
    ["nothing", "", '""'],
    ["quotation marks", 'a"b', String.raw`"a\"b"`],
    ["what a terminal obeys", "\u001b[2J\u009b31m", String.raw`"\u001b[2J\u009b31m"`],
    ["ends of lines of every kind", "a\nb\u2028c\u2029", String.raw`"a\nb\u2028c\u2029"`],
    ["the delete character", "\u007f", String.raw`"\u007f"`],
    ["100 characters", "a".repeat(100), `"${"a".repeat(100)}"`],
    ["more than 100 characters", "a".repeat(101), `"${"a".repeat(100)}…"`],
  ])("shows %s", (_, value, shown) => {
    expect(quote(value)).toBe(shown);
  });
});

describe("messageOf", () => {
  test.each([
    ["its message", new Error("It broke."), "It broke."],
    ["its name if it has no message", new RangeError(), "RangeError"],
    ["text that was thrown", "It broke.", "It broke."],
    ["something else that was thrown", undefined, "undefined"],
    ["empty text that was thrown", "", "''"],
  ])("returns %s", (_, error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});

describe("lineOf", () => {
  const caused = (message: string, cause: unknown): Error => new Error(message, { cause });

  test.each([
    ["with its cause", caused("Not saved.", new Error("The disk is full.")), "Not saved: The disk is full."],
    ["a dot within stays", caused("a.mov is gone.", new Error("b.")), "a.mov is gone: b."],
    ["a cause that it repeats", caused("Not saved: full.", new Error("full.")), "Not saved: full."],
    [
      "mistakes with their name",
      caused("It broke.", new TypeError("x is null")),
      "It broke: TypeError: x is null",
    ],
    ["white space and controls as one space", new Error(" a\n\tb\u001b\u009bc "), "a b c"],
    ["2000 characters", new Error("a".repeat(2000)), "a".repeat(2000)],
    ["more than 2000 characters", new Error("a".repeat(2001)), `${"a".repeat(2000)}…`],
    [
      "with the errors that it collects",
      new AggregateError([new Error("b"), new Error("c")], "a"),
      "a: b: c",
    ],
    [
      "with the cause of each error that it collects, next to it",
      new AggregateError([caused("b", new Error("c")), new Error("d")], "a"),
      "a: b: c: d",
    ],
    [
      "with four of many",
      new AggregateError(["a", "b", "c", "d", "e"].map((text) => new Error(text))),
      "a: b: c: d",
    ],
    ["no errors at all", new AggregateError([]), "AggregateError"],
    ["no more than four", caused("a", caused("b", caused("c", caused("d", new Error("e"))))), "a: b: c: d"],
    [
      "without the cause of an error that has said all",
      new EventError("unreadable-session", { reason: "line 1" }, { cause: new Error("x") }),
      "cannot read the session on standard input: line 1",
    ],
  ])("describes %s", (_, error, line) => {
    expect(lineOf(error)).toBe(line);
  });

  test("gives the position of a collected error if the error itself has none", () => {
    const error = new AggregateError([new Error("b")], "a");
    error.stack = "AggregateError: a";
    expect(lineWithPlace(error)).toMatch(/^a: b \(at error-line\.test\.ts:\d+:\d+; CINESYNC_DEBUG=1 /);
  });

  test("ends for a cycle of causes", () => {
    const first = new Error("a");
    first.cause = caused("b", first);
    expect(lineOf(first)).toBe("a: b");
  });
});
