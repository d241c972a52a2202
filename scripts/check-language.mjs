// Keeps out words that readers must decode: those in docs/glossary.md that are wrong in every context, with a better
// word for each. `npm run check -- language`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish } from "./lib/report.mjs";
import { ROOT } from "./lib/workspace.mjs";

/** @type {readonly (readonly [pattern: RegExp, better: string])[]} */
const WORDS = [
  // Names of code that no longer exists.
  [/\b(?:fast|plain|point)[ -]?lanes?\b/i, "tokenizer, fast path"],
  // Longer than the usual word.
  [/\b(?:has|have) to be\b/i, "must be, is"],
  [/\bin front of\b/i, "before"],
  [/\bof its own\b/i, "its own …"],
  // Words with another meaning in this field.
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bput together\b/i, "composite, combine"],
  [/\brubs? out\b/i, "erase"],
  [/\btells? apart\b/i, "distinguish"],
  [/\bneutralise|\bcolour|\bbehaviour\b|\bgrey\b/i, "American spelling"],
  // Translated phrases.
  [/\b(?:that|which) (?:is|are) (?:none\b|no (?!longer|more|other)\w)/i, "is not a …, invalid"],
  [/\btold (?:by|from|apart)\b/i, "identified by, distinguished from"],
  [/\bcosts? itself\b/i, "is left out"],
  [/\bfor ever\b/i, "forever"],
  [/\btelephones?\b/i, "phone"],
  [/\bfull stops?\b/i, "period, dot"],
  // A clause instead of a sentence or a noun. "Whether" and "How many" are the usual words for a field.
  [
    /^\s*(?:\/\/|\/?\*\*?) (?:What|Where|Who|How(?! (?:many|much|long|often|far)\b)) [^?]*$/,
    "a noun, or a sentence with a verb",
  ],
];

// API reports and changelogs are generated; this file and the glossary contain the words themselves.
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
