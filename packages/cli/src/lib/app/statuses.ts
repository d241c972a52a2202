import type { ExitStatus } from "../base/cli-error.ts";

/** What is said of the statuses of every command. */
export const STATUSES: Readonly<Record<ExitStatus, string>> = {
  0: "it worked",
  1: "the answer is no: not valid, different, missing",
  2: "wrong usage, or something could not be read or written",
};
