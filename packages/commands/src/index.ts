// Building URLs.
export { joinSessionUrl } from "./lib/join-session-url.ts";
export { createSessionUrl } from "./lib/create-session-url.ts";
export { openSessionFileUrl, type OpenSessionFileOptions } from "./lib/open-session-file-url.ts";
export { runScriptUrl, type QueryValue, type ScriptQuery } from "./lib/run-script-url.ts";
export { addFtrackVersionsUrl } from "./lib/add-ftrack-versions-url.ts";

// Parsing URLs, and building any command.
export { buildCommandUrl } from "./lib/build-command-url.ts";
export { parseSessionKey } from "./lib/parse-session-key.ts";
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

export {
  CommandUrlError,
  type CommandUrlErrorCode,
  type CommandUrlErrorDetails,
} from "./lib/command-url-error.ts";
