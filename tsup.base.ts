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
  // The package contains the sources, so source maps can refer to them.
  esbuildOptions(options) {
    options.sourcesContent = false;
    options.outbase = "src";
  },
};

/**
 * Builds a library: ESM with source maps, one file per source file, so that a bundler includes only those that are
 * needed; and the declarations, one file per public entry.
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
          // The replacement has the same length, so the source map stays right.
          return { code: code.replace(/^(.*\b(?:from|import)[ (]*"\.{1,2}\/[^"\n]+)\.ts"/gm, '$1.js"') };
        },
      },
    ],
    onSuccess: dropEmptyFiles,
    ...more,
  };
}

/** Builds a library with one file per entry and a few shared ones: it loads quickly, and a page can use it without a bundler. */
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
 * Makes the code keep the promise of `sideEffects: false`: marks the calls that initialize constants of a module as pure, so that a
 * bundler can leave out unused ones, and removes imports for side effects.
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
    // An import for side effects, which the module does not have.
    if (ts.isImportDeclaration(statement) && statement.importClause === undefined)
      marked.remove(statement.getStart(), statement.end);
  }
  // The number of lines stays the same, so the source map still has the right lines.
  return { code: marked.toString() };
}

/** Removes the empty files that sources with only types compile to. */
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

/** Builds a command: one file that starts quickly. Nobody imports it, so it needs no declarations. */
export function command(entry: readonly string[], more: Options = {}): Options {
  return { ...SHARED, entry: [...entry], platform: "node", external: [/^node:/], ...more };
}
