// Sending commands to cineSync.
export { joinSession } from "./lib/open/join-session.ts";
export { startSession, type StartSessionOptions } from "./lib/open/start-session.ts";
export { openSessionFile, type OpenFileOptions } from "./lib/open/open-session-file.ts";
export { openSession, type OpenSessionOptions } from "./lib/open/open-session.ts";
export { runScript, type RunScriptOptions } from "./lib/open/run-script.ts";
export { openCommand } from "./lib/open/open-command.ts";
export { openUrl } from "./lib/open/open-url.ts";

// Launchers.
export type { LaunchOptions } from "./lib/open/launch-options.ts";
export { type Launcher, systemLauncher } from "./lib/open/system-launcher.ts";
export type { ProgramResult, StartedProgram, System } from "./lib/system/system.ts";
export { LaunchError, type LaunchErrorCode, type LaunchErrorDetails } from "./lib/error/launch-error.ts";

// File names.
export { sessionFileName } from "./lib/session/session-file-name.ts";
