/**
 * @typedef {object} Summary The counts that prove that a reader has read the document.
 * @property {number} movies
 * @property {number} annotations
 * @property {number} points
 */

/**
 * Counts a model.
 *
 * @param {any} session
 * @returns {Summary}
 */
export function summarizeModel(session) {
  const summary = { movies: session.media.length, annotations: 0, points: 0 };
  for (const media of session.media) {
    summary.annotations += media.annotations.length;
    for (const { objects } of media.annotations)
      for (const { points } of objects) summary.points += points.length;
  }
  return summary;
}

/**
 * Counts plain objects whose keys are the names of elements.
 *
 * @param {any} tree
 * @returns {Summary}
 */
export function summarizeTree(tree) {
  const summary = { movies: 0, annotations: 0, points: 0 };
  /** @type {Record<string, keyof Summary>} */
  const kinds = { media: "movies", annotation: "annotations", point: "points" };
  const walk = (/** @type {any} */ node) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
      if (kind !== undefined) summary[kind] += Array.isArray(value) ? value.length : 1;
      if (kind !== "points") walk(value);
    }
  };
  walk(tree);
  return summary;
}
