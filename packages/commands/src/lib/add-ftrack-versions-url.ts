import { typeName } from "./text.ts";
import { fail } from "./command-url-error.ts";
import { encodeSome } from "./encode.ts";

/**
 * Returns the URL that adds ftrack asset versions to the session (cineSync 3.7 and later).
 *
 * @param ids - The asset versions' ids, in order; at least one.
 * @throws {@link CommandUrlError} when the list is empty, or an id is empty, contains a comma, or is not well-formed text.
 *
 * @example
 * ```ts
 * import { addFtrackVersionsUrl } from "@cinesync/commands";
 *
 * addFtrackVersionsUrl(["17", "18"]); // "cinesync://ftrack/addVersion?assetVersionList=17,18"
 * ```
 */
export function addFtrackVersionsUrl(ids: readonly string[]): string {
  if (typeof (ids as Partial<typeof ids> | undefined)?.map !== "function")
    fail("invalid-value", "ids", { expected: "a list", actual: typeName(ids) });
  const list = ids.map((id, index) => {
    const field = `ids[${index}]`;
    const encoded = encodeSome(id, field);
    const comma = id.indexOf(",");
    return comma < 0 ? encoded : fail("illegal-character", field, { actual: '","', index: comma });
  });
  return "cinesync://ftrack/addVersion?assetVersionList=" + (list.join() || fail("empty-value", "ids"));
}
