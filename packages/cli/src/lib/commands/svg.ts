import { annotationToSvg } from "@cinesync/drawing-svg";
import { annotationsOfFrame, type Media, type MediaFile } from "@cinesync/session-xml";
import { CliError, optionError, type ExitStatus } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { summarize, warn } from "../io/messages.ts";
import { optional } from "../io/optional-package.ts";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, isStandardOutput, writeFolder, writeOutput } from "../io/write-output.ts";
import { safeFileNames } from "../session/file-names.ts";
import { chosenMedia } from "../session/movie-choice.ts";
import {
  checkFramesFolder,
  dataUrl,
  readPicture,
  savedFrame,
  savedFrameNames,
  type Picture,
} from "../session/pictures.ts";
import { readWhole } from "../session/read-session.ts";
import type { CommandInput } from "../spec/command-spec.ts";
import type { svgSpec } from "../specs/svg.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof svgSpec>["options"];
type Format = NonNullable<Options["format"]>;

const ENDINGS = { svg: ["svg"], png: ["png"], jpeg: ["jpg", "jpeg"], webp: ["webp"] } as const;

export async function svg({ operands, options }: CommandInput<typeof svgSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const { all, background, frame, frames, output } = options;
  if (background !== undefined && frames !== undefined)
    throw optionError("--background and --frames cannot be used together");
  if (frames !== undefined) await checkFramesFolder(frames);
  if (all) {
    for (const [name, value] of Object.entries({ "--frame": frame, "--background": background }))
      if (value !== undefined) throw optionError(`--all and ${name} cannot be used together`);
    if (isStandardOutput(output)) throw optionError("--all needs a folder: -o FOLDER");
    await drawAll(file, options.format ?? "svg", options);
    return 0;
  }
  if (frame === undefined) throw optionError("--frame is required", "draw all frames with --all");
  const format = outputFormat(options, { endings: ENDINGS, fallback: "svg" });
  await checkOutput(options);
  const movie = findMovie((await readWhole(file)).media, options.movie);
  const drawn = drawnFrames(movie);
  if (!drawn.includes(frame)) {
    throw new CliError(`nothing is drawn on frame ${frame} of ${singleLine(movie.name)}`, {
      code: "nothing-drawn",
      hint: drawn.length === 0 ? "nothing is drawn on this movie" : frameList(drawn),
    });
  }
  await writeOutput([await draw(movie, frame, format, options)], options);
  return 0;
}

function findMovie(playlist: readonly Media[], wanted: string | undefined): MediaFile {
  const movies = chosenMedia(playlist, { movie: wanted === undefined ? [] : [wanted], group: [] }).flatMap(
    ({ media, playlistPosition }) => (media.kind === "file" ? [{ media, playlistPosition }] : []),
  );
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

function drawnFrames(movie: MediaFile): readonly number[] {
  const frames = movie.annotations.filter(({ objects }) => objects.length > 0).map(({ frame }) => frame);
  return [...new Set(frames)].sort((a, b) => a - b);
}

function frameList(frames: readonly number[]): string {
  const some = frames.slice(0, 10).join(", ");
  return `drawn: ${plural(frames.length, "frame")}, ${some}${frames.length > 10 ? " and others" : ""}`;
}

/** The drawings of a frame, which may have several annotations, as a picture. */
async function draw(
  movie: MediaFile,
  frame: number,
  format: Format,
  options: Options,
): Promise<string | Uint8Array> {
  const annotations = annotationsOfFrame(movie, frame);
  const { width, height } = sizeOf(options.size);
  const { background, backgroundColor } = options;
  const isUrl = background !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(background);
  const { pixelRatio } = movie;
  if (format === "svg") {
    const picture = isUrl ? undefined : await pictureBelow(movie, frame, options);
    const text = annotationToSvg(annotations, {
      width: width ?? 1920,
      height: height ?? 1080,
      backgroundColor,
      background: isUrl ? background : picture && dataUrl(picture),
      pixelRatio,
      title: `${movie.name}, frame ${frame}`,
    });
    return `${text}\n`;
  }
  if (isUrl) throw optionError("--background must be a file for PNG, JPEG and WebP");
  const { annotationToPicture } = await optional(
    "@cinesync/drawing-png",
    () => import("@cinesync/drawing-png"),
    `--format ${format}`,
  );
  const picture = await pictureBelow(movie, frame, options);
  return annotationToPicture(annotations, {
    format,
    frame: picture?.bytes,
    background: backgroundColor,
    // A size is the one of the result; without it the pixel ratio shapes the frame.
    ...(width === undefined ? { pixelRatio } : { width, height }),
  });
}

async function pictureBelow(
  movie: MediaFile,
  frame: number,
  { background, frames }: Options,
): Promise<Picture | undefined> {
  if (background !== undefined) return readPicture(background);
  if (frames === undefined) return undefined;
  const path = await savedFrame(frames, movie, frame);
  if (path !== undefined) return readPicture(path);
  warn(`no saved frame ${frame} of ${movie.name}: looked for ${savedFrameNames(movie, frame)}`);
  return undefined;
}

function sizeOf(size: string | undefined): { readonly width?: number; readonly height?: number } {
  if (size === undefined) return {};
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(size) ?? [];
  if (Number(width) >= 1 && Number(height) >= 1) return { width: Number(width), height: Number(height) };
  throw optionError(`--size must be WIDTHxHEIGHT, such as 1920x1080, got ${JSON.stringify(size)}`);
}

async function drawAll(file: string, format: Format, options: Options): Promise<void> {
  const { media } = await readWhole(file);
  const chosen = chosenMedia(media, { movie: options.movie === undefined ? [] : [options.movie], group: [] });
  const pictures = chosen.flatMap(({ media: movie }) =>
    movie.kind === "file" ? drawnFrames(movie).map((frame) => ({ movie, frame })) : [],
  );
  if (pictures.length === 0) throw new CliError("nothing is drawn", { code: "nothing-drawn" });
  // Named as cineSync names the frames it saves.
  const names = safeFileNames(
    pictures.map(
      ({ movie, frame }) => `${movie.name}-${String(frame).padStart(5, "0")}.${ENDINGS[format][0]}`,
    ),
  );
  await writeFolder(
    pictures.map(({ movie, frame }, index) => ({
      name: names[index] ?? "",
      chunks: async () => [await draw(movie, frame, format, options)],
    })),
    options,
  );
  summarize(`wrote ${plural(pictures.length, "drawing")} to ${singleLine(options.output ?? "")}`);
}
