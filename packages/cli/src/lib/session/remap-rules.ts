import type { RemapRule } from "@cinesync/merge";
import { CliError } from "../base/cli-error.ts";

/**
 * Pairs what stands in `--from` and `--to`.
 *
 * @throws {CliError} when there are not as many of one as of the other.
 */
export function remapRules(
  from: readonly string[],
  to: readonly string[],
  caseSensitive: boolean | undefined,
): readonly RemapRule[] {
  if (from.length !== to.length) {
    throw new CliError(`there are ${from.length} --from and ${to.length} --to`, {
      hint: "Give each --from PREFIX its --to PREFIX.",
    });
  }
  return from.map((prefix, index) => {
    if (prefix === "")
      throw new CliError("--from is empty", { hint: "Give the beginning of the paths to replace." });
    return {
      from: prefix,
      to: to[index] ?? "",
      ...(caseSensitive === undefined ? {} : { caseSensitive }),
    };
  });
}
