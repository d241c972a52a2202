// Mutation testing: changes the code of a package in many small ways and shows which changes no test notices.
//
//     npm run mutate -- packages/event
//     npm run mutate -- packages/session-xml/src/lib/format     a folder, or a file
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { run } from "./lib/run.mjs";
import { ROOT } from "./lib/workspace.mjs";

const [given = "", ...rest] = process.argv.slice(2);
const place = path.relative(ROOT, path.resolve(given)).replaceAll("\\", "/").replace(/\/$/, "");
const [, folder] = /^(packages\/[^/]+)(?:\/src(?:\/|$)|$)/.exec(place) ?? [];
if (folder === undefined || rest.length > 0 || !existsSync(path.join(ROOT, place))) {
  console.error(
    "Say what to change: a package, or a folder or file of its sources. npm run mutate -- packages/event",
  );
  process.exit(2);
}
const sources = place === folder ? `${folder}/src` : place;
const { code } = await run(process.execPath, ["node_modules/@stryker-mutator/core/bin/stryker.js", "run"], {
  cwd: ROOT,
  inherit: true,
  timeout: 24 * 3_600_000,
  env: {
    MUTATE_PACKAGE: folder,
    MUTATE_SOURCES: statSync(path.join(ROOT, sources)).isDirectory() ? `${sources}/**/*.ts` : sources,
  },
});
process.exitCode = code;
