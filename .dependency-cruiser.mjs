// The layers of the project: the allowed imports between packages, and between the folders of a package.
// `npm run check -- layers` checks every import; the table is in scripts/lib/layers.mjs.
import { builtinModules } from "node:module";
import { FOLDERS, LAYERS } from "./scripts/lib/layers.mjs";

const packages = Object.entries(LAYERS);

/** A package imports only packages of a lower layer. */
const packageRules = packages.map(([folder, { layer }]) => ({
  name: `${folder}-imports-lower-layers-only`,
  comment: "A package depends only on packages of lower layers.",
  severity: "error",
  from: { path: `^${folder}/(src|test)/` },
  to: {
    path: packages
      .filter(([other, rule]) => other !== folder && rule.layer >= layer)
      .map(([other]) => `^${other}/`),
  },
}));

/** A folder of `src/lib` imports only folders that come before it in its list. */
const folderRules = Object.entries(FOLDERS).flatMap(([folder, levels]) =>
  levels.flatMap((level, index) =>
    level.map((name) => ({
      name: `${folder}-${name}-imports-lower-folders-only`,
      comment: "Folders are layers too: see FOLDERS in scripts/lib/layers.mjs.",
      severity: "error",
      from: { path: `^${folder}/src/lib/${name}/` },
      to: {
        path: `^${folder}/src/lib/[^/]+/`,
        pathNot: `^${folder}/src/lib/(${[name, ...levels.slice(0, index).flat()].join("|")})/`,
      },
    })),
  ),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...packageRules,
    ...folderRules,
    {
      name: "no-circle",
      severity: "error",
      from: { path: "^(packages|examples|bench|scripts)/" },
      to: { circular: true },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-way-around-exports",
      comment: "Other packages are imported by name, and sources import nothing outside src.",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/" },
      to: { path: "^packages/$1/(?!src/)", pathNot: "/package\\.json$" },
    },
    {
      name: "pure-entries-stay-pure",
      comment: "A pure entry uses only standard ECMAScript and Web APIs.",
      severity: "error",
      from: {
        path: packages
          .filter(([, { pure }]) => pure === true)
          .map(([folder]) => `^${folder}/src/index\\.ts$`),
      },
      to: { path: `^(node:)?(${builtinModules.join("|")})$`, reachable: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|fixtures|site)/" },
    enhancedResolveOptions: {
      conditionNames: ["source", "import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};
