// Building one URL each.
export { joinSessionUrl } from "./lib/join-session-url.ts";
export { createSessionUrl } from "./lib/create-session-url.ts";
export { openSessionFileUrl, type OpenSessionFileOptions } from "./lib/open-session-file-url.ts";
export { runScriptUrl, type QueryValue, type ScriptQuery } from "./lib/run-script-url.ts";
export { addFtrackVersionsUrl } from "./lib/add-ftrack-versions-url.ts";

// Any command, both directions.
export { buildCommandUrl } from "./lib/build-command-url.ts";
export { parseCommandUrl } from "./lib/parse-command-url.ts";
export type {
  AddFtrackVersionsCommand,
  Command,
  CreateSessionCommand,
  CreateSessionOptions,
  JoinSessionCommand,
  OpenMode,
  OpenSessionFileCommand,
  RunScriptCommand,
  UnknownCommand,
} from "./lib/command.ts";

export { CommandUrlError, type CommandUrlErrorCode } from "./lib/command-url-error.ts";
