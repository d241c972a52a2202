import type { PressureStyle } from "@cinesync/drawing-svg";
import type { FrameOptions, NoteRow, NotesError } from "@cinesync/notes";
import type { Annotation, BlobLike, MediaFile } from "@cinesync/session-xml";
import type { ReviewReportError } from "./review-report-error.ts";

/** A picture's data: the bytes of a PNG, JPEG, GIF, WebP, AVIF or BMP file, or a URL as text. */
export type PictureSource = string | Uint8Array | ArrayBuffer | Pick<BlobLike, "size" | "arrayBuffer">;

/** The picture of a frame, with what else is known of it. */
export interface ReviewPicture {
  readonly source: PictureSource;
  /**
   * Whether the drawings are in the picture already, as they are in the frames that cineSync saves. They are then not
   * drawn again. Default: false.
   */
  readonly includesDrawings?: boolean | undefined;
  /** Width and height in pixels as the picture is shown. Default: read from the picture, else as for blank frames. */
  readonly size?: FrameSize | undefined;
}

/** Width and height of a picture, neither more than 50 times the other. */
export interface FrameSize {
  /** In pixels, above 0. */
  readonly width: number;
  /** In pixels, above 0. */
  readonly height: number;
}

/** A link beside a note. */
export interface ReviewLink {
  /** An `https:` or `http:` URL, or one relative to the page. */
  readonly href: string;
  readonly text: string;
}

/** The result of `picture`: data, data with its facts, or nothing for a blank frame. */
export type PictureResult = PictureSource | ReviewPicture | undefined;

/** Something that is not shown as asked, or is doubtful. All else is as it should be. */
export type ReviewWarning = ReviewReportError | NotesError;

/** Options of pages and mails. Frame numbers, rates and timecodes are as for `noteRows` of `@cinesync/notes`. */
export interface ReviewOptions extends FrameOptions {
  /** The heading. Default: `Review notes`. */
  readonly title?: string | undefined;
  /** The key of the session: it is shown, with a link that joins the session. Default: none. */
  readonly sessionKey?: string | undefined;
  /**
   * When the review was: text is shown as it is, a `Date` as `23 November 2025`. Default: none. A report never asks
   * the clock, so that the same session always gives the same report.
   */
  readonly date?: Date | string | undefined;
  /** The time zone in which a `Date` is shown, such as `Europe/London`. Default: `UTC`. */
  readonly timeZone?: string | undefined;
  /** Selects the movies to report on; all by default. With a selection, the notes on the session are left out. */
  readonly movies?: ((movie: MediaFile, playlistPosition: number) => boolean) | undefined;
  /** The status of a movie, such as `Final`, for example out of its user data. Default: none. */
  readonly status?: ((movie: MediaFile, playlistPosition: number) => string | undefined) | undefined;
  /** Whether frames with drawings but no notes are shown. Default: true. */
  readonly drawings?: boolean | undefined;
  /**
   * The picture of a frame, asked for once for each frame with notes or drawings, one after the other. This is also the
   * place to make pictures smaller. Default: blank frames.
   */
  readonly picture?:
    | ((movie: MediaFile, frame: number, playlistPosition: number) => PictureResult | Promise<PictureResult>)
    | undefined;
  /** The most bytes that a picture may have. Default: 20 000 000. */
  readonly maxPictureBytes?: number | undefined;
  /**
   * Size of a movie's picture in its own pixels, for blank frames of a movie that has no picture: their shape is what
   * counts. The movie's pixel ratio is respected. Default: 16:9.
   */
  readonly frameSize?:
    FrameSize | ((movie: MediaFile, playlistPosition: number) => FrameSize | undefined) | undefined;
  /** Links beside a note, for example to its record in a production database. Default: none. */
  readonly links?: ((row: NoteRow) => readonly ReviewLink[]) | undefined;
  /**
   * Receives what is not shown as asked: pictures that cannot be shown or were not found, annotations on frames that do
   * not exist, notes after a movie's last frame. Default: nobody; the report says it at its end.
   */
  readonly onWarning?: ((warning: ReviewWarning) => void) | undefined;
}

/** Options of a page. */
export interface ReviewReportOptions extends ReviewOptions {
  /**
   * Whether `picture` may return links to pictures. The page can then load pictures from elsewhere, which its content
   * security policy otherwise forbids, and is no longer self-contained. Default: false.
   */
  readonly linkedPictures?: boolean | undefined;
  /** `compact` puts several notes in a row, on wide screens and on paper. Default: `full`. */
  readonly layout?: "full" | "compact" | undefined;
  /** The effect of pen pressure, see `@cinesync/drawing-svg`. Default: `"opacity"`. */
  readonly pressure?: PressureStyle | undefined;
  /** Whether the playlist at the end has the paths and URLs of movies, which tell how a studio stores its data. Default: false. */
  readonly paths?: boolean | undefined;
  /** Whether the playlist at the end has the groups. Default: true. */
  readonly groups?: boolean | undefined;
  /** Whether the playlist at the end has the user data of the session and of movies. Default: false. */
  readonly userData?: boolean | undefined;
  /** Whether the chat is shown at the end. Default: false. */
  readonly chat?: boolean | undefined;
}

/**
 * Draws what is drawn on a frame: `annotationToPicture` of `@cinesync/drawing-png` is one. It receives the annotations
 * of the frame, and returns the bytes of a picture in this format and size.
 */
export type DrawingRenderer = (
  annotations: readonly Annotation[],
  options: {
    readonly format: "jpeg";
    readonly width: number;
    readonly height: number;
    /** The picture of the frame; absent for a blank frame. */
    readonly frame?: Uint8Array;
    /** Receives what is left out of the drawing. */
    readonly onProblem: (problem: Error) => void;
  },
) => Uint8Array | Promise<Uint8Array>;

/** Options of a mail. Mail programs show PNG, JPEG and GIF pictures. */
export interface ReviewMailOptions extends ReviewOptions {
  /**
   * Draws drawings that are not in a picture already, since mails cannot show SVG. Default: drawings are described in
   * words.
   */
  readonly renderDrawing?: DrawingRenderer | undefined;
}
