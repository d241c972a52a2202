// Keeps words out that readers must decode: those of the glossary in docs/glossary.md that are wrong wherever they
// appear, and their reasons. `npm run check -- language`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish } from "./lib/report.mjs";
import { ROOT } from "./lib/workspace.mjs";

/** @type {readonly (readonly [pattern: RegExp, better: string])[]} */
const WORDS = [
  // Names of parts that no longer exist.
  [/\b(?:fast|plain|point)[ -]?lanes?\b/i, "tokenizer, fast path"],
  // Two words where one is shorter and says more.
  [/\b(?:has|have) to be\b/i, "must be, is"],
  [/\bin front of\b/i, "before"],
  [/\bof its own\b/i, "its own …"],
  // Words that have another meaning in this field, or none.
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bput together\b/i, "composite, combine"],
  [/\brubs? out\b/i, "erase"],
  [/\btells? apart\b/i, "distinguish"],
  [/\bneutralise|\bcolour|\bbehaviour\b|\bgrey\b/i, "American spelling"],
  // A clause in place of a sentence or a noun. "Whether" and "How many" are the usual words for a field.
  [
    /^\s*(?:\/\/|\/?\*\*?) (?:What|Where|Who|How(?! (?:many|much|long|often|far)\b)) [^?]*$/,
    "a noun, or a sentence with a verb",
  ],
];

// API reports and changelogs are made from the sources; the pattern list itself holds the words.
const files = execFileSync("git", ["ls-files", "*.ts", "*.mjs", "*.md", "*.html", "*.css"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter(
    (file) =>
      file !== "" &&
      !/\.api\.md$|CHANGELOG\.md$|fixtures\/|^scripts\/check-language\.mjs$|^docs\/glossary\.md$/.test(file),
  );

finish(
  "language",
  files.flatMap((file) =>
    readFileSync(path.join(ROOT, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        WORDS.filter(([pattern]) => pattern.test(line)).map(
          ([pattern, better]) =>
            `${file}:${index + 1}: ${pattern.exec(line)?.[0].trim().slice(0, 60)} (say: ${better})`,
        ),
      ),
  ),
);
