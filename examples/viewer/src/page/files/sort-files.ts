import type { GivenFile } from "./dropped-files.ts";
import { pictureProblem } from "./picture-problem.ts";

/** The files a user opened, by kind. */
export interface SortedFiles {
  readonly sessions: readonly GivenFile[];
  /** Frames as cineSync saves them, whole. */
  readonly pictures: readonly File[];
  readonly movies: readonly GivenFile[];
  /** Why the other files are not used, a sentence each. */
  readonly problems: readonly string[];
}

const SESSION_NAME = /\.(?:csc|xml|json)(?:\.gz)?$/iu;
const PICTURE_NAME = /\.(?:jpe?g|png)$/iu;
const SAVED_FRAME_NAME = /[-.]\d{5,}(?: \(\d+\))?\.(?:jpe?g|png)$/iu;
const MOVIE_NAME = /\.(?:mov|qt|mp4|m4v|mxf|avi|mkv|webm|mpe?g|m2?ts|wmv|ogv|dv|r3d|braw)$/iu;

/** Sorts files by their names, and those with other names by their first bytes. */
export async function sortFiles(files: readonly GivenFile[]): Promise<SortedFiles> {
  const sessions: GivenFile[] = [];
  const pictures: File[] = [];
  const movies: GivenFile[] = [];
  const problems: string[] = [];
  for (const given of files) {
    const { file } = given;
    switch (await kindOf(file)) {
      case "session":
        sessions.push(given);
        break;
      case "movie":
        movies.push(given);
        break;
      case "picture": {
        const problem = await pictureProblem(file);
        if (problem === "") pictures.push(file);
        else problems.push(`${file.name} is not shown: ${problem}`);
        break;
      }
      case "other-picture":
        problems.push(`${file.name} is not a saved frame: those end in -00048.jpg, the number of the frame`);
        break;
      case "cs5":
        problems.push(`${file.name} is a session of cineSync 5: save it as .csc there, then open that`);
        break;
      case "system":
        break;
      case "unknown":
        problems.push(`${file.name} is not a session, a movie or a saved frame`);
    }
  }
  return { sessions, pictures, movies, problems };
}

type FileKind = "session" | "movie" | "picture" | "other-picture" | "cs5" | "system" | "unknown";

async function kindOf(file: File): Promise<FileKind> {
  const { name } = file;
  // Folders of macOS and Windows hold these without anybody knowing.
  if (/^(?:\.|Thumbs\.db$|desktop\.ini$)/iu.test(name)) return "system";
  if (/\.cs5$/iu.test(name)) return "cs5";
  if (SESSION_NAME.test(name)) return "session";
  if (PICTURE_NAME.test(name)) return SAVED_FRAME_NAME.test(name) ? "picture" : "other-picture";
  if (MOVIE_NAME.test(name)) return "movie";
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (/^.{4}(?:ftyp|moov|mdat|wide|free|skip)|^\x1aE\xdf\xa3|^RIFF.{4}AVI /su.test(text)) return "movie";
  if (/^(?:\xef\xbb\xbf)?\s*<\?xml|^\s*<session/u.test(text)) return "session";
  return "unknown";
}
