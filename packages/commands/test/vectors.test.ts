import { describe, expect, test } from "vitest";
import {
  addFtrackVersionsUrl,
  buildCommandUrl,
  type Command,
  createSessionUrl,
  joinSessionUrl,
  openSessionFileUrl,
  parseCommandUrl,
  runScriptUrl,
} from "../src/index.ts";

const FILE = "My funky! file#name.csc";
const SCRIPT = "My custom handler? {takes query}";

interface Vector {
  readonly url: string;
  readonly built: string;
  readonly command: Command;
}

const vectors: Record<string, Vector> = {
  "merge a file": {
    url: "cinesync://file/merge?path=My+funky%21+file%23name.csc",
    built: openSessionFileUrl(FILE),
    command: { kind: "open-session-file", path: FILE, mode: "merge" },
  },
  "replace by a file": {
    url: "cinesync://file/replace?path=My+funky%21+file%23name.csc",
    built: openSessionFileUrl(FILE, { mode: "replace" }),
    command: { kind: "open-session-file", path: FILE, mode: "replace" },
  },
  "new session": {
    url: "cinesync://session/new",
    built: createSessionUrl(),
    command: { kind: "create-session" },
  },
  "new session of a user": {
    url: "cinesync://session/new?username=jon%40home",
    built: createSessionUrl({ username: "jon@home" }),
    command: { kind: "create-session", username: "jon@home" },
  },
  "new session of a user with a password": {
    url: "cinesync://session/new?username=jmah&password=s3cr%21t",
    built: createSessionUrl({ username: "jmah", password: "s3cr!t" }),
    command: { kind: "create-session", username: "jmah", password: "s3cr!t" },
  },
  "join a session": {
    url: "cinesync://session/ASDF1234",
    built: joinSessionUrl("ASDF1234"),
    command: { kind: "join-session", key: "ASDF1234" },
  },
  "run a script": {
    url: "cinesync://script/My%20custom%20handler",
    built: runScriptUrl("My custom handler"),
    command: { kind: "run-script", name: "My custom handler" },
  },
  "run a script with a query": {
    url: "cinesync://script/My%20custom%20handler%3F%20%7Btakes%20query%7D?a=1&b=2",
    built: runScriptUrl(SCRIPT, "a=1&b=2"),
    command: { kind: "run-script", name: SCRIPT, query: "a=1&b=2" },
  },
  "add ftrack asset versions": {
    url: "cinesync://ftrack/addVersion?assetVersionList=4d1a-01,4d1a-02",
    built: addFtrackVersionsUrl(["4d1a-01", "4d1a-02"]),
    command: { kind: "add-ftrack-versions", ids: ["4d1a-01", "4d1a-02"] },
  },
};

describe.each(Object.entries(vectors))("vector %s", (_name, { url, built, command }) => {
  test("is the URL that the function builds", () => {
    expect(built).toBe(url);
  });
  test("is the URL of the command", () => {
    expect(buildCommandUrl(command)).toBe(url);
  });
  test("parses to the command", () => {
    expect(parseCommandUrl(url)).toStrictEqual(command);
  });
});

test("createSessionUrl leaves out a password without a user name", () => {
  expect(createSessionUrl({ password: "s3cr!t" })).toBe("cinesync://session/new");
  expect(createSessionUrl({ username: "", password: "s3cr!t" })).toBe("cinesync://session/new");
  expect(parseCommandUrl("cinesync://session/new?password=s3cr%21t")).toStrictEqual({
    kind: "create-session",
  });
});

test("createSessionUrl leaves out an empty password", () => {
  expect(createSessionUrl({ username: "jmah", password: "" })).toBe("cinesync://session/new?username=jmah");
  expect(createSessionUrl({ username: undefined, password: undefined })).toBe("cinesync://session/new");
});
