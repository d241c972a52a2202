import type { CommandInput, CommandSpec, Run } from "../spec/command-spec.ts";
import { checkMediaSpec } from "../specs/check-media.ts";
import { completionSpec } from "../specs/completion.ts";
import { convertSpec } from "../specs/convert.ts";
import { diffSpec } from "../specs/diff.ts";
import { filterSpec } from "../specs/filter.ts";
import { formatSpec } from "../specs/format.ts";
import { hashSpec } from "../specs/hash.ts";
import { infoSpec } from "../specs/info.ts";
import { joinSpec } from "../specs/join.ts";
import { markersSpec } from "../specs/markers.ts";
import { mergeSpec } from "../specs/merge.ts";
import { newSpec } from "../specs/new.ts";
import { notesSpec } from "../specs/notes.ts";
import { openSpec } from "../specs/open.ts";
import { parseUrlSpec } from "../specs/parse-url.ts";
import { relinkSpec } from "../specs/relink.ts";
import { remapSpec } from "../specs/remap.ts";
import { reportSpec } from "../specs/report.ts";
import { runScriptSpec } from "../specs/run-script.ts";
import { simulateSpec } from "../specs/simulate.ts";
import { startSpec } from "../specs/start.ts";
import { svgSpec } from "../specs/svg.ts";
import { validateSpec } from "../specs/validate.ts";

/** A command, whose code is loaded when it runs. */
export interface CommandEntry {
  readonly spec: CommandSpec;
  readonly run: Run<CommandSpec>;
}

function entry<S extends CommandSpec>(spec: S, load: () => Promise<Run<S>>): CommandEntry {
  // The parser makes the input from the same spec that types the command.
  return { spec, run: async (input) => (await load())(input as unknown as CommandInput<S>) };
}

/** All commands, in the order in which help texts show them. */
export const COMMANDS: readonly CommandEntry[] = [
  entry(infoSpec, async () => (await import("../commands/info.ts")).info),
  entry(validateSpec, async () => (await import("../commands/validate.ts")).validate),
  entry(notesSpec, async () => (await import("../commands/notes.ts")).notes),
  entry(markersSpec, async () => (await import("../commands/markers.ts")).markers),
  entry(svgSpec, async () => (await import("../commands/svg.ts")).svg),
  entry(reportSpec, async () => (await import("../commands/report.ts")).report),
  entry(convertSpec, async () => (await import("../commands/convert.ts")).convert),
  entry(formatSpec, async () => (await import("../commands/format.ts")).format),
  entry(mergeSpec, async () => (await import("../commands/merge.ts")).merge),
  entry(diffSpec, async () => (await import("../commands/diff.ts")).diff),
  entry(filterSpec, async () => (await import("../commands/filter.ts")).filter),
  entry(remapSpec, async () => (await import("../commands/remap.ts")).remap),
  entry(checkMediaSpec, async () => (await import("../commands/check-media.ts")).checkMedia),
  entry(relinkSpec, async () => (await import("../commands/relink.ts")).relink),
  entry(hashSpec, async () => (await import("../commands/hash.ts")).hash),
  entry(newSpec, async () => (await import("../commands/new.ts")).newSession),
  entry(openSpec, async () => (await import("../commands/open.ts")).open),
  entry(joinSpec, async () => (await import("../commands/join.ts")).join),
  entry(startSpec, async () => (await import("../commands/start.ts")).start),
  entry(runScriptSpec, async () => (await import("../commands/run-script.ts")).runScript),
  entry(parseUrlSpec, async () => (await import("../commands/parse-url.ts")).parseUrl),
  entry(simulateSpec, async () => (await import("../commands/simulate.ts")).simulate),
  entry(completionSpec, async () => (await import("../commands/completion.ts")).completion),
];
