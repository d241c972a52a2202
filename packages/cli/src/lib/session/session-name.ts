import { basename } from "node:path";
import { STANDARD } from "../io/read-chunks.ts";

/** The name of a session file without its endings; `undefined` for standard input. */
export function sessionName(file: string): string | undefined {
  return file === STANDARD
    ? undefined
    : basename(file)
        .replace(/\.gz$/i, "")
        .replace(/\.(?:csc|json)$/i, "");
}
