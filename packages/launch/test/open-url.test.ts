import { CommandUrlError } from "@cinesync/commands";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import {
  joinSession,
  LaunchError,
  openCommand,
  openSessionFile,
  openUrl,
  runScript,
  startSession,
} from "../src/index.ts";

/** Returns the arguments that a launcher gets in a call. */
async function launched(call: (options: { launcher: (url: string) => Promise<void> }) => Promise<unknown>) {
  const urls: string[] = [];
  await call({
    launcher: (url) => {
      urls.push(url);
      return Promise.resolve();
    },
  });
  return urls;
}

describe("openUrl opens only cinesync: URLs", () => {
  test.each([
    "https://example.com/",
    "file:///etc/passwd",
    "/bin/sh",
    "-a Calculator",
    "javascript:alert(1)",
    "",
    " cinesync://session/KEY",
    "cinesync://session/KEY\ncalc",
    "cinesync://session/\0",
    "cinesync://session/%zz",
    "cinesync://session/\ud800",
  ])("and rejects %j", async (url) => {
    const opened: string[] = [];
    const error: unknown = await openUrl(url, {
      launcher: (given) => {
        opened.push(given);
        return Promise.resolve();
      },
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LaunchError);
    expect(error).toMatchObject({
      code: "refused-url",
      cause: expect.any(CommandUrlError) as CommandUrlError,
    });
    expect(opened).toEqual([]);
  });

  test("and rejects a URL object with another scheme", async () => {
    await expect(openUrl(new URL("https://example.com/"))).rejects.toMatchObject({ code: "refused-url" });
  });

  test("and opens unknown ones unchanged", async () => {
    const url = "CineSync://Future/do it?a#b";
    expect(await launched((options) => openUrl(url, options))).toEqual([url]);
  });
});

test("each function builds its URL and opens it", async () => {
  expect(await launched((options) => joinSession("ASDF1234", options))).toEqual([
    "cinesync://session/ASDF1234",
  ]);
  expect(await launched((options) => startSession(options))).toEqual(["cinesync://session/new"]);
  expect(await launched((options) => startSession({ username: "a", password: "b", ...options }))).toEqual([
    "cinesync://session/new?username=a&password=b",
  ]);
  expect(await launched((options) => runScript("a b", options))).toEqual(["cinesync://script/a%20b"]);
  expect(await launched((options) => runScript("a", { query: "b=1", ...options }))).toEqual([
    "cinesync://script/a?b=1",
  ]);
  expect(await launched((options) => runScript("a", { query: { b: "&" }, ...options }))).toEqual([
    "cinesync://script/a?b=%26",
  ]);
  expect(
    await launched((options) => openCommand({ kind: "add-ftrack-versions", ids: ["1", "2"] }, options)),
  ).toEqual(["cinesync://ftrack/addVersion?assetVersionList=1,2"]);
});

test("each function rejects values that cannot be in a URL", async () => {
  await expect(joinSession("new")).rejects.toMatchObject({ code: "reserved-key" });
  await expect(runScript("")).rejects.toMatchObject({ code: "empty-value" });
  await expect(openSessionFile("")).rejects.toMatchObject({
    code: "empty-value",
    details: { field: "path" },
  });
  await expect(startSession({ username: "\ud800" })).rejects.toMatchObject({ code: "lone-surrogate" });
  await expect(openSessionFile("a.csc", { mode: "?x" as "merge" })).rejects.toMatchObject({
    code: "invalid-option",
  });
});

describe("openSessionFile", () => {
  const pathOf = async (path: string | URL): Promise<string | null> => {
    const [url = ""] = await launched((options) => openSessionFile(path, options));
    return new URLSearchParams(url.slice(url.indexOf("?") + 1)).get("path");
  };

  test("makes a relative path absolute", async () => {
    expect(await pathOf("a b/../c.csc")).toBe(resolve("c.csc"));
  });

  test("keeps an absolute path, including Windows paths on every platform", async () => {
    const here = resolve("x", "My funky! file#name.csc");
    expect(await pathOf(here)).toBe(here);
    for (const path of ["C:\\show\\a.csc", "c:/show/a.csc", "\\\\server\\share\\a.csc"]) {
      expect(await pathOf(path)).toBe(path);
    }
  });

  test("converts a file: URL to a path", async () => {
    const path = join(resolve("x"), "Größe #1.csc");
    expect(await pathOf(pathToFileURL(path))).toBe(path);
    expect(await pathOf(pathToFileURL(path).href)).toBe(path);
  });

  test("merges by default and replaces on request", async () => {
    const [merge] = await launched((options) => openSessionFile("C:\\a.csc", options));
    const [replace] = await launched((options) =>
      openSessionFile("C:\\a.csc", { mode: "replace", ...options }),
    );
    expect(merge).toBe("cinesync://file/merge?path=C%3A%5Ca.csc");
    expect(replace).toBe("cinesync://file/replace?path=C%3A%5Ca.csc");
  });
});

test("openUrl rejects with the error of the launcher", async () => {
  const launcher = () => Promise.reject(new Error("no such computer"));
  await expect(joinSession("ASDF1234", { launcher })).rejects.toThrow("no such computer");
});

test("no message shows the URL, which can contain a password", async () => {
  const error: unknown = await openUrl("cinesync://session/new?username=a&password=s3cret%").catch(
    (e: unknown) => e,
  );
  expect(error).toMatchObject({ code: "refused-url" });
  expect(String(error)).not.toContain("s3cret");
});
