import { join } from "node:path";
import { annotationToSvg, type AnnotationSvgOptions } from "@cinesync/drawing-svg";
import { annotationsOfFrame, type Annotation, type Media, type MediaFile } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { onOneLine, printable } from "../base/printable.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { tell } from "../io/tell.ts";
import { checkOutput, makeFolder, writeOutput } from "../io/write-output.ts";
import { safeFileNames } from "../session/file-names.ts";
import { pictureDataUrl } from "../session/pictures.ts";
import { readWhole } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { svgSpec } from "../specs/svg.ts";
import { plural } from "../text/plural.ts";

type Options = Given<typeof svgSpec>["options"];

export async function svg({ operands, options }: Given<typeof svgSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const look = await lookOf(options);
  if (options.all) {
    await drawAll(file, look, options);
    return 0;
  }
  const { frame } = options;
  if (frame === undefined) throw new CliError("which frame?", { hint: "Give --frame F, or --all." });
  await checkOutput(options);
  const { media } = await readWhole(file);
  const movie = findMovie(media, options.media);
  const annotation = joined(annotationsOfFrame(movie, frame), frame);
  if (annotation.objects.length === 0) {
    const drawn = drawnFrames(movie);
    throw new CliError(`nothing is drawn on frame ${frame} of ${printable(movie.name)}`, {
      hint:
        drawn.length === 0 ? "Nothing is drawn on this movie." : `There are drawings on ${frameList(drawn)}.`,
    });
  }
  await writeOutput([draw(movie, annotation, look)], options);
  return 0;
}

async function lookOf(options: Options): Promise<Omit<AnnotationSvgOptions, "pixelRatio">> {
  const size = options.size ?? "1920x1080";
  const [, width, height] = /^(\d{1,6})[x×](\d{1,6})$/i.exec(size) ?? [];
  if (width === undefined || height === undefined || Number(width) < 1 || Number(height) < 1) {
    throw new CliError(`--size: ${JSON.stringify(size)} is no size`, { hint: "Write it as 1920x1080." });
  }
  const { background, backgroundColor } = options;
  const isUrl = background !== undefined && /^[a-z][a-z0-9+.-]+:/i.test(background);
  return {
    width: Number(width),
    height: Number(height),
    simplify: options.simplify,
    ...(background === undefined
      ? {}
      : { background: isUrl ? background : await pictureDataUrl(background) }),
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
  };
}

function findMovie(playlist: readonly Media[], wanted: string | undefined): MediaFile {
  const movies = playlist.flatMap((media, index) =>
    media.kind === "file" ? [{ media, place: index + 1 }] : [],
  );
  const [only, ...others] = movies;
  if (!only) throw new CliError("there is no movie in this session");
  if (wanted === undefined) {
    if (others.length === 0) return only.media;
    throw new CliError("which movie?", {
      hint: `Give --media with a place or a name: ${movieList(movies)}.`,
    });
  }
  const found =
    movies.find(({ media }) => media.name === wanted) ?? movies.find(({ place }) => String(place) === wanted);
  if (found) return found.media;
  const what = /^\d+$/.test(wanted)
    ? `there is no movie at place ${wanted}`
    : `there is no movie ${JSON.stringify(wanted)}`;
  throw new CliError(what, { hint: `There are ${movieList(movies)}.` });
}

function movieList(movies: readonly { readonly media: MediaFile; readonly place: number }[]): string {
  const names = movies.slice(0, 10).map(({ media, place }) => `${place} (${onOneLine(media.name)})`);
  return `${names.join(", ")}${movies.length > 10 ? " and more" : ""}`;
}

/** A frame may have several annotations, which are seen together. */
function joined(annotations: readonly Annotation[], frame: number): Annotation {
  return { frame, notes: "", objects: annotations.flatMap(({ objects }) => objects) };
}

function drawnFrames(movie: MediaFile): readonly number[] {
  const frames = movie.annotations.filter(({ objects }) => objects.length > 0).map(({ frame }) => frame);
  return [...new Set(frames)].sort((a, b) => a - b);
}

function frameList(frames: readonly number[]): string {
  const some = frames.slice(0, 10).join(", ");
  return `${frames.length === 1 ? "frame" : "frames"} ${some}${frames.length > 10 ? " and others" : ""}`;
}

function draw(
  movie: MediaFile,
  annotation: Annotation,
  look: Omit<AnnotationSvgOptions, "pixelRatio">,
): string {
  const { pixelRatio } = movie;
  const text = annotationToSvg(annotation, {
    ...look,
    title: `${movie.name}, frame ${annotation.frame}`,
    ...(pixelRatio ? { pixelRatio } : {}),
  });
  return `${text}\n`;
}

async function drawAll(
  file: string,
  look: Omit<AnnotationSvgOptions, "pixelRatio">,
  { output, force, media: wanted, frame }: Options,
): Promise<void> {
  if (output === undefined || output === STANDARD) {
    throw new CliError("--all makes many files", { hint: "Give a folder with -o." });
  }
  const { media } = await readWhole(file);
  const movies =
    wanted === undefined ? media.filter((one) => one.kind === "file") : [findMovie(media, wanted)];
  const pictures = movies.flatMap((movie) =>
    drawnFrames(movie)
      .filter((one) => frame === undefined || one === frame)
      .map((one) => ({ movie, frame: one })),
  );
  await makeFolder(output);
  // Named as cineSync names the frames it saves.
  const names = safeFileNames(
    pictures.map(({ movie, frame: one }) => `${movie.name}-${String(one).padStart(5, "0")}.svg`),
  );
  for (const [index, picture] of pictures.entries()) {
    const annotation = joined(annotationsOfFrame(picture.movie, picture.frame), picture.frame);
    const target = join(output, names[index] ?? "");
    await writeOutput([draw(picture.movie, annotation, look)], { output: target, force });
  }
  tell(`wrote ${plural(pictures.length, "drawing")} to ${printable(output)}`);
}
