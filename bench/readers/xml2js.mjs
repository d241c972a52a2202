// @ts-expect-error: it has no types.
import { Parser } from "xml2js";
import { summarizeTree } from "./summary.mjs";

export function createReader() {
  return {
    read(/** @type {string} */ text) {
      let tree;
      new Parser({ async: false }).parseString(
        text,
        (/** @type {unknown} */ error, /** @type {unknown} */ result) => {
          if (error instanceof Error) throw error;
          tree = result;
        },
      );
      return tree;
    },
    summarize: summarizeTree,
  };
}
