/** Join the session that has this key. `cinesync://session/KEY` */
export interface JoinSessionCommand {
  readonly kind: "join-session";
  /** The session's key, decoded. At least one character, not `new`, no segment `.` or `..`. */
  readonly key: string;
}

/** Start a new, empty session. `cinesync://session/new` */
export interface CreateSessionCommand extends CreateSessionOptions {
  readonly kind: "create-session";
}

/** Name of the person who starts the new session. Empty is the same as absent. */
export interface CreateSessionOptions {
  /** Default: none. */
  readonly username?: string | undefined;
  /** Default: none. Left out of the URL when there is no user name. */
  readonly password?: string | undefined;
}

/** Whether a session file is added to the open session (`merge`) or replaces it (`replace`). */
export type OpenMode = "merge" | "replace";

/** Open a session file. `cinesync://file/merge?path=PATH`, `cinesync://file/replace?path=PATH` */
export interface OpenSessionFileCommand {
  readonly kind: "open-session-file";
  /** The file's path as cineSync sees it: an absolute path. At least one character. */
  readonly path: string;
  readonly mode: OpenMode;
}

/** Run a script that the user has configured in cineSync. `cinesync://script/NAME?QUERY` */
export interface RunScriptCommand {
  readonly kind: "run-script";
  /** The script's name in cineSync's preferences, decoded. At least one character, no segment `.` or `..`. */
  readonly name: string;
  /** Follows the `?`, still encoded, as the script sees it. Absent when there is none. */
  readonly query?: string | undefined;
}

/** Add ftrack asset versions (later releases). `cinesync://ftrack/addVersion?assetVersionList=ID,ID` */
export interface AddFtrackVersionsCommand {
  readonly kind: "add-ftrack-versions";
  /** At least one; each at least one character, without a comma. */
  readonly ids: readonly string[];
}

/** A `cinesync:` URL that this package does not know: its parts, still encoded, so that nothing is lost. */
export interface UnknownCommand {
  readonly kind: "unknown";
  /** Between `//` and the path, in lower case; empty when there is none. */
  readonly host: string;
  /** With its leading `/`; empty when there is none. */
  readonly path: string;
  /** Follows the `?`. Absent when there is none. */
  readonly query?: string | undefined;
  /** Follows the `#`. Absent when there is none. */
  readonly fragment?: string | undefined;
}

/** The request of a `cinesync:` URL. */
export type Command =
  | JoinSessionCommand
  | CreateSessionCommand
  | OpenSessionFileCommand
  | RunScriptCommand
  | AddFtrackVersionsCommand
  | UnknownCommand;
