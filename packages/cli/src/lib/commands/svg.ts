import { annotationToSvg } from "@cinesync/drawing-svg";
import {
  type Annotation,
  annotationsByFrame,
  annotationsOfFrame,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import { CliError, optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { summarize, warn } from "../io/messages.ts";
import { optional } from "../io/optional-package.ts";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, isStandardOutput, writeFolder, writeOutput } from "../io/write-output.ts";
import { chosenMedia } from "../session/movie-choice.ts";
import { checkFramesFolder, dataUrl, readPicture, SavedFrames } from "../session/pictures.ts";
import { readWhole } from "../session/read-session.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { svgSpec } from "../specs/svg.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof svgSpec>["options"];
type Format = NonNullable<Options["format"]>;

const ENDINGS = { svg: ["svg"], png: ["png"], jpeg: ["jpg", "jpeg"], webp: ["webp"] } as const;

interface DrawnFrame {
  readonly movie: MediaFile;
  readonly frame: number;
  readonly annotations: readonly Annotation[];
}

export const svg: Run<typeof svgSpec> = async ({ operands: [file = ""], options }) => {
  const { all, background, frame, frames, output } = options;
  if (background !== undefined && frames !== undefined)
    throw optionError("--background and --frames cannot be used together");
  if (frames !== undefined) await checkFramesFolder(frames);
  const savedFrames = (session: Session): SavedFrames | undefined =>
    frames === undefined ? undefined : new SavedFrames(frames, session);
  let saved: SavedFrames | undefined;
  if (all) {
    for (const [name, value] of Object.entries({ "--frame": frame, "--background": background }))
      if (value !== undefined) throw optionError(`--all and ${name} cannot be used together`);
    if (isStandardOutput(output)) throw optionError("--all needs a folder: -o FOLDER");
    const session = await readWhole(file);
    saved = savedFrames(session);
    await drawAll(session, options.format ?? "svg", options, saved);
  } else {
    if (frame === undefined) throw optionError("--frame is required", "draw all frames with --all");
    const format = outputFormat(options, { endings: ENDINGS, fallback: "svg" });
    await checkOutput(options);
    const session = await readWhole(file);
    saved = savedFrames(session);
    const movie = findMovie(session, options.movie);
    checkIsDrawn(movie, frame);
    await writeOutput(
      [await draw({ movie, frame, annotations: annotationsOfFrame(movie, frame) }, format, options, saved)],
      options,
    );
  }
  saved?.reportMissing();
  return 0;
};

function chosenMovies(
  { media: playlist }: Session,
  wanted: string | undefined,
): readonly { readonly media: MediaFile; readonly playlistPosition: number }[] {
  return chosenMedia(playlist, { movie: wanted === undefined ? [] : [wanted], group: [] }).flatMap(
    ({ media, playlistPosition }) => (media.kind === "file" ? [{ media, playlistPosition }] : []),
  );
}

function findMovie(session: Session, wanted: string | undefined): MediaFile {
  const movies = chosenMovies(session, wanted);
  const exact = movies.filter(({ media }) => media.name === wanted);
  const [only, ...others] = exact.length > 0 ? exact : movies;
  if (!only) throw new CliError("the session has no movie", { code: "nothing-chosen" });
  if (others.length === 0) return only.media;
  const names = movies
    .slice(0, 10)
    .map(({ media, playlistPosition }) => `${playlistPosition} (${singleLine(media.name)})`);
  throw optionError(
    "several movies: choose one with --movie",
    `${names.join(", ")}${movies.length > 10 ? " and more" : ""}`,
  );
}

function drawnFrames(movie: MediaFile): readonly DrawnFrame[] {
  return [...annotationsByFrame(movie)]
    .filter(([, annotations]) => annotations.some(({ objects }) => objects.length > 0))
    .map(([frame, annotations]) => ({ movie, frame, annotations }));
}

function checkIsDrawn(movie: MediaFile, frame: number): void {
  const drawn = drawnFrames(movie).map((one) => one.frame);
  if (drawn.includes(frame)) return;
  const list = `drawn: ${plural(drawn.length, "frame")}, ${drawn.slice(0, 10).join(", ")}${drawn.length > 10 ? " and others" : ""}`;
  throw new CliError(`nothing is drawn on frame ${frame} of ${singleLine(movie.name)}`, {
    code: "nothing-drawn",
    hint: drawn.length === 0 ? "nothing is drawn on this movie" : list,
  });
}

/** The drawings of a frame, which may have several annotations, as a picture. */
async function draw(
  { movie, frame, annotations }: DrawnFrame,
  format: Format,
  { background, backgroundColor, size }: Options,
  saved: SavedFrames | undefined,
): Promise<string | Uint8Array> {
  const { width, height } = sizeOf(size);
  const { pixelRatio } = movie;
  const onProblem = ({ message }: Error): void => {
    warn(`frame ${frame} of ${singleLine(movie.name)}: ${message}`);
  };
  const isUrl = background !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(background);
  if (isUrl && format !== "svg") throw optionError("--background must be a file for PNG, JPEG and WebP");
  const path = isUrl ? undefined : (background ?? (await saved?.find(movie, frame)));
  const picture = path === undefined ? undefined : await readPicture(path);
  if (format === "svg") {
    const text = annotationToSvg(annotations, {
      width: width ?? 1920,
      height: height ?? 1080,
      backgroundColor,
      background: isUrl ? background : picture && dataUrl(picture),
      pixelRatio,
      title: `${movie.name}, frame ${frame}`,
      onProblem,
    });
    return `${text}\n`;
  }
  const { annotationToPicture } = await optional(
    "@cinesync/drawing-png",
    () => import("@cinesync/drawing-png"),
    `--format ${format}`,
  );
  return annotationToPicture(annotations, {
    format,
    frame: picture?.bytes,
    background: backgroundColor,
    onProblem,
    // A size is the one of the result; without it the pixel ratio shapes the frame.
    ...(width === undefined ? { pixelRatio } : { width, height }),
  });
}

function sizeOf(size: string | undefined): { readonly width?: number; readonly height?: number } {
  if (size === undefined) return {};
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(size) ?? [];
  if (Number(width) >= 1 && Number(height) >= 1) return { width: Number(width), height: Number(height) };
  throw optionError(`--size must be WIDTHxHEIGHT, such as 1920x1080, got ${JSON.stringify(size)}`);
}

async function drawAll(
  session: Session,
  format: Format,
  options: Options,
  saved: SavedFrames | undefined,
): Promise<void> {
  const frames = chosenMovies(session, options.movie).flatMap(({ media }) => drawnFrames(media));
  if (frames.length === 0) throw new CliError("nothing is drawn", { code: "nothing-drawn" });
  const files = frames.map((drawn) => ({
    // Named as cineSync names the frames it saves.
    name: `${drawn.movie.name}-${String(drawn.frame).padStart(5, "0")}.${ENDINGS[format][0]}`,
    chunks: async () => [await draw(drawn, format, options, saved)],
  }));
  await writeFolder(files, options);
  summarize(`wrote ${plural(frames.length, "drawing")} to ${singleLine(options.output ?? "")}`);
}
