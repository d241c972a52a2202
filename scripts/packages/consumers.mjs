// Type-checks programs that use the installed packages, with the usual TypeScript settings.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { pureEntries } from "../lib/layers.mjs";
import { ROOT } from "../lib/workspace.mjs";

/** @typedef {import("./pack.mjs").Packed} Packed */

const RESOLUTIONS = /** @type {const} */ (["bundler", "nodenext"]);
const SURROUNDINGS = [
  { name: "DOM and Node types", dom: true, node: true },
  { name: "only DOM types", dom: true, node: false },
  { name: "only Node types", dom: false, node: true },
  { name: "neither DOM nor Node types", dom: false, node: false },
];

/**
 * `skipLibCheck` is off: the declarations of the packages must compile wherever they are used.
 *
 * @param {readonly Packed[]} packages All installed in `folder`.
 * @param {string} folder
 * @returns {string[]}
 */
export function checkConsumers(packages, folder) {
  /** @type {Set<string>} */
  const findings = new Set();
  const parsed = new Map();
  for (const resolution of RESOLUTIONS) {
    for (const { name, dom, node } of SURROUNDINGS) {
      // An entry that uses `node:` modules needs Node's types.
      const used = packages.flatMap((packed) => (node ? packed.entries : pureEntries(packed)));
      const file = path.join(
        folder,
        "consumer",
        `${resolution}-${dom ? "dom" : ""}-${node ? "node" : ""}.mts`,
      );
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, consumer(used));
      /** @type {ts.CompilerOptions} */
      const options = {
        target: ts.ScriptTarget.ES2022,
        lib: [
          "lib.es2023.d.ts",
          ...(dom ? ["lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"] : []),
        ],
        module: resolution === "nodenext" ? ts.ModuleKind.NodeNext : ts.ModuleKind.Preserve,
        moduleResolution:
          resolution === "nodenext" ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler,
        types: node ? ["node"] : [],
        typeRoots: [path.join(ROOT, "node_modules/@types")],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: false,
      };
      const program = ts.createProgram([file], options, sharingHost(options, parsed));
      for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
        const place = diagnostic.file?.fileName.split("node_modules/").at(-1) ?? "";
        // Errors in other packages' types do not count.
        if (diagnostic.file?.fileName.includes("node_modules/") === true && !place.startsWith("@cinesync/"))
          continue;
        const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
        const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
        findings.add(`${place}:${line + 1} (${resolution}, ${name}): ${text}`);
      }
    }
  }
  return [...findings];
}

/**
 * Reads each file once for all programs, because the language's own declarations take most of the time.
 *
 * @param {ts.CompilerOptions} options
 * @param {Map<string, ts.SourceFile | undefined>} parsed
 */
function sharingHost(options, parsed) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const format = typeof languageVersion === "object" ? languageVersion.impliedNodeFormat : undefined;
    const key = `${format ?? ""} ${file}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(file, languageVersion, ...rest));
    return parsed.get(key);
  };
  return host;
}

/** @param {readonly import("../lib/workspace.mjs").Entry[]} entries */
function consumer(entries) {
  return entries
    .map(({ specifier }, index) => {
      const entry = `entry${index}`;
      // Must not be `any`, the type of a missing declaration.
      return `import * as ${entry} from ${JSON.stringify(specifier)};
export const is${index}: 0 extends 1 & typeof ${entry} ? never : typeof ${entry} = ${entry};
`;
    })
    .join("");
}
