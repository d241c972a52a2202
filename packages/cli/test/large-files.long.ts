import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

const folder = playground();

// A session of 40 MB, read by a process with a heap of 44 MB: a command that collected it would run out of memory.
const file = join(folder, "large.csc");
const HEAP = ["--max-old-space-size=44"];
const MOVIES = 4000;
/** Consists of characters with several bytes, some of them at the end of a chunk. */
const NOTE = "波のタイミングを早く。Größer! 🎬";

function writeLarge(): void {
  const output = openSync(file, "w");
  writeSync(
    output,
    `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">\n`,
  );
  const points = `<point x="0.212670" y="0.351945" alpha="0.270588"/>\n`.repeat(90);
  for (let index = 0; index < MOVIES; index++) {
    const annotations = [1, 2]
      .map(
        (frame) =>
          `<annotation frame="${frame}"><notes>${NOTE} ${frame}, ${index}</notes><line color="#ff0000" alpha="1" thickness="0.01">\n${points}</line></annotation>\n`,
      )
      .join("");
    writeSync(
      output,
      `<media><name>shot_${index}.mov</name><locators><path>/Volumes/show/shot_${index}.mov</path></locators>\n${annotations}</media>\n`,
    );
  }
  writeSync(output, "</session>\n");
  closeSync(output);
}
writeLarge();

describe("commands that stream hold one part of a session at a time", () => {
  it.each([
    ["info", ["info", file]],
    ["validate", ["validate", file]],
    ["notes", ["notes", file, "-o", "notes.csv"]],
    ["filter", ["filter", file, "--redact", "all", "--frames", "2", "-o", "filtered.csc"]],
    ["filter by movie", ["filter", file, "--movie", "*7.mov", "-o", "chosen.csc"]],
    ["convert to a session file", ["convert", file, "-o", "again.csc"]],
    ["remap", ["remap", file, "--from", "/Volumes", "--to", "X:\\", "-o", "remapped.csc"]],
    ["check-media", ["check-media", file, "--json"]],
  ])("%s", (name, args) => {
    const result = cinesync(args, { cwd: folder, node: HEAP });
    expect(result.status, result.stderr).toBe(name === "check-media" ? 1 : 0);
    if (name === "info") expect(result.stdout).toContain(`Playlist   ${MOVIES} movies`);
  });

  it("a command that collects the session runs out of memory", () => {
    expect(cinesync(["format", file, "-o", "formatted.csc"], { cwd: folder, node: HEAP }).status).not.toBe(0);
  });
});
