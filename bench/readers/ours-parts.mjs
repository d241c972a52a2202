/** Reads parts and drops them: the cost of reading without keeping a model. */
export async function createReader() {
  const { readSessionParts } = await import("@cinesync/session-xml");
  return {
    async read(/** @type {string | Uint8Array} */ input) {
      let count = 0;
      for await (const part of readSessionParts(input)) if (part.kind === "annotation") count += 1;
      return count;
    },
    summarize: () => undefined,
  };
}
