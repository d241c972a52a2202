import { describe, expect, test } from "vitest";
import {
  addFtrackVersionsUrl,
  buildCommandUrl,
  type Command,
  type CommandUrlErrorCode,
  joinSessionUrl,
  openSessionFileUrl,
  parseCommandUrl,
  parseSessionKey,
  runScriptUrl,
} from "../src/index.ts";

/** For each code: a call, and the message that a person reads. */
const messages: Record<CommandUrlErrorCode, readonly [cause: () => unknown, message: string][]> = {
  "invalid-value": [
    [() => joinSessionUrl(7 as unknown as string), "key must be a string, got number"],
    [
      () => buildCommandUrl({ kind: "x" } as unknown as Command),
      'kind must be a command kind such as "run-script", got another value',
    ],
    [
      () => parseSessionKey("https://example.com/ASDF1234"),
      "key must be a session key or a join link, got another link",
    ],
  ],
  "invalid-option": [
    [
      () => openSessionFileUrl("a", { mode: "add" as "merge" }),
      'mode must be "merge" or "replace", got another value',
    ],
  ],
  "empty-value": [
    [() => joinSessionUrl(""), "key must not be empty"],
    [() => addFtrackVersionsUrl([]), "ids must not be empty"],
  ],
  "lone-surrogate": [[() => runScriptUrl("ab\udc00"), "name must not contain a lone surrogate (index 2)"]],
  "reserved-key": [
    [() => joinSessionUrl("new"), 'key must be the key of a session, got "new", which starts a new session'],
  ],
  "dot-segment": [
    [
      () => runScriptUrl("../x"),
      'name must not contain a "." or ".." segment, which programs drop from a URL',
    ],
  ],
  "illegal-character": [
    [() => runScriptUrl("x", 'a="'), 'query must not contain "\\"" (index 2)'],
    [() => addFtrackVersionsUrl(["a,b"]), 'ids[0] must not contain "," (index 1)'],
    [() => parseCommandUrl("cinesync://x/\n"), "url must not contain a control character (index 13)"],
  ],
  "wrong-scheme": [[() => parseCommandUrl("https://x/"), "url must begin with cinesync:"]],
  "malformed-encoding": [
    [() => parseCommandUrl("cinesync://session/%E9"), "url must be percent-encoded UTF-8"],
  ],
  "not-unknown": [
    [
      () => buildCommandUrl({ kind: "unknown", host: "session", path: "/K" }),
      "command must parse back unchanged from its URL, which reads as join-session",
    ],
  ],
};

describe.each(Object.entries(messages))("%s", (code, cases) => {
  test.each(cases)("each message names the field: %#", (cause, message) => {
    expect(cause).toThrow(expect.objectContaining({ name: "CommandUrlError", code, message }));
  });
});
