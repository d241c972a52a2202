import { Readable } from "node:stream";
import * as merge from "@cinesync/merge";
import * as notes from "@cinesync/notes";
import * as report from "@cinesync/report";
import * as sessionXml from "@cinesync/session-xml";
import { writeSessionFile } from "@cinesync/session-xml/node";
import { expect, test } from "vitest";

// Whoever ends an iteration before its first item must not leave a file open.

const xml = sessionXml.stringifySession(sessionXml.createSession({ notes: "n" }));

type Call = (source: unknown) => unknown;

/** The functions that give an async generator over what they get. */
async function generators(): Promise<readonly (readonly [name: string, call: Call])[]> {
  const found: (readonly [string, Call])[] = [];
  for (const [name, value] of Object.entries({ ...sessionXml, ...notes, ...merge, ...report })) {
    if (typeof value !== "function" || !/^[a-z]/.test(name) || name === "closingSource") continue;
    try {
      const result = (value as Call)(Readable.from([]));
      if (Object.prototype.toString.call(result) === "[object AsyncGenerator]")
        found.push([name, value as Call]);
      else await result;
    } catch {
      // Takes something else.
    }
  }
  return found;
}

test("every function that reads a source closes it when its iteration ends before the first item", async () => {
  const found = await generators();
  expect(found.map(([name]) => name).sort()).toEqual([
    "filterParts",
    "mediaHeaders",
    "noteRowsByMovie",
    "notesToCsvChunks",
    "notesToJsonChunks",
    "notesToJsonLinesChunks",
    "notesToMarkdownChunks",
    "readMedia",
    "readSessionParts",
    "remapParts",
    "reviewReportChunks",
    "writeSessionParts",
    "writeSessionPartsBytes",
  ]);
  for (const [name, call] of found) {
    // A report takes a session, which nothing can leave open.
    if (name === "reviewReportChunks") continue;
    for (const end of ["return", "throw"] as const) {
      const stream = Readable.from([xml]);
      const isReader = name === "readMedia" || name === "readSessionParts";
      const iterator = call(isReader ? stream : sessionXml.readSessionParts(stream)) as AsyncGenerator;
      await iterator[end](undefined).catch(() => undefined);
      expect([name, stream.destroyed]).toEqual([name, true]);
      expect(await iterator.next()).toEqual({ done: true, value: undefined });
    }
  }
});

test("a chain of functions closes the stream at its beginning", async () => {
  const stream = Readable.from([xml]);
  const parts = merge.filterParts(sessionXml.readSessionParts(stream), { redact: ["chat"] });
  await notes.notesToCsvChunks(notes.noteRowsByMovie(parts)).return();
  expect(stream.destroyed).toBe(true);
});

test("writeSessionFile closes the source of parts that it cannot write", async () => {
  const stream = Readable.from([xml]);
  const writing = writeSessionFile("/nosuch/folder/a.csc", sessionXml.readSessionParts(stream));
  await expect(writing).rejects.toMatchObject({ code: "ENOENT" });
  expect(stream.destroyed).toBe(true);
});
