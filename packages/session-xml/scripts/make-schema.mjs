// Makes the XML form of the RELAX NG schemas (.rng) from their compact form
// (.rnc) with trang: `node scripts/make-schema.mjs`. With `--check`, nothing is
// written: it is an error if a .rng file is not what its .rnc file gives.
//
// Without trang (Debian: apt-get install trang), the check
// compares digests: every .rng file begins with those of its source and of
// itself, so that a change to one of the two does not go unnoticed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the schemas. */
const SCHEMAS = fileURLToPath(new URL("../schema/", import.meta.url));

/** In this order: the second includes the first. */
const NAMES = ["cinesync-session", "cinesync-session-current"];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @param {string} text */
const digest = (text) => createHash("sha256").update(text).digest("hex");

/** @param {string} file */
const read = (file) => readFileSync(join(SCHEMAS, file), "utf8").replaceAll("\r\n", "\n");

/**
 * The head that a .rng file has, up to and with the comment.
 *
 * @param {string} name
 * @param {string} source the text of the .rnc file
 * @param {string} body what follows the head
 */
function head(name, source, body) {
  return (
    `${DECLARATION}<!--\n  Made from ${name}.rnc: edit that file instead.\n` +
    `  SHA-256 of the source:    ${digest(source)}\n` +
    `  SHA-256 of what follows:  ${digest(body)}\n-->\n`
  );
}

/** True if trang can be started. */
export function hasTrang() {
  return spawnSync("trang", [], { stdio: "ignore" }).error === undefined;
}

/**
 * The XML form of all schemas, by name, made by trang.
 *
 * @returns {Map<string, string>}
 */
export function makeSchemas() {
  const folder = mkdtempSync(join(tmpdir(), "cinesync-schema-"));
  try {
    // Both at once: trang writes a file for each schema that is included.
    const last = NAMES.at(-1) ?? "";
    const run = spawnSync("trang", [join(SCHEMAS, `${last}.rnc`), join(folder, `${last}.rng`)], {
      encoding: "utf8",
    });
    if (run.error) throw new Error("trang could not be started. On Debian: apt-get install trang");
    if (run.status !== 0) throw new Error(`trang rejects the schema:\n${run.stdout}${run.stderr}`);
    return new Map(
      NAMES.map((name) => {
        const made = readFileSync(join(folder, `${name}.rng`), "utf8").replaceAll("\r\n", "\n");
        if (!made.startsWith(DECLARATION)) throw new Error(`${name}.rng does not begin as expected.`);
        // Blank lines inside of comments come out of trang with white space at the end.
        const body = made.slice(DECLARATION.length).replace(/(?<![ \t])[ \t]+$/gm, "");
        return [name, head(name, read(`${name}.rnc`), body) + body];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
}

/**
 * Returns the problems of the .rng files.
 *
 * @returns {string[]}
 */
export function checkSchemas() {
  const made = hasTrang() ? makeSchemas() : undefined;
  return NAMES.flatMap((name) => {
    const found = read(`${name}.rng`);
    const end = found.indexOf("-->\n") + "-->\n".length;
    const expected = made?.get(name) ?? head(name, read(`${name}.rnc`), found.slice(end)) + found.slice(end);
    return found === expected
      ? []
      : [`${name}.rng is not what ${name}.rnc gives: run "node scripts/make-schema.mjs".`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) {
    const problems = checkSchemas();
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } else {
    for (const [name, text] of makeSchemas()) writeFileSync(join(SCHEMAS, `${name}.rng`), text);
  }
}
