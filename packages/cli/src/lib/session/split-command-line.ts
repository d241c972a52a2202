import { optionError } from "../base/cli-error.ts";

/**
 * Splits a command line into words, without a shell: spaces separate, double quotes keep together. Single quotes and a
 * backslash do so too, except on Windows, where a backslash is a part of paths and only `\"` is special.
 *
 * @throws {CliError} for a quote that is not closed, or when there are no words.
 */
export function splitCommandLine(line: string, platform: string = process.platform): readonly string[] {
  const isWindows = platform === "win32";
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    const isEscape = character === "\\" && quote !== "'" && escapes(next, quote, isWindows);
    if (isEscape) {
      word = (word ?? "") + next;
      at++;
    } else if (quote !== "") {
      if (character === quote) quote = "";
      else word = (word ?? "") + character;
    } else if (character === '"' || (character === "'" && !isWindows)) {
      quote = character;
      word ??= "";
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (quote !== "") {
    throw optionError(`--script has a ${quote} that is not closed`, "close it, or put a \\ before it");
  }
  if (word !== undefined) words.push(word);
  if (words.length === 0) throw optionError("--script must not be empty");
  return words;
}

function escapes(next: string, quote: string, isWindows: boolean): boolean {
  if (isWindows) return next === '"';
  return quote === '"' ? next === '"' || next === "\\" : next !== "";
}
