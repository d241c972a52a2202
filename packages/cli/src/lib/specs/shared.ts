import type { ArgumentSpec } from "../spec/command-spec.ts";
import { flag, text, type OptionSpec } from "../spec/option.ts";

/** A session to read. */
export const SESSION_FILE: ArgumentSpec = {
  name: "FILE",
  description: "a session: .csc, in gzip or not, or .json; - for standard input",
  completes: "file",
};

/** `-o` and `--force`, of every command that writes. */
export const OUTPUT: {
  readonly output: OptionSpec<string | undefined>;
  readonly force: OptionSpec<boolean>;
} = {
  output: text("OUT", "write to this file instead of standard output; - for standard output", {
    short: "o",
    completes: "file",
  }),
  force: flag("replace OUT if it exists"),
};

/** `--json`, for programs. */
export const JSON_FLAG: OptionSpec<boolean> = flag("print JSON, for programs");
