// The layers of the project, in one table. .dependency-cruiser.mjs checks every import against it, and ARCHITECTURE.md
// shows it.

/**
 * @typedef {object} LayerRule
 * @property {number} layer A package depends only on packages of a lower layer.
 * @property {boolean} [pure] Whether its main entry uses only standard ECMAScript and Web APIs.
 */

/** @type {Readonly<Record<string, LayerRule>>} Folder of the package → rule. */
export const LAYERS = {
  "packages/session-xml": { layer: 0, pure: true },
  "packages/commands": { layer: 0, pure: true },
  "packages/media-info": { layer: 0, pure: true },
  "packages/event": { layer: 1 },
  "packages/launch": { layer: 1 },
  "packages/notes": { layer: 1, pure: true },
  "packages/drawing-svg": { layer: 1, pure: true },
  "packages/merge": { layer: 1, pure: true },
  "packages/report": { layer: 2, pure: true },
  "packages/drawing-png": { layer: 2 },
  "packages/cli": { layer: 3 },
  examples: { layer: 3 },
  bench: { layer: 3 },
};

/**
 * The folders of `src/lib`, lowest first. Folders of one level do not import each other.
 *
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
export const FOLDERS = {
  "packages/session-xml": [
    ["errors"],
    ["model", "hash"],
    ["xml"],
    ["format", "source", "tokenizer", "tail"],
    ["parse"],
    ["read", "write", "validate"],
    ["make"],
    ["json", "node"],
  ],
  "packages/notes": [["base"], ["time"], ["frames"], ["rows", "links"], ["table", "diff"], ["markers"]],
};

/**
 * Returns the entries of a package that run anywhere: its main entry, if it is pure.
 *
 * @param {import("./workspace.mjs").Package} found
 */
export function pureEntries({ folder, entries }) {
  return LAYERS[folder]?.pure === true ? entries.filter(({ subpath }) => subpath !== "./node") : [];
}
