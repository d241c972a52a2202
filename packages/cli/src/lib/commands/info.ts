import type { ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { onOneLine } from "../base/printable.ts";
import { inputName } from "../io/read-chunks.ts";
import { print } from "../io/write-output.ts";
import { readParts } from "../session/read-session.ts";
import { summarize, type MediaInfo, type SessionInfo } from "../session/summarize.ts";
import type { Given } from "../spec/command-spec.ts";
import type { infoSpec } from "../specs/info.ts";
import { columnsOf } from "../text/columns.ts";
import { plural } from "../text/plural.ts";
import { formatTable } from "../text/table.ts";
import { wrap } from "../text/wrap.ts";

/** Rows that are kept to be laid out together. */
const SHOWN = 100;

export async function info({ operands, options }: Given<typeof infoSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  const [file = ""] = operands;
  if (options.json) await printJson(file);
  else await printTable(file, options.all);
  return 0;
}

async function printJson(file: string): Promise<void> {
  const entries = summarize(readParts(file));
  await print('{\n  "media": [');
  let count = 0;
  for (;;) {
    const next = await entries.next();
    if (next.done === true) {
      await print(count > 0 ? "\n  ],\n" : "],\n");
      await print(JSON.stringify(next.value, undefined, 2).slice(2));
      await print("\n");
      return;
    }
    await print(`${count++ > 0 ? "," : ""}\n    ${JSON.stringify(next.value)}`);
  }
}

async function printTable(file: string, all: boolean): Promise<void> {
  const colors = colorsFor(process.stdout);
  const entries = summarize(readParts(file));
  let rows: MediaInfo[] = [];
  let tables = 0;
  let left = 0;
  for (;;) {
    const next = await entries.next();
    if (next.done === true) {
      if (rows.length > 0) await print(`${table(rows, colors, tables === 0)}\n`);
      if (left > 0) await print(colors.dim(`… and ${left} more: --all shows them\n`));
      const gap = rows.length + tables > 0 ? "\n" : "";
      await print(`${gap}${overview(file, next.value, colors).join("\n")}\n`);
      return;
    }
    if (rows.length < SHOWN) rows.push(next.value);
    else if (all) {
      await print(`${table(rows, colors, tables++ === 0)}\n`);
      rows = [next.value];
    } else left++;
  }
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
      { header: "Look", shrinks: true, dropped: 6 },
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
    `${media.active ? "▶ " : ""}${media.place}`,
    media.kind === "file" ? media.name : `[${media.name}]`,
    String(media.currentFrame),
    framesPerSecond > 0 ? String(Number(framesPerSecond.toFixed(3))) : "",
    playRange ? `${playRange.inFrame}–${playRange.outFrame}` : "",
    notes > 0 ? String(notes) : "",
    media.drawings > 0 ? String(media.drawings) : "",
    media.groups.join(", "),
    [...new Set(media.locators.map(({ kind }) => (kind === "short-hash" ? "hash" : kind)))].join(", "),
    media.look.join(", "),
  ];
}

function overview(file: string, session: SessionInfo, colors: Colors): readonly string[] {
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
    ["Groups", groups.map(({ name, movies }) => `${onOneLine(name)} (${movies})`).join(", ")],
    ["Notes", `${totals.notes}${session.hasNotes ? ", one of them on the session" : ""}`],
    [
      "Drawings",
      `${totals.drawings}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""} on ${plural(totals.annotations, "annotated frame")}`,
    ],
    ["Chat", session.hasChat ? "yes" : ""],
    ["Stereo", session.stereo ?? ""],
    ["User data", onOneLine(session.userData)],
  ];
  return facts
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${colors.bold(name.padEnd(9))}  ${wrap(text, columnsOf(process.stdout), 11)}`);
}
