import {
  MARKER_FORMATS,
  markersToAvid,
  markersToEdl,
  markersToEdlLocators,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToFrameioCsv,
  markersToOtio,
  markersToRv,
  noteMarkers,
  type MarkerFormat,
  type MarkerFormatOption,
  type MarkerOptions,
  type MarkerTimeline,
  type NotesError,
} from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import { CliError, optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { errorText } from "../base/word-error.ts";
import { summarize, warn } from "../io/messages.ts";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, isStandardOutput, writeFolder, writeOutput } from "../io/write-output.ts";
import { frameOptions } from "../session/frame-options.ts";
import { chosenMedia } from "../session/movie-choice.ts";
import { movieLengths } from "../session/movie-lengths.ts";
import { readWhole } from "../session/read-session.ts";
import { optionName, type CommandInput, type Run } from "../spec/command-spec.ts";
import type { markersSpec } from "../specs/markers.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof markersSpec>["options"];

/** `edl` is the first format of its ending. */
const ENDINGS = Object.fromEntries(
  Object.entries(MARKER_FORMATS).map(([format, { extension }]) => [format, [extension]]),
) as Record<MarkerFormat, string[]>;

const ENCODERS: Readonly<
  Record<MarkerFormat, (one: MarkerTimeline, all: readonly MarkerTimeline[], options: Options) => string>
> = {
  edl: (one) => markersToEdl(one),
  "edl-loc": (one) => markersToEdlLocators(one),
  avid: (one, _, { user }) => markersToAvid(one, { user }),
  fcp7xml: (_, all, { markersOn }) => markersToFcp7Xml(all, { markersOn }),
  fcpxml: (_, all) => markersToFcpxml(all),
  otio: (one, _, { markersOn }) => markersToOtio(one, { markersOn }),
  "frameio-csv": (_, all, { user }) => markersToFrameioCsv(all, { user }),
  rv: (one) => markersToRv(one),
};

export const markers: Run<typeof markersSpec> = async ({ operands: [file = ""], options }) => {
  const { timeline, format: asked } = options;
  const manyFiles = timeline === "movie" && asked !== undefined && !MARKER_FORMATS[asked].holdsSeveral;
  const format = manyFiles ? asked : outputFormat(options, { endings: ENDINGS });
  const facts = MARKER_FORMATS[format];
  const toFolder = timeline === "movie" && !facts.holdsSeveral;
  if (toFolder && (isStandardOutput(options.output) || !manyFiles)) {
    throw optionError(
      `a file of ${format} holds one timeline, and --timeline movie makes several`,
      `give a folder: --format ${format} -o FOLDER`,
    );
  }
  reportUselessOptions(format, options);
  if (!toFolder) await checkOutput(options);
  const session = await readWhole(file);
  const timelines = await makeTimelines(session, facts.holdsSeveral, options);
  const [only] = timelines;
  if (only === undefined)
    throw new CliError("the session has no notes to make markers of", { code: "nothing-chosen" });
  const encode = ENCODERS[format];
  if (toFolder) {
    const files = timelines.map((one) => ({
      name: `${one.name}.${facts.extension}`,
      chunks: () => [encode(one, [one], options)],
    }));
    await writeFolder(files, options);
  } else await writeOutput([encode(only, timelines, options)], options);
  const count = timelines.flatMap(({ clips }) => clips.flatMap((clip) => clip.markers)).length;
  const target = isStandardOutput(options.output) ? "" : ` to ${singleLine(options.output)}`;
  summarize(`wrote ${plural(count, "marker")} on ${plural(timelines.length, "timeline")}${target}`);
  return 0;
};

/** Options of `MARKER_FORMATS` that have a flag of another name. */
const FORMAT_OPTIONS: Readonly<Partial<Record<keyof Options, MarkerFormatOption>>> = {
  color: "color",
  markerName: "markerName",
  user: "user",
  firstFrame: "firstFrame",
  startTimecode: "timelineStart",
  markersOn: "markersOn",
};

function reportUselessOptions(format: MarkerFormat, options: Options): void {
  for (const [name, option] of Object.entries(FORMAT_OPTIONS)) {
    if (options[name as keyof Options] !== undefined && !MARKER_FORMATS[format].options.includes(option))
      warn(`${optionName(name)} has no effect on ${format}`);
  }
}

async function makeTimelines(
  session: Session,
  holdsSeveral: boolean,
  options: Options,
): Promise<readonly MarkerTimeline[]> {
  const chosen = chosenMedia(session.media, options);
  const { durations } = await movieLengths(chosen, options);
  const positions = new Set(chosen.map(({ playlistPosition }) => playlistPosition));
  const { markerName, with: kinds } = options;
  let problems: NotesError[] = [];
  const make = (timeline: "movie" | "playlist"): readonly MarkerTimeline[] => {
    problems = [];
    const { startTimecode, ...frames } = frameOptions(options);
    const settings: MarkerOptions = {
      ...frames,
      durations,
      timelineStart: startTimecode,
      timeline,
      name: options.name,
      color: options.color,
      trim: options.trim,
      drawings: kinds.length === 0 || kinds.includes("drawings"),
      markerName: markerName === undefined ? undefined : () => markerName,
      onProblem: (problem) => {
        problems.push(problem);
      },
    };
    return noteMarkers(onlyChosen(session, positions, options), settings);
  };
  let timelines = make(options.timeline ?? "playlist");
  const guessed = timelines.flatMap(({ clips }) => clips).filter((clip) => clip.isDurationGuessed).length;
  if (options.timeline === undefined && holdsSeveral && guessed > 0 && chosen.length > 1) {
    timelines = make("movie");
    warn(
      `the length of ${plural(guessed, "movie")} is unknown, so each movie has its own timeline; give --durations, or --timeline playlist to guess`,
    );
  }
  for (const problem of problems) warn(errorText(problem));
  return timelines;
}

/** The session with nothing on the movies that are not chosen: positions in the playlist stay. */
function onlyChosen(
  session: Session,
  positions: ReadonlySet<number>,
  { movie, group, with: kinds }: Options,
): Session {
  const isWhole = movie.length + group.length === 0;
  const needsDrawings = kinds.length === 1 && kinds[0] === "drawings";
  return {
    ...session,
    notes: isWhole && !needsDrawings ? session.notes : "",
    media: session.media.map((media, index) => {
      if (media.kind === "group-movie") return media;
      if (!positions.has(index + 1)) return { ...media, notes: "", annotations: [] };
      if (!needsDrawings) return media;
      return {
        ...media,
        notes: "",
        annotations: media.annotations.filter(({ objects }) => objects.length > 0),
      };
    }),
  };
}
