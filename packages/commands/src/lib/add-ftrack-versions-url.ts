import { fail } from "./command-url-error.ts";
import { encodeSome } from "./encode.ts";

/**
 * The URL that adds ftrack asset versions to the session (later releases of cineSync).
 *
 * @param ids - The asset versions' ids, in order; at least one.
 * @throws {@link CommandUrlError} when there is none, or one is empty, holds a comma, or is not well-formed text.
 */
export function addFtrackVersionsUrl(ids: readonly string[]): string {
  const list = ids.map((id, index) => encodeSome(id, `ids[${index}]`)).join();
  if (list.includes("%2C")) fail("illegal-character", "ids", "has an id with a comma, which separates ids");
  return "cinesync://ftrack/addVersion?assetVersionList=" + (list || fail("empty", "ids", "is empty"));
}
