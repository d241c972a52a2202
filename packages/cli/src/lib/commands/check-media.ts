import { readMovieInfoFile } from "@cinesync/media-info/node";
import { remapParts } from "@cinesync/merge";
import { mediaHeaders } from "@cinesync/session-xml";
import type { ExitStatus } from "../base/cli-error.ts";
import { colorsFor } from "../base/colors.ts";
import { singleLine } from "../base/escape-controls.ts";
import { eachInput, printResults } from "../io/json-results.ts";
import { summarize, warn } from "../io/messages.ts";
import { inputName } from "../io/read-chunks.ts";
import { print } from "../io/write-output.ts";
import {
  checkMovie,
  HashIndex,
  MEDIA_STATES,
  type MediaCheck,
  type MediaState,
} from "../session/media-check.ts";
import { readParts } from "../session/read-session.ts";
import { remapRules } from "../session/remap-rules.ts";
import type { Run } from "../spec/command-spec.ts";
import type { checkMediaSpec } from "../specs/check-media.ts";
import { pad } from "../text/fit.ts";

type Checked = MediaCheck & { readonly playlistPosition: number; readonly name: string };
type Totals = Record<MediaState, number>;

export const checkMedia: Run<typeof checkMediaSpec> = async ({ operands, options }) => {
  const rules = remapRules(options.from, options.to);
  const search = options.search.length > 0 ? new HashIndex(options.search) : undefined;
  const moviesOf = async function* (file: string, totals: Totals): AsyncGenerator<Checked, void, undefined> {
    let playlistPosition = 0;
    let lastFrame = 0;
    const playlist = mediaHeaders(remapParts(readParts(file), rules), (part) => {
      if (part.kind === "annotation") lastFrame = Math.max(lastFrame, part.value.frame);
    });
    for await (const movie of playlist) {
      playlistPosition++;
      const last = lastFrame;
      lastFrame = 0;
      if (movie.kind === "group-movie") continue;
      const checked = { playlistPosition, name: movie.name, ...(await checkMovie(movie.locators, search)) };
      totals[checked.state]++;
      if (last > 1) await reportLateNotes(checked, last);
      yield checked;
    }
  };
  if (options.json) {
    return printResults(operands, function* (file) {
      const totals = noTotals();
      yield ["file", file];
      yield ["movies", moviesOf(file, totals)];
      yield ["totals", totals];
      return statusOf(totals);
    });
  }
  return eachInput(operands, async (file) => {
    const totals = noTotals();
    for await (const movie of moviesOf(file, totals)) await print(`${describe(movie)}\n`);
    const counts = MEDIA_STATES.filter((state) => totals[state] > 0).map(
      (state) => `${totals[state]} ${state}`,
    );
    const text = counts.length > 0 ? counts.join(", ") : "no movies";
    summarize(operands.length > 1 ? `${inputName(file)}: ${text}` : text);
    return statusOf(totals);
  });
};

function noTotals(): Totals {
  return { ok: 0, found: 0, moved: 0, changed: 0, missing: 0, unreadable: 0, unchecked: 0 };
}

/** Reports notes after the last frame of a movie whose file exists. */
async function reportLateNotes(
  { playlistPosition, name, state, path }: Checked,
  lastFrame: number,
): Promise<void> {
  if (path === undefined || state === "missing" || state === "unreadable") return;
  const info = await readMovieInfoFile(path).catch(() => undefined);
  const frames = info?.frameCount;
  if (frames !== undefined && lastFrame > frames)
    warn(`${playlistPosition}. ${name}: note on frame ${lastFrame} is after the last frame, ${frames}`);
}

function statusOf({ ok: _ok, found: _found, ...bad }: Totals): ExitStatus {
  return Object.values(bad).some((count) => count > 0) ? 1 : 0;
}

function describe({ playlistPosition, name, state, path, shortHash, expected, reason }: Checked): string {
  const colors = colorsFor(process.stdout);
  const color = {
    ok: colors.green,
    found: colors.green,
    moved: colors.yellow,
    changed: colors.yellow,
    missing: colors.red,
    unreadable: colors.red,
    unchecked: colors.dim,
  }[state];
  const details = [
    path ?? "no path",
    state === "changed" ? `short hash ${shortHash ?? ""}, expected ${(expected ?? []).join(" or ")}` : "",
    reason ?? "",
  ].filter((text) => text !== "");
  return `${color(pad(state, 10))}  ${playlistPosition}. ${singleLine(name)}${details.map((text) => `  ${colors.dim(singleLine(text))}`).join("")}`;
}
