import { DOMParser } from "@xmldom/xmldom";

export function createReader() {
  return {
    read: (/** @type {string} */ text) => new DOMParser().parseFromString(text, "text/xml"),
    summarize,
  };
}

/** @param {import("@xmldom/xmldom").Document} document */
function summarize(document) {
  const count = (/** @type {string} */ name) => document.getElementsByTagName(name).length;
  return { movies: count("media"), annotations: count("annotation"), points: count("point") };
}
