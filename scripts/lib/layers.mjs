// The layers of the project, in one table. ARCHITECTURE.md shows them; check-layers.mjs compares the two and
// holds every import and every package.json against them.

/**
 * @typedef {object} LayerRule
 * @property {number} layer A package depends only on packages of a lower layer.
 * @property {boolean} pure Whether it keeps to standard ECMAScript and Web APIs.
 * @property {readonly string[]} [impureEntries] Entries of a pure package that may use `node:` modules all the same.
 * @property {readonly (readonly string[])[]} [folders] The folders of `src/lib`, lowest layer first. Folders of
 *   one layer do not import each other. Without it, folders only must not import each other in a circle.
 */

/** @type {Readonly<Record<string, LayerRule>>} */
export const LAYERS = {
  "@cinesync/session-xml": {
    layer: 0,
    pure: true,
    impureEntries: ["./node"],
    folders: [
      ["model", "hash"],
      ["format", "xml"],
      ["read", "write", "validate"],
      ["json", "node"],
    ],
  },
  "@cinesync/commands": { layer: 0, pure: true },
  "@cinesync/media-info": { layer: 0, pure: true, impureEntries: ["./node"] },
  "@cinesync/event": { layer: 1, pure: false },
  "@cinesync/launch": { layer: 1, pure: false },
  "@cinesync/notes": {
    layer: 1,
    pure: true,
    folders: [["base"], ["time", "overflow"], ["rows", "links"], ["table", "markers", "repeat"], ["stream"]],
  },
  "@cinesync/drawing-svg": { layer: 1, pure: true },
  "@cinesync/merge": { layer: 1, pure: true },
  "@cinesync/report": { layer: 2, pure: true },
  "@cinesync/drawing-png": { layer: 2, pure: false },
  "@cinesync/cli": { layer: 3, pure: false },
  "@cinesync/examples": { layer: 3, pure: false },
  "@cinesync/bench": { layer: 3, pure: false },
};

/** A file longer than this is split, or stands in `LONG_FILES` with a reason. */
export const MAX_LINES = 400;

/** @type {Readonly<Record<string, string>>} Path from the root → why the file is one piece. */
export const LONG_FILES = {};
