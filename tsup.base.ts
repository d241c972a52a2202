import { readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import MagicString from "magic-string";
import type { Options } from "tsup";
import ts from "typescript";

const SHARED: Options = {
  format: ["esm"],
  target: "es2022",
  sourcemap: true,
  clean: true,
  // The sources are in the package; the maps lead to them.
  esbuildOptions(options) {
    options.sourcesContent = false;
    options.outbase = "src";
  },
};

/**
 * The build of a library: ESM and source maps, a file for each source file, so that a bundler takes only those that
 * are needed; and the declarations, a file for each public entry.
 */
export function library(entry: readonly string[], more: Options = {}): Options {
  return {
    ...SHARED,
    entry: ["src/**/*.ts"],
    bundle: false,
    platform: "neutral",
    dts: { entry: [...entry], compilerOptions: { ignoreDeprecations: "6.0" } },
    plugins: [
      {
        name: "import built files",
        renderChunk(code) {
          // As long as before, so the source map still fits.
          return { code: code.replace(/^(.*\b(?:from|import)[ (]*"\.{1,2}\/[^"\n]+)\.ts"/gm, '$1.js"') };
        },
      },
    ],
    onSuccess: dropEmptyFiles,
    ...more,
  };
}

/** The same in one file for each entry and few for what they share: it loads quickly, and a page can take it without a bundler. */
export function joinedLibrary(entry: readonly string[], more: Options = {}): Options {
  return library(entry, {
    entry: [...entry],
    bundle: true,
    splitting: true,
    plugins: [{ name: "pure initializers", renderChunk: (code, { path: file }) => markPure(code, file) }],
    ...more,
  });
}

/**
 * Says in the code what `sideEffects: false` promises: marks the calls that give the constants of a module their values as pure, so that
 * a bundler leaves those out that nobody needs, and imports nothing for its side effects.
 */
function markPure(code: string, file: string): { code: string } | undefined {
  if (!file.endsWith(".js")) return undefined;
  const marked = new MagicString(code);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      marked.appendLeft(node.getStart(), "/* @__PURE__ */ ");
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) visit(statement);
    // Imported for side effects that there are none of.
    if (ts.isImportDeclaration(statement) && statement.importClause === undefined)
      marked.remove(statement.getStart(), statement.end);
  }
  // No line is added or dropped: the source map still leads to the right lines.
  return { code: marked.toString() };
}

/** A source file that holds only types leaves nothing to run. */
function dropEmptyFiles(): Promise<void> {
  for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
    const file = path.join("dist", name);
    if (
      !file.endsWith(".js") ||
      readFileSync(file, "utf8")
        .replace(/^\/\/# .*$/m, "")
        .trim() !== ""
    )
      continue;
    rmSync(file);
    rmSync(`${file}.map`);
  }
  return Promise.resolve();
}

/** The build of a command: one file that starts quickly. Nobody imports it, so there are no declarations. */
export function command(entry: readonly string[], more: Options = {}): Options {
  return { ...SHARED, entry: [...entry], platform: "node", external: [/^node:/], ...more };
}
