import { expectArgument } from "../error/expect-argument.ts";
import type { Locator } from "@cinesync/session-xml";
import { MergeError } from "../error/merge-error.ts";

/** The start of paths at one site, and the start of the same paths at another. */
export interface RemapRule {
  /**
   * The beginning of the paths to change: whole folders, so `/Volumes/Scratch` does not match
   * `/Volumes/Scratch2/a.mov`. In Windows paths, `/` and `\` are the same. A URL changes URLs.
   */
  readonly from: string;
  /** Replaces `from`. Paths get its separators: `\` for Windows paths, else `/`. */
  readonly to: string;
  /** Whether case matters. Default: true for POSIX paths and URLs, false for Windows paths. */
  readonly caseSensitive?: boolean | undefined;
}

/** Returns the new text of a path or URL, or `undefined` when the rule does not match. */
export type CompiledRule = (kind: Locator["kind"], value: string) => string | undefined;

type Style = "windows" | "posix" | "url";

const URL_START = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * @throws {MergeError} `invalid-option` when `from` is empty, or when one side is a URL and the other is not.
 */
export function compileRule(rule: RemapRule, index: number): CompiledRule {
  expectArgument("object", `rules[${index}]`, rule);
  const { from, to } = rule;
  expectArgument("text", `rules[${index}].from`, from);
  expectArgument("text", `rules[${index}].to`, to);
  const refuse = (field: keyof RemapRule, expected: string): never => {
    const option = `rules[${index}].${field}`;
    throw new MergeError("invalid-option", { option, expected, actual: rule[field] });
  };
  if (from === "") refuse("from", "the beginning of the paths to change");
  const [style, target] = [styleOf(from), styleOf(to)];
  if (to !== "" && (style === "url") !== (target === "url")) {
    refuse("to", style === "url" ? 'a URL, as "from" is' : 'a path, as "from" is');
  }
  const caseSensitive = rule.caseSensitive ?? style !== "windows";
  const prefix = segments(from, style).map((part, index) => comparable(part, index, style, caseSensitive));
  while (prefix.length > 1 && prefix.at(-1) === "") prefix.pop();
  const start = segments(to, target);
  while (start.length > 1 && start.at(-1) === "") start.pop();
  const separator = separatorOf(to === "" ? from : to, to === "" ? style : target);

  return (kind, value) => {
    if (kind === "short-hash" || (kind === "url") !== (style === "url")) return undefined;
    const parts = segments(value, style);
    const fits =
      parts.length >= prefix.length &&
      prefix.every((part, index) => part === comparable(parts[index] ?? "", index, style, caseSensitive));
    if (!fits) return undefined;
    const rest = parts.slice(prefix.length);
    const result = (to === "" ? rest : [...start, ...rest]).join(separator);
    return result === "" ? undefined : result;
  };
}

function styleOf(text: string): Style {
  if (URL_START.test(text)) return "url";
  const windows =
    /^[A-Za-z]:(?:[\\/]|$)/.test(text) ||
    text.startsWith("\\") ||
    (text.includes("\\") && !text.includes("/"));
  return windows ? "windows" : "posix";
}

function segments(text: string, style: Style): string[] {
  return text.split(style === "windows" ? /[\\/]/ : "/");
}

function separatorOf(text: string, style: Style): string {
  return style === "windows" && (text.includes("\\") || !text.includes("/")) ? "\\" : "/";
}

// macOS decomposes accented letters, other systems do not. Case never matters in the scheme and host of a URL.
function comparable(segment: string, index: number, style: Style, caseSensitive: boolean): string {
  const composed = segment.normalize("NFC");
  return caseSensitive && !(style === "url" && index < 3) ? composed : composed.toLowerCase();
}
