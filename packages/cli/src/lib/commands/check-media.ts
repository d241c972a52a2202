import { stat } from "node:fs/promises";
import { remapParts } from "@cinesync/merge";
import type { Locator, SessionPart } from "@cinesync/session-xml";
import { shortHashOfFile } from "@cinesync/session-xml/node";
import type { ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { colorsFor } from "../base/colors.ts";
import { onOneLine } from "../base/printable.ts";
import { tell } from "../io/tell.ts";
import { print } from "../io/write-output.ts";
import { readParts } from "../session/read-session.ts";
import { remapRules } from "../session/remap-rules.ts";
import type { Given } from "../spec/command-spec.ts";
import type { checkMediaSpec } from "../specs/check-media.ts";
import { pad } from "../text/fit.ts";

const STATES = ["ok", "found", "changed", "missing", "unchecked"] as const;
type State = (typeof STATES)[number];

interface Checked {
  readonly place: number;
  readonly name: string;
  readonly state: State;
  /** The path that was found, or the first that was not. */
  readonly path?: string;
  /** What the file's short hash is. */
  readonly shortHash?: string;
  /** What the session says it is. */
  readonly expected?: readonly string[];
}

export async function checkMedia({ operands, options }: Given<typeof checkMediaSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  const [file = ""] = operands;
  const rules = remapRules(options.from, options.to, undefined);
  const counts = new Map<State, number>(STATES.map((state) => [state, 0]));
  let printed = 0;
  if (options.json) await print("[");
  for await (const { place, name, locators } of movies(remapParts(readParts(file), rules))) {
    const checked: Checked = { place, name, ...(await check(locators)) };
    counts.set(checked.state, (counts.get(checked.state) ?? 0) + 1);
    if (options.json) await print(`${printed > 0 ? "," : ""}\n  ${JSON.stringify(checked)}`);
    else await print(`${describe(checked)}\n`);
    printed++;
  }
  if (options.json) await print(printed > 0 ? "\n]\n" : "]\n");
  else
    tell(
      [...counts]
        .filter(([, count]) => count > 0)
        .map(([state, count]) => `${count} ${state}`)
        .join(", ") || "no movies",
    );
  return (counts.get("changed") ?? 0) + (counts.get("missing") ?? 0) > 0 ? 1 : 0;
}

/** The media files with their names and locators, which come in any order. */
async function* movies(
  parts: AsyncIterable<SessionPart>,
): AsyncGenerator<{ readonly place: number; readonly name: string; readonly locators: readonly Locator[] }> {
  let place = 0;
  let name = "";
  let locators: readonly Locator[] | undefined;
  for await (const part of parts) {
    if (part.kind === "media-start") {
      place++;
      name = "";
      locators = undefined;
    } else if (part.kind === "media-name") name = part.value;
    else if (part.kind === "media-locators") locators = part.value;
    else if (part.kind === "media-end" && locators) yield { place, name, locators };
  }
}

async function check(locators: readonly Locator[]): Promise<Omit<Checked, "place" | "name">> {
  const paths = locators.filter(({ kind }) => kind === "path").map(({ value }) => value);
  const expected = locators
    .filter(({ kind }) => kind === "short-hash")
    .map(({ value }) => value.toLowerCase());
  const [first] = paths;
  if (first === undefined) return { state: "unchecked" };
  let other: Omit<Checked, "place" | "name"> | undefined;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) continue;
    const shortHash = await shortHashOfFile(path).catch(() => undefined);
    if (shortHash === undefined) continue;
    if (expected.length === 0) return { state: "found", path, shortHash };
    if (expected.includes(shortHash)) return { state: "ok", path, shortHash };
    other ??= { state: "changed", path, shortHash, expected };
  }
  return other ?? { state: "missing", path: first };
}

function describe({ place, name, state, path, shortHash, expected }: Checked): string {
  const colors = colorsFor(process.stdout);
  const color = {
    ok: colors.green,
    found: colors.green,
    changed: colors.yellow,
    missing: colors.red,
    unchecked: colors.dim,
  };
  const details = [
    path === undefined ? "" : onOneLine(path),
    state === "changed" ? `short hash ${shortHash ?? ""}, expected ${(expected ?? []).join(" or ")}` : "",
  ].filter((text) => text !== "");
  return `${color[state](pad(state, 9))}  ${place}. ${onOneLine(name)}${details.map((text) => `  ${colors.dim(text)}`).join("")}`;
}
