import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const WORKSPACE = join(PACKAGE, "../..");
/** Next to the dependencies that stay outside the bundle. */
const CACHE = join(PACKAGE, "node_modules/.cache/program");

/**
 * Bundles the command from the current sources of all packages.
 *
 * @returns The path of `cinesync.js`.
 */
export async function bundledProgram(): Promise<string> {
  const folder = join(CACHE, String(newestSource()));
  const program = join(folder, "dist/cinesync.js");
  if (existsSync(program)) return program;
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, "partial-"));
  await bundle({
    entryPoints: [join(PACKAGE, "src/cinesync.ts")],
    outdir: join(partial, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["source"],
    // CommonJS dependencies require modules of Node.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    external: ["mediainfo.js", "nodemailer", "playwright-core", "chromium-bidi"],
    plugins: [
      {
        name: "sharp",
        setup: (build) => {
          // It loads its own native files.
          const drawing = createRequire(join(WORKSPACE, "packages/drawing-png/package.json"));
          build.onResolve({ filter: /^sharp$/ }, () => ({
            path: pathToFileURL(drawing.resolve("sharp")).href,
            external: true,
          }));
        },
      },
    ],
  });
  writeFileSync(join(partial, "package.json"), JSON.stringify({ type: "module", version: "0.0.0" }));
  try {
    renameSync(partial, folder);
  } catch {
    // Another test file was faster.
    rmSync(partial, { recursive: true, force: true });
  }
  return program;
}

function newestSource(): number {
  const packages = readdirSync(join(WORKSPACE, "packages"));
  return Math.max(...packages.flatMap((name) => files(join(WORKSPACE, "packages", name, "src"))));
}

function files(folder: string): readonly number[] {
  if (!existsSync(folder)) return [0];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
    Math.ceil(statSync(join(folder, name)).mtimeMs),
  );
}
