import { join } from "node:path";
import {
  MARKER_FORMATS,
  markersToEdl,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToOtio,
  noteMarkers,
  type MarkerTimeline,
} from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { onOneLine } from "../base/printable.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { tell, warn } from "../io/tell.ts";
import { checkOutput, makeFolder, writeOutput } from "../io/write-output.ts";
import { explainNotesError } from "../session/explain-notes-error.ts";
import { safeFileNames } from "../session/file-names.ts";
import { readWhole } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { markersSpec } from "../specs/markers.ts";
import { plural } from "../text/plural.ts";

type Options = Given<typeof markersSpec>["options"];
type Format = NonNullable<Options["format"]>;

const BY_ENDING: Readonly<Record<string, Format>> = {
  edl: "edl",
  xml: "fcp7xml",
  fcpxml: "fcpxml",
  otio: "otio",
};

export async function markers({ operands, options }: Given<typeof markersSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const format = formatOf(options);
  const toFolder = !MARKER_FORMATS[format].holdsSeveral && options.timeline === "movie";
  if (toFolder && (options.output === undefined || options.output === STANDARD)) {
    throw new CliError(`a file of the format ${format} holds one timeline, and there is one for each movie`, {
      hint: "Give a folder with -o, or --timeline playlist.",
    });
  }
  if (!toFolder) await checkOutput(options);
  const timelines = makeTimelines(await readWhole(file), options);
  const [only] = timelines;
  if (only === undefined)
    throw new CliError("there is nothing to make markers of", { hint: "Look at it with cinesync info." });
  if (toFolder) await writeFolder(timelines, format, options);
  else await writeOutput([encode(timelines, only, format)], options);
  return 0;
}

function makeTimelines(session: Session, options: Options): readonly MarkerTimeline[] {
  try {
    return noteMarkers(session, {
      timeline: options.timeline,
      color: options.color,
      trim: options.trim,
      drawings: !options.notesOnly,
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.fps === undefined ? {} : { frameRate: options.fps }),
      ...(options.defaultFps === undefined ? {} : { defaultFrameRate: options.defaultFps }),
      ...(options.startTimecode === undefined ? {} : { timelineStart: options.startTimecode }),
      ...(options.firstFrame === undefined ? {} : { firstFrame: options.firstFrame }),
      onProblem: (problem) => {
        warn(onOneLine(explainNotesError(problem).message));
      },
    });
  } catch (error) {
    throw explainNotesError(error);
  }
}

function formatOf({ format, output }: Options): Format {
  const [, ending] = /\.([^./\\]+)$/.exec(output ?? "") ?? [];
  const found = format ?? BY_ENDING[ending?.toLowerCase() ?? ""];
  if (found === undefined) {
    throw new CliError("the form of the markers is not known", {
      hint: "Give --format edl, fcp7xml, fcpxml or otio.",
    });
  }
  return found;
}

function encode(timelines: readonly MarkerTimeline[], only: MarkerTimeline, format: Format): string {
  switch (format) {
    case "edl":
      return markersToEdl(only);
    case "fcp7xml":
      return markersToFcp7Xml(timelines);
    case "fcpxml":
      return markersToFcpxml(timelines);
    case "otio":
      return markersToOtio(only);
  }
}

async function writeFolder(
  timelines: readonly MarkerTimeline[],
  format: Format,
  { output = "", force }: Options,
): Promise<void> {
  await makeFolder(output);
  const names = safeFileNames(timelines.map(({ name }) => `${name}.${MARKER_FORMATS[format].extension}`));
  for (const [index, timeline] of timelines.entries()) {
    const text = encode([timeline], timeline, format);
    await writeOutput([text], { output: join(output, names[index] ?? ""), force });
  }
  tell(`wrote ${plural(timelines.length, "timeline")} to ${onOneLine(output)}`);
}
