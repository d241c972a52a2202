import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  stringifySession,
  type Line,
} from "@cinesync/session-xml";
import { inExamples, scratchFolder } from "../lib/run-example.ts";
import type { Given, ViewerPage } from "./viewer-page.ts";

const MOVIES = inExamples("../packages/media-info/test/movies");

export const STROKE: Line = {
  kind: "line",
  id: "",
  color: "#ff2209",
  alpha: 1,
  thickness: 0.01,
  points: [
    { x: 0.1, y: 0.9, alpha: 1 },
    { x: 0.4, y: 0.6, alpha: 1 },
  ],
};

/** A test movie that shows the number of each frame as bars. */
export async function movie(name: string): Promise<Given> {
  return { name, content: await readFile(`${MOVIES}/${name}`) };
}

/** The first 12 frames of `bars-24.mov` in another codec, container or shape. */
export async function codecMovie(
  name: "bars-24-prores.mov" | "bars-24-jpeg.mov" | "bars-24-narrow.webm",
): Promise<Given> {
  return { name, content: await readFile(inExamples(`test/viewer/movies/${name}`)) };
}

/** A session of movies, each with one note on frame 10. */
export function sessionOf(...names: readonly string[]): string {
  return stringifySession(
    createSession({
      media: names.map((name) =>
        createMediaFile({
          locators: [`/show/${name}`],
          annotations: [createAnnotation(10, { notes: `On ${name}` })],
        }),
      ),
    }),
  );
}

/** A file on the disk, as people have it: what playwright hands over by itself keeps the page busy. */
export async function fileOnDisk(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(await scratchFolder(), name);
  await writeFile(file, content);
  return file;
}

/** Drops a session with one note on frame 10 together with its movie, and waits for that frame. */
export async function openMovie(viewer: ViewerPage, name: string): Promise<void> {
  await viewer.drop({ name: "s.csc", content: sessionOf(name) }, await movie(name));
  await viewer.page.locator('.stage[data-player="video"]').waitFor();
  await viewer.shows(10);
}
