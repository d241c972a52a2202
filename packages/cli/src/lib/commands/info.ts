import type { ExitStatus } from "../base/cli-error.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { shorten, singleLine } from "../base/escape-controls.ts";
import { inputName } from "../io/read-chunks.ts";
import { eachInput, printResults, type ResultField } from "../io/json-results.ts";
import { print } from "../io/write-output.ts";
import { readParts } from "../session/read-session.ts";
import {
  emptySummary,
  summarizeParts,
  type MediaInfo,
  type SessionSummary,
} from "../session/summarize-parts.ts";
import type { Run } from "../spec/command-spec.ts";
import type { infoSpec } from "../specs/info.ts";
import { columnsOf } from "../text/columns.ts";
import { plural } from "../text/plural.ts";
import { formatTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

/** Number of rows that are laid out together. */
const SHOWN = 100;

export const info: Run<typeof infoSpec> = async ({ operands, options }) => {
  if (options.json) return printResults(operands, jsonFields);
  let count = 0;
  return eachInput(operands, async (file) => {
    await printTable(file, options.all, count > 0);
    count++;
    return 0;
  });
};

function* jsonFields(file: string): Generator<ResultField, ExitStatus, undefined> {
  yield ["file", file];
  const summary = emptySummary();
  yield ["media", summarizeParts(readParts(file), summary)];
  yield* Object.entries(summary);
  return 0;
}

async function printTable(file: string, all: boolean, withGap: boolean): Promise<void> {
  const colors = colorsFor(process.stdout);
  if (withGap) await print("\n");
  const summary = emptySummary();
  let rows: MediaInfo[] = [];
  let tables = 0;
  let left = 0;
  for await (const media of summarizeParts(readParts(file), summary)) {
    if (rows.length < SHOWN) rows.push(media);
    else if (all) {
      await print(`${table(rows, colors, tables++ === 0)}\n`);
      rows = [media];
    } else left++;
  }
  if (rows.length > 0) await print(`${table(rows, colors, tables === 0)}\n`);
  if (left > 0) await print(colors.dim(`… and ${left} more (show them with --all)\n`));
  const gap = rows.length > 0 ? "\n" : "";
  await print(`${gap}${overview(file, summary, colors).join("\n")}\n`);
}

function table(rows: readonly MediaInfo[], colors: Colors, withHeader: boolean): string {
  const text = formatTable(
    [
      { header: "#", align: "right" },
      { header: "Movie", shrinks: true },
      { header: "Frame", align: "right", dropped: 3 },
      { header: "Rate", align: "right", dropped: 4 },
      { header: "Range", align: "right", dropped: 2 },
      { header: "Notes", align: "right" },
      { header: "Drawings", align: "right" },
      { header: "Groups", shrinks: true },
      { header: "Found by", dropped: 5 },
      { header: "Settings", shrinks: true, dropped: 6 },
    ],
    rows.map(row),
    { width: columnsOf(process.stdout), header: colors.bold },
  );
  return withHeader ? text : text.slice(text.indexOf("\n") + 1);
}

function row(media: MediaInfo): readonly string[] {
  const { playRange, framesPerSecond = 0 } = media;
  const notes = media.frameNotes + (media.hasNotes ? 1 : 0);
  return [
    `${media.active ? "▶ " : ""}${media.playlistPosition}`,
    media.kind === "file" ? media.name : `[${media.name}]`,
    String(media.currentFrame),
    framesPerSecond > 0 ? String(Number(framesPerSecond.toFixed(3))) : "",
    playRange ? `${playRange.inFrame}–${playRange.outFrame}` : "",
    notes > 0 ? String(notes) : "",
    media.drawings > 0 ? String(media.drawings) : "",
    media.groups.slice(0, SHOWN).join(", "),
    [...new Set(media.locators.map(({ kind }) => (kind === "short-hash" ? "hash" : kind)))].join(", "),
    media.settings.join(", "),
  ];
}

function overview(file: string, session: SessionSummary, colors: Colors): readonly string[] {
  const { totals, groups } = session;
  const kinds = Object.entries(totals.drawingKinds)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => plural(count, kind));
  const facts: readonly (readonly [string, string])[] = [
    ["File", inputName(file)],
    [
      "Version",
      `${session.version}, ${session.sessionFeatures}${session.fromScript === true ? ", made by a script" : ""}`,
    ],
    [
      "Playlist",
      [
        plural(totals.movies, "movie"),
        ...(totals.groupMovies > 0 ? [plural(totals.groupMovies, "group movie")] : []),
      ].join(", "),
    ],
    [
      "Groups",
      [
        ...groups.slice(0, SHOWN).map(({ name, movies }) => `${shorten(singleLine(name))} (${movies})`),
        ...(groups.length > SHOWN ? [`${groups.length - SHOWN} more`] : []),
      ].join(", "),
    ],
    ["Notes", `${totals.notes}${session.hasNotes ? ", one of them on the session" : ""}`],
    [
      "Drawings",
      `${totals.drawings}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""} on ${plural(totals.annotations, "annotated frame")}`,
    ],
    ["Chat", session.hasChat ? "yes" : ""],
    ["Stereo", session.stereo ?? ""],
    ["User data", singleLine(shorten(session.userData, 1000))],
  ];
  return facts
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${colors.bold(name.padEnd(9))}  ${wrap(text, columnsOf(process.stdout), 11)}`);
}
