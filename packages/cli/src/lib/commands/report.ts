import { stat } from "node:fs/promises";
import { join } from "node:path";
import { reviewMail, reviewReportChunks, type FrameSize, type ReviewOptions } from "@cinesync/report";
import type { MovieInfo } from "@cinesync/media-info";
import type { MediaFile, Session } from "@cinesync/session-xml";
import { optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { errorText, wordError } from "../base/word-error.ts";
import { summarize, warn } from "../io/messages.ts";
import { optional } from "../io/optional-package.ts";
import { outputFormat } from "../io/output-format.ts";
import { printPdf, type Paper } from "../io/print-pdf.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { makeTemporaryFolder } from "../io/temporary-folder.ts";
import { checkOutput, isStandardOutput, writeOutput, type Chunks } from "../io/write-output.ts";
import { frameOptions } from "../session/frame-options.ts";
import { movieLengths } from "../session/movie-lengths.ts";
import { chosenMedia } from "../session/movie-choice.ts";
import { checkFramesFolder } from "../session/pictures.ts";
import { readWhole } from "../session/read-session.ts";
import { ReportPictures } from "../session/report-pictures.ts";
import { sessionName } from "../session/session-name.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { reportSpec } from "../specs/report.ts";

type Options = CommandInput<typeof reportSpec>["options"];

const ENDINGS = { html: ["html", "htm"], pdf: ["pdf"], eml: ["eml"] } as const;

export const report: Run<typeof reportSpec> = async ({ operands: [file = ""], options }) => {
  const format = outputFormat(options, { endings: ENDINGS, fallback: "html" });
  const output = options.output ?? defaultOutput(file, format);
  checkOptions(format, output, options);
  if (options.frames !== undefined) await checkFramesFolder(options.frames);
  await checkOutput({ ...options, output });
  const session = await readWhole(file);
  const chosen = chosenMedia(session.media, options);
  const { durations, infos } = await movieLengths(chosen, options);
  const positions = new Set(chosen.map(({ playlistPosition }) => playlistPosition));
  const isWhole = chosen.length === session.media.length;
  const pictures =
    options.frames === undefined
      ? undefined
      : new ReportPictures(options.frames, session, {
          maxWidth: options.maxWidth ?? 960,
          quality: options.quality ?? 75,
          linkedFrom: options.linkedFrames ? output : undefined,
        });
  const shared: ReviewOptions = {
    ...frameOptions(options),
    durations,
    title: options.title ?? sessionName(file),
    date: options.date ?? (await dateOf(file)),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    sessionKey: options.key,
    status: options.status === undefined ? undefined : statusIn(options.status),
    movies: isWhole ? undefined : (_, playlistPosition) => positions.has(playlistPosition),
    frameSize: (_, playlistPosition) => sizeOf(infos.get(playlistPosition)),
    picture: pictures && ((movie, frame) => pictures.pictureOf(movie, frame)),
    onWarning: (warning) => {
      // Reported with the names that were looked for.
      if (warning.code !== "missing-pictures") warn(errorText(warning));
    },
  };
  const { userData, chat, paths, layout, linkedFrames: linkedPictures } = options;
  const page = { ...shared, userData, chat, paths, layout, linkedPictures };
  const chunks = {
    html: () => reviewReportChunks(session, page),
    pdf: () => pdfOf(reviewReportChunks(session, page), options.paper),
    eml: () => mailOf(session, shared),
  };
  await writeOutput(await chunks[format](), { ...options, output });
  pictures?.reportMissing();
  if (!isStandardOutput(output)) summarize(`wrote ${singleLine(output)}`);
  return 0;
};

/** On a terminal, a report goes to a file that is named after the session. */
function defaultOutput(file: string, format: keyof typeof ENDINGS): string | undefined {
  const name = sessionName(file);
  return process.stdout.isTTY && name !== undefined ? `${name}.${format}` : undefined;
}

function checkOptions(format: keyof typeof ENDINGS, output: string | undefined, options: Options): void {
  const { frames, linkedFrames, maxWidth, quality, paper } = options;
  if (paper !== undefined && format !== "pdf") warn("--paper has no effect without a PDF");
  if (linkedFrames && (format !== "html" || isStandardOutput(output)))
    throw optionError("--linked-frames needs a page: -o OUT.html");
  const given = {
    "--linked-frames": linkedFrames || undefined,
    "--max-width": maxWidth,
    "--quality": quality,
  };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && frames === undefined) warn(`${name} has no effect without --frames`);
    else if (value !== undefined && linkedFrames && name !== "--linked-frames")
      warn(`${name} has no effect with --linked-frames`);
  }
}

/** When the session was saved. */
async function dateOf(file: string): Promise<Date | undefined> {
  if (file === STANDARD) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? found.mtime : undefined;
}

/** Takes the status out of JSON user data, where it is text or a number. */
function statusIn(key: string): (movie: MediaFile) => string | undefined {
  return ({ userData }) => {
    let value: unknown;
    try {
      value = JSON.parse(userData);
    } catch {
      return undefined;
    }
    for (const name of key.split("."))
      value =
        typeof value === "object" && value !== null
          ? Object.entries(value).find(([one]) => one === name)?.[1]
          : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
}

function sizeOf(info: MovieInfo | undefined): FrameSize | undefined {
  const { width, height, rotation } = info ?? {};
  if (width === undefined || height === undefined) return undefined;
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

async function pdfOf(page: Chunks, paper: Paper | undefined): Promise<Chunks> {
  const folder = await makeTemporaryFolder();
  try {
    const path = join(folder.path, "report.html");
    await writeOutput(page, { output: path });
    return [await printPdf(path, paper)];
  } finally {
    await folder.remove();
  }
}

/** A mail that a mail program opens as a draft. Drawings need pictures, because mails cannot show SVG. */
async function mailOf(session: Session, options: ReviewOptions): Promise<Chunks> {
  const drawing = await optional(
    "@cinesync/drawing-png",
    () => import("@cinesync/drawing-png"),
    "pictures of drawings",
  ).catch((error: unknown) => {
    warn(`drawings are described in words: ${wordError(error).message}`);
  });
  const { attachments, ...mail } = await reviewMail(session, {
    ...options,
    renderDrawing: drawing?.annotationToPicture,
  });
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const composer = new MailComposer({
    ...mail,
    headers: { "X-Unsent": "1" },
    attachments: attachments.map((one) => ({ ...one, content: Buffer.from(one.content) })),
  });
  return [await composer.compile().build()];
}
