import type { LimitOptions } from "../xml/limits.ts";
import type { DetailsOf, SourcePosition } from "../errors/details.ts";

/** Something that a reader should know, although the session can be read. */
export interface SessionWarning extends SourcePosition {
  readonly code: "newer-version";
  readonly message: string;
  readonly details: DetailsOf<"newer-version">;
  /** The place in the session, for example `/session/@version`. */
  readonly path: string;
}

/** Options of reading. */
export interface ReadOptions {
  /** Raises or lowers single limits; the others keep their defaults. */
  readonly limits?: LimitOptions | undefined;
  /** Gets warnings, such as that a newer cineSync wrote the file. Default: they are dropped. */
  readonly onWarning?: (warning: SessionWarning) => void;
}
