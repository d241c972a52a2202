import { describe, expect, test } from "vitest";
import {
  addFtrackVersionsUrl,
  buildCommandUrl,
  type Command,
  type CommandUrlErrorCode,
  joinSessionUrl,
  openSessionFileUrl,
  parseCommandUrl,
  runScriptUrl,
} from "../src/index.ts";

/** One for each code: what was given, and what the person reads. */
const messages: Record<CommandUrlErrorCode, readonly [cause: () => unknown, message: string][]> = {
  "not-text": [[() => joinSessionUrl(7 as unknown as string), "key is not a string"]],
  empty: [
    [() => joinSessionUrl(""), "key is empty"],
    [() => addFtrackVersionsUrl([]), "ids is empty"],
  ],
  "lone-surrogate": [[() => runScriptUrl("ab\udc00"), "name has a lone surrogate at index 2"]],
  "reserved-key": [[() => joinSessionUrl("new"), 'key "new" cannot be joined: its URL starts a new session']],
  "dot-segment": [[() => runScriptUrl("../x"), 'name has a segment "." or "..", which gets lost in a URL']],
  "illegal-character": [
    [() => runScriptUrl("x", 'a="'), 'query has "\\"" at index 2: encode it, or pass key-value pairs'],
    [() => addFtrackVersionsUrl(["a,b"]), "ids has an id with a comma, which separates ids"],
    [() => parseCommandUrl("cinesync://x/\n"), "url has a control character at index 13"],
  ],
  "unknown-mode": [
    [() => openSessionFileUrl("a", { mode: "add" as "merge" }), 'mode is neither "merge" nor "replace"'],
  ],
  "unknown-kind": [
    [() => buildCommandUrl({ kind: "x" } as unknown as Command), "kind is not that of a command"],
  ],
  "wrong-scheme": [[() => parseCommandUrl("https://x/"), "url is not a cinesync: URL"]],
  "malformed-encoding": [
    [() => parseCommandUrl("cinesync://session/%E9"), 'url has a "%" that does not encode UTF-8'],
  ],
  "not-unknown": [
    [
      () => buildCommandUrl({ kind: "unknown", host: "session", path: "/K" }),
      "command would be read back as another one (join-session)",
    ],
  ],
};

describe.each(Object.entries(messages))("%s", (code, cases) => {
  test.each(cases)("says what is wrong, and where %#", (cause, message) => {
    expect(cause).toThrow(expect.objectContaining({ name: "CommandUrlError", code, message }));
  });
});
