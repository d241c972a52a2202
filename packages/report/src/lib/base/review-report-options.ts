import type { PressureStyle } from "@cinesync/drawing-svg";
import type { NoteRow, NoteRowOptions } from "@cinesync/notes";
import type { BlobLike, MediaFile } from "@cinesync/session-xml";

/** A picture's data: the bytes of a PNG, JPEG, GIF, WebP, AVIF or BMP file, or a URL as text. */
export type PictureSource = string | Uint8Array | ArrayBuffer | Pick<BlobLike, "size" | "arrayBuffer">;

/** The picture of a frame, with what else is known of it. */
export interface ReviewPicture {
  readonly source: PictureSource;
  /**
   * Whether the drawings are in the picture already, as they are in the frames that cineSync saves. They are then not
   * drawn again. Default: false.
   */
  readonly includesDrawings?: boolean;
  /** Width and height in pixels as the picture is shown. Default: read from the picture, else `frameSize`. */
  readonly size?: FrameSize;
}

/** Width and height of a picture. */
export interface FrameSize {
  /** In pixels, above 0. */
  readonly width: number;
  /** In pixels, above 0. */
  readonly height: number;
}

/** A link that stands beside a note. */
export interface ReviewLink {
  /** An `https:`, `http:`, `ftp:`, `mailto:` or `cinesync:` URL, or one relative to the page. */
  readonly href: string;
  readonly text: string;
}

/** Something that could not be shown as asked. The report is complete in all other respects. */
export interface ReviewReportWarning {
  /**
   * - `picture-failed`: the function that gives the pictures failed.
   * - `picture-unknown`: what it gave is not a picture that a page can show.
   * - `picture-too-large`: it has more bytes than `maxPictureBytes`.
   */
  readonly code: "picture-failed" | "picture-unknown" | "picture-too-large";
  /** What happened, where, and what to do. */
  readonly message: string;
  readonly mediaName: string;
  /** The movie's place in the playlist, counted from 1. */
  readonly mediaPlace: number;
  /** Counted from 1. */
  readonly frame: number;
  /** What the function threw. */
  readonly cause?: unknown;
}

/** What a report shows, and how. Frame rates, timecode and numbering are as for the rows of `@cinesync/notes`. */
export interface ReviewReportOptions extends NoteRowOptions {
  /** Default: `Review notes`. */
  readonly title?: string;
  /** The key of the session: it is shown, with a link that joins the session. Default: none. */
  readonly sessionKey?: string;
  /**
   * When the review was: text is shown as it stands, a `Date` as `23 November 2025`. Default: none. The report never
   * asks the clock, so that the same session always gives the same report.
   */
  readonly date?: Date | string;
  /** The time zone in which a `Date` is shown, such as `Europe/London`. Default: `UTC`. */
  readonly timeZone?: string;
  /** The picture of a frame, asked once for each frame with notes or drawings. Default: blank frames. */
  readonly picture?: (movie: MediaFile, frame: number) => PictureResult | Promise<PictureResult>;
  /**
   * Whether `picture` may give links to pictures. The page can then load pictures from elsewhere, which its content
   * security policy otherwise forbids, and is no longer self-contained. Default: false.
   */
  readonly linkedPictures?: boolean;
  /** The most bytes that a picture may have. Default: 20 000 000. */
  readonly maxPictureBytes?: number;
  /**
   * Size of a movie's picture in its own pixels, for blank frames and for pictures that do not tell theirs: their
   * shape is what counts. The movie's pixel ratio is respected. Default: 16:9.
   */
  readonly frameSize?: FrameSize | ((movie: MediaFile) => FrameSize | undefined);
  /** What the pressure of the pen changes, see `@cinesync/drawing-svg`. Default: `"opacity"`. */
  readonly pressure?: PressureStyle;
  /** Links to stand beside a note, for example to its record in a production database. Default: none. */
  readonly links?: (row: NoteRow) => readonly ReviewLink[];
  /** Whether user data of the session and of movies is shown. Default: false. */
  readonly userData?: boolean;
  /** Whether the chat is shown. Default: false. */
  readonly chat?: boolean;
  /** Hears of pictures that could not be shown. The report says so as well, beside the note. */
  readonly onWarning?: (warning: ReviewReportWarning) => void;
}

/** What `picture` may give: data, data with what else is known of it, or nothing for a blank frame. */
export type PictureResult = PictureSource | ReviewPicture | undefined;
