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
  type MarkerFormatOption,
  type MarkerOptions,
  type MarkerTimeline,
  type NotesError,
} from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import { CliError, optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { wordError } from "../base/word-error.ts";
import { summarize, warn } from "../io/messages.ts";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, isStandardOutput, writeFolder, writeOutput } from "../io/write-output.ts";
import { safeFileNames } from "../session/file-names.ts";
import { frameOptions } from "../session/frame-options.ts";
import { chosenMedia } from "../session/movie-choice.ts";
import { movieLengths } from "../session/movie-lengths.ts";
import { readWhole } from "../session/read-session.ts";
import { optionName, type CommandInput, type Run } from "../spec/command-spec.ts";
import type { markersSpec } from "../specs/markers.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof markersSpec>["options"];
type Format = NonNullable<Options["format"]>;

/** `edl` is the first format of its ending. */
const ENDINGS: Readonly<Record<Format, readonly string[]>> = {
  edl: ["edl"],
  "edl-loc": ["edl"],
  avid: ["txt"],
  fcp7xml: ["xml"],
  fcpxml: ["fcpxml"],
  otio: ["otio"],
  "frameio-csv": ["csv"],
  rv: ["rv"],
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
  if (toFolder) {
    const names = safeFileNames(timelines.map(({ name }) => `${name}.${ENDINGS[format][0] ?? ""}`));
    await writeFolder(
      timelines.map((one, index) => ({
        name: names[index] ?? "",
        chunks: () => [encode([one], one, format, options)],
      })),
      options,
    );
  } else await writeOutput([encode(timelines, only, format, options)], options);
  const count = timelines.reduce(
    (sum, { clips }) => sum + clips.reduce((all, clip) => all + clip.markers.length, 0),
    0,
  );
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

function reportUselessOptions(format: Format, options: Options): void {
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
  for (const problem of problems) {
    const { message, hint } = wordError(problem);
    warn(hint === undefined ? message : `${message}; ${hint}`);
  }
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

function encode(
  timelines: readonly MarkerTimeline[],
  only: MarkerTimeline,
  format: Format,
  { markersOn, user }: Options,
): string {
  switch (format) {
    case "edl":
      return markersToEdl(only);
    case "edl-loc":
      return markersToEdlLocators(only);
    case "avid":
      return markersToAvid(only, { user });
    case "fcp7xml":
      return markersToFcp7Xml(timelines, { markersOn });
    case "fcpxml":
      return markersToFcpxml(timelines);
    case "otio":
      return markersToOtio(only, { markersOn });
    case "frameio-csv":
      return markersToFrameioCsv(timelines, { user });
    case "rv":
      return markersToRv(only);
  }
}
