// Compares the public API of every entry with its report, packages/NAME/api/ENTRY.api.md, so that reviewers see a change
// of the API. API Extractor runs inside one process, because one process per entry takes six times as long.
//
//     node scripts/check-api.mjs          compares the reports with the built declarations
//     node scripts/check-api.mjs --fix    writes the reports
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { finish } from "./lib/report.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";

// A CommonJS module, whose named exports an import statement does not find.
const { Extractor, ExtractorConfig, ExtractorLogLevel } =
  /** @type {typeof import("@microsoft/api-extractor")} */ (
    createRequire(import.meta.url)("@microsoft/api-extractor")
  );
const fix = process.argv.includes("--fix");
const SILENT = { logLevel: ExtractorLogLevel.None };

/**
 * @param {import("./lib/workspace.mjs").Package} found
 * @param {import("./lib/workspace.mjs").Entry} entry
 * @returns {string[]}
 */
function checkEntry({ dir, folder }, { subpath, types }) {
  const declarations = path.join(dir, types);
  if (!existsSync(declarations)) return [`${folder}/${types} is missing; run npm run build`];
  const report = `${subpath === "." ? "index" : subpath.slice(2).replaceAll("/", "-")}.api.md`;
  mkdirSync(path.join(dir, "api"), { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: dir,
      mainEntryPointFilePath: declarations,
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
          files: [declarations],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: path.join(dir, "api"),
        reportTempFolder: path.join(ROOT, "node_modules/.cache/api", folder),
        reportFileName: report,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // This project does not use release tags or strict TSDoc; TypeDoc reads the comments.
        extractorMessageReporting: {
          default: SILENT,
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: SILENT },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(dir, "package.json"),
  });
  /** @type {string[]} */
  const errors = [];
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: fix,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(`${folder}: ${message.text}`);
      message.handled = true;
    },
  });
  return apiReportChanged && !fix
    ? [
        ...errors,
        `${folder}/api/${report} differs from the API; run npm run fix:api and review the difference`,
      ]
    : errors;
}

finish(
  "api",
  listPackages().flatMap((found) => found.entries.flatMap((entry) => checkEntry(found, entry))),
);
