import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noteRows, notesToCsv } from "@cinesync/notes";
import { createAnnotation, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { installedCommand } from "./support/installed.ts";
import { cinesync, environment, playground } from "./support/run.ts";

const folder = playground();
const temporary = join(folder, "temporary");
mkdirSync(temporary);
const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary };
const nowhere = join(folder, "nowhere");
const noRoom = { TMPDIR: nowhere, TMP: nowhere, TEMP: nowhere };

/** A movie with 2 MB of notes, last frame first; what comes in the second half is on the same frames again. */
const session = createSession({
  media: [
    createMediaFile({
      locators: ["/shows/tides/shot_010.mov"],
      annotations: Array.from({ length: 8000 }, (_, index) =>
        createAnnotation(4000 - (index % 4000), { notes: `note ${index} `.repeat(20).trim() }),
      ),
    }),
  ],
});
const xml = stringifySession(session);
writeFileSync(join(folder, "one-movie.csc"), xml);

describe("a movie with more notes than memory is used for", () => {
  it("comes out in frame order, and leaves nothing behind", () => {
    const { status, stdout, stderr } = cinesync(["notes", "one-movie.csc"], { cwd: folder, env });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout === notesToCsv(noteRows(session))).toBe(true);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("says in one line that there is no room for temporary files, and writes nothing", () => {
    const { status, stdout, stderr } = cinesync(["notes", "one-movie.csc", "-o", "notes.csv"], {
      cwd: folder,
      env: noRoom,
    });
    const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";
    expect(stderr).toBe(
      `cinesync: cannot write a temporary file in ${nowhere}: there is no such file or folder. Set ${variable} to a folder that can be written to and has room.\n`,
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(readdirSync(folder)).not.toContain("notes.csv");
  });

  it("needs no temporary file if it has few notes", () => {
    expect(cinesync(["notes", "monday.csc"], { cwd: folder, env: noRoom })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it.skipIf(process.platform === "win32")("leaves nothing behind though it is killed", async () => {
    const child = spawn(process.execPath, [installedCommand(), "notes", "-"], {
      cwd: folder,
      env: environment(folder, env),
    });
    const closed = once(child, "close");
    // When half of it has been taken, and no more comes.
    await new Promise((resolve) => child.stdin.write(xml.slice(0, xml.length - 1000), resolve));
    child.kill("SIGKILL");
    expect(await closed).toEqual([null, "SIGKILL"]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
