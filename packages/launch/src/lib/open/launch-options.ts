import type { Launcher } from "./system-launcher.ts";

/** The way of a command to cineSync. */
export interface LaunchOptions {
  /**
   * Opens the URL instead of the operating system: Electron's `shell.openExternal`, a remote computer, a test. It gets
   * `cinesync:` URLs only. Default: `systemLauncher()`.
   */
  readonly launcher?: Launcher | undefined;
}
