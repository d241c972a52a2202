import { SessionXmlError } from "../errors/session-xml-error.ts";
import { showValue } from "../errors/excerpt.ts";
import { shortHashInput, toHex } from "./short-hash-input.ts";

/** The part of a `Blob` or `File` that is used. */
export interface HashableBlob {
  /** In bytes. */
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * Returns cineSync's short hash of a movie, a fast fingerprint. Reads 2 KiB of it, however large it is.
 *
 * @param blob The movie: a `File` that was dropped on a page, or any other `Blob`.
 * @returns 40 lower-case hex digits.
 * @throws {Error} in a browser page that was not loaded over https or from localhost, which has no Web Crypto.
 *
 * @example
 * import { shortHash } from "@cinesync/session-xml";
 *
 * await shortHash(new Blob([])); // "e159a0ec868fc7598fbf50017bceb36059e11902"
 */
export async function shortHash(blob: HashableBlob): Promise<string> {
  if (typeof (blob as Partial<HashableBlob> | null | undefined)?.size !== "number") {
    throw new SessionXmlError("invalid-value", {
      subject: "blob",
      expected: "a Blob",
      actual: showValue(blob),
    });
  }
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) {
    throw new Error(
      "The short hash needs Web Crypto, which browsers give only to pages loaded over https or from localhost.",
    );
  }
  const input = await shortHashInput(
    blob.size,
    async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  );
  return toHex(new Uint8Array(await subtle.digest("SHA-1", input)));
}
