// Keeps words out that readers have to decode: the left column of the glossary in docs/glossary.md, as far as a word
// is wrong wherever it appears. `npm run check -- language`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish } from "./lib/report.mjs";
import { ROOT } from "./lib/workspace.mjs";

/** @type {readonly (readonly [pattern: RegExp, better: string])[]} */
const WORDS = [
  [/\b(?:fast|plain|point)[ -]?lanes?\b/i, "tokenizer, fast path"],
  [/\b(?:has|have) to be\b/i, "must be, is"],
  [/\bin front of\b/i, "before"],
  [/\bof its own\b/i, "its own …"],
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bput together\b/i, "composite, combine"],
  [/\brubs? out\b/i, "erase"],
  [/\btells? apart\b/i, "distinguish"],
  [/\bneutralise|\bcolour|\bbehaviour\b|\bgrey\b/i, "American spelling"],
  [
    /^\s*(?:\/\/|\*|\/\*\*) (?:What|Whether|Where|Who|How) [^?]*$/,
    "a sentence with a verb that says what it is or does",
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
