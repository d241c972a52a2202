// The cost of an import in a web page: bundled with its dependencies, minified and gzipped.
// `npm run check -- size` compares the built packages with these budgets.

/**
 * @param {string} name Folder of the package.
 * @param {string} limit
 * @param {string} [names] The imported names; default: everything.
 * @param {string} [entry]
 */
const budget = (name, limit, names = "*", entry = "index") => ({
  name: `${names} from ${name}${entry === "index" ? "" : `/${entry}`}`,
  path: `packages/${name}/dist/${entry}.js`,
  import: names === "*" ? "*" : `{ ${names} }`,
  limit,
  gzip: true,
});

export default [
  budget("commands", "2.6 kB"),
  budget("commands", "1.2 kB", "joinSessionUrl"),
  budget("session-xml", "46 kB"),
  budget("session-xml", "29.5 kB", "parseSession"),
  budget("session-xml", "29 kB", "validateSessionXml"),
  budget("session-xml", "13.5 kB", "stringifySession"),
  // Factories reject values that can never be valid, so they include the rules of values, but no parser.
  budget("session-xml", "7.7 kB", "createSession, createMediaFile, annotationsOfFrame"),
  // Most of it is the error of a wrong call and its checks, which everything else shares.
  budget("session-xml", "2.8 kB", "shortHash"),
  budget("media-info", "10 kB"),
  budget("drawing-svg", "27.5 kB"),
  budget("merge", "20.5 kB"),
  budget("notes", "25.5 kB"),
  budget("notes", "10 kB", "noteRows, notesToCsv"),
  budget("report", "51.5 kB"),
];
