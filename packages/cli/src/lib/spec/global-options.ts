import { flag } from "./option.ts";

/** Options of every command. */
export const GLOBAL_OPTIONS = {
  quiet: flag("print only results and errors", { short: "q" }),
  noColor: flag("print without colors"),
  debug: flag("show where an error comes from"),
  help: flag("show help", { short: "h" }),
} as const;
