import type { Launcher } from "./system-launcher.ts";

/** How a command gets to cineSync. */
export interface LaunchOptions {
  /**
   * Opens the URL, in place of the operating system's own way: Electron's `shell.openExternal`, a remote computer,
   * a test. It only ever gets `cinesync:` URLs. Default: `systemLauncher()`.
   */
  readonly launcher?: Launcher | undefined;
}
