import type { ExitStatus } from "../base/cli-error.ts";

/** The exit statuses of every command. */
export const STATUSES: Readonly<Record<ExitStatus, string>> = {
  0: "success",
  1: "a check failed or could not be made (invalid, different, missing, …)",
  2: "wrong usage, or something could not be read or written",
};
