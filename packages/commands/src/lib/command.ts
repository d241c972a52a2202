/** Join the session that has this key. `cinesync://session/KEY` */
export interface JoinSessionCommand {
  readonly kind: "join-session";
  /** The session's key, decoded. At least one character, not `new`, without `.` and `..` segments. */
  readonly key: string;
}

/** Start a new, empty session. `cinesync://session/new` */
export interface CreateSessionCommand extends CreateSessionOptions {
  readonly kind: "create-session";
}

/** Name of the person who starts the new session. An empty value counts as absent. */
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
  /** The script's name in cineSync's preferences, decoded. At least one character, without `.` and `..` segments. */
  readonly name: string;
  /** The text after the `?`, still encoded, as the script gets it. Absent without a `?`. */
  readonly query?: string | undefined;
}

/** Add ftrack asset versions (later releases). `cinesync://ftrack/addVersion?assetVersionList=ID,ID` */
export interface AddFtrackVersionsCommand {
  readonly kind: "add-ftrack-versions";
  /** The asset versions' ids: at least one, each at least one character without a comma. */
  readonly ids: readonly string[];
}

/** A `cinesync:` URL that this package does not know. Its parts stay encoded, so nothing is lost. */
export interface UnknownCommand {
  readonly kind: "unknown";
  /** The text between `//` and the path, in lower case, or `""`. */
  readonly host: string;
  /** The path with its leading `/`, or `""`. */
  readonly path: string;
  /** The text after the `?`. Absent without a `?`. */
  readonly query?: string | undefined;
  /** The text after the `#`. Absent without a `#`. */
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
