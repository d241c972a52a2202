import type { RemapRule } from "@cinesync/merge";
import { optionError } from "../base/cli-error.ts";

/**
 * Pairs the values of `--from` and `--to`.
 *
 * @throws {CliError} when their numbers differ, or a prefix is empty.
 */
export function remapRules(
  from: readonly string[],
  to: readonly string[],
  caseSensitive?: boolean,
): readonly RemapRule[] {
  if (from.length !== to.length) throw optionError("each --from needs a --to");
  if (from.includes("")) throw optionError("--from must not be empty");
  return from.map((prefix, index) => ({
    from: prefix,
    to: to[index] ?? "",
    ...(caseSensitive === undefined ? {} : { caseSensitive }),
  }));
}
