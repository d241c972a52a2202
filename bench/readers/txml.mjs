import { parse } from "txml";

export function createReader() {
  return { read: (/** @type {string} */ text) => parse(text), summarize };
}

/** @param {any} nodes */
function summarize(nodes) {
  const summary = { movies: 0, annotations: 0, points: 0 };
  const walk = (/** @type {readonly any[]} */ list) => {
    for (const { tagName, children } of list) {
      if (tagName === "media") summary.movies += 1;
      if (tagName === "annotation") summary.annotations += 1;
      if (tagName === "point") summary.points += 1;
      if (Array.isArray(children)) walk(children);
    }
  };
  walk(nodes);
  return summary;
}
