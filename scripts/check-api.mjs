// The public API of every entry, written down: packages/NAME/api/ENTRY.api.md. A change of the API shows in the
// report, and so in the review of the change.
//
//     node scripts/check-api.mjs          compares the reports with the built declarations
//     node scripts/check-api.mjs --fix    writes the reports
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { finish, isMain } from "./lib/report.mjs";
import { ROOT, listFiles, listPackages } from "./lib/workspace.mjs";

/** @typedef {import("./lib/workspace.mjs").Package} Package */

// CommonJS, and its named exports are not found from here.
const { Extractor, ExtractorConfig, ExtractorLogLevel } =
  /** @type {typeof import("@microsoft/api-extractor")} */ (
    createRequire(import.meta.url)("@microsoft/api-extractor")
  );

/**
 * @param {string} root
 * @param {{ fix?: boolean }} [options]
 * @returns {string[]} What is not as it should be, a sentence each.
 */
export function checkApi(root, { fix = false } = {}) {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-api-")));
  try {
    return listPackages(root).flatMap((found) => [...checkPackage(found, scratch, fix)]);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {Package} found
 * @param {string} scratch
 * @param {boolean} fix
 */
function* checkPackage(found, scratch, fix) {
  const folder = path.join(found.dir, "api");
  const left = new Set(listFiles(folder));
  for (const entry of found.entries) {
    const name = `${entry.subpath === "." ? "index" : entry.subpath.slice(2).replaceAll("/", "-")}.api.md`;
    left.delete(name);
    if (!existsSync(path.join(found.dir, entry.types))) {
      yield `${found.folder}/${entry.types}: not built yet; npm run build`;
      continue;
    }
    const { text, errors } = describe(found, entry.types, scratch, name);
    for (const error of errors) yield `${found.folder}: ${error}`;
    const file = path.join(folder, name);
    if (existsSync(file) && readFileSync(file, "utf8").replaceAll("\r\n", "\n") === text) continue;
    if (fix) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    } else {
      yield `${found.folder}/api/${name}: the public API is another one now; look at the difference after: npm run fix:api`;
    }
  }
  for (const name of left) {
    if (fix) rmSync(path.join(folder, name));
    else yield `${found.folder}/api/${name}: no entry of "exports" has this report; npm run fix:api`;
  }
}

/**
 * @param {Package} found
 * @param {string} types
 * @param {string} scratch
 * @param {string} name
 */
function describe(found, types, scratch, name) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: found.dir,
      mainEntryPointFilePath: path.join(found.dir, types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "ES2022",
            lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
            module: "ESNext",
            moduleResolution: "bundler",
            strict: true,
            skipLibCheck: true,
            types: ["node"],
            typeRoots: [path.join(ROOT, "node_modules/@types")],
          },
          files: [path.join(found.dir, types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: scratch,
        reportTempFolder: path.join(scratch, "temp"),
        reportFileName: name,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // Release tags and the strict comment syntax are not used here; typedoc reads the comments.
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(found.dir, "package.json"),
  });
  /** @type {string[]} */
  const errors = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      message.handled = true;
    },
  });
  return { text: readFileSync(path.join(scratch, name), "utf8"), errors };
}

if (isMain(import.meta)) finish("api", checkApi(ROOT, { fix: process.argv.includes("--fix") }));
