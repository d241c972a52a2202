import { XMLParser } from "fast-xml-parser";
import { summarizeTree } from "./summary.mjs";

export function createReader() {
  return {
    read: (/** @type {string} */ text) => new XMLParser({ ignoreAttributes: false }).parse(text),
    summarize: summarizeTree,
  };
}
