import type { Launcher } from "./system-launcher.ts";

/** Options of every function that opens a URL. */
export interface LaunchOptions {
  /**
   * Opens the URL instead of the operating system: for example Electron's `shell.openExternal`, a remote call, or a
   * test's function. It gets only `cinesync:` URLs. Default: `systemLauncher()`.
   */
  readonly launcher?: Launcher | undefined;
}
