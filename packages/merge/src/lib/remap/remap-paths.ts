import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import {
  closingSource,
  type ColorGrading,
  type Locator,
  type Media,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import { compileRule, type CompiledRule, type RemapRule } from "./remap-rule.ts";

/** Options of `remapPaths`. */
export interface RemapOptions {
  /** Called for every path and URL; `after` is `undefined` when no rule matches. */
  readonly onPath?: ((before: string, after: string | undefined) => void) | undefined;
}

/**
 * Returns a session whose paths of movies and look-up tables are changed from one site's drives to another's. For each
 * path or URL, the first rule that matches counts.
 *
 * @throws {MergeError} `invalid-option` for a rule that cannot work.
 *
 * @example
 * ```ts
 * import { remapPaths } from "@cinesync/merge";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("Z:\\show\\a.mov")] });
 * const [movie] = remapPaths(session, [{ from: "Z:\\", to: "/mnt/z" }]).media;
 * console.log(movie?.kind === "file" && movie.locators[0]?.value); // /mnt/z/show/a.mov
 * ```
 */
export function remapPaths(
  session: Session,
  rules: readonly RemapRule[],
  options: RemapOptions = {},
): Session {
  expectArgument("session", "session", session);
  const remap = remapper(rules, options);
  return {
    ...session,
    media: session.media.map((media): Media => {
      if (media.kind === "group-movie") return media;
      const locators = remapLocators(media.locators, remap);
      return media.colorGrading
        ? { ...media, locators, colorGrading: remapGrading(media.colorGrading, remap) }
        : { ...media, locators };
    }),
  };
}

/**
 * Remaps paths like `remapPaths`, but part by part, for files of any size.
 *
 * @throws {MergeError} `invalid-option` for a rule that cannot work, before the first part is read.
 *
 * @example
 * ```ts
 * import { remapParts } from "@cinesync/merge";
 * import { createMediaFile, createSession, sessionParts, writeSessionParts } from "@cinesync/session-xml";
 *
 * const parts = sessionParts(createSession({ media: [createMediaFile("/Volumes/show/a.mov")] }));
 * for await (const chunk of writeSessionParts(remapParts(parts, [{ from: "/Volumes/show", to: "/mnt/show" }]))) {
 *   console.log(chunk);
 * }
 * ```
 */
export function remapParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  rules: readonly RemapRule[],
  options: RemapOptions = {},
): AsyncGenerator<SessionPart, void, undefined> {
  return closingSource(parts, remapped(parts, rules, options));
}

async function* remapped(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  rules: readonly RemapRule[],
  options: RemapOptions,
): AsyncGenerator<SessionPart, void, undefined> {
  expectArgument("iterable", "parts", parts);
  const remap = remapper(rules, options);
  for await (const part of parts) {
    expectArgument("object", "part", part);
    if (part.kind === "media-locators") yield { ...part, value: remapLocators(part.value, remap) };
    else if (part.kind === "media-color-grading") yield { ...part, value: remapGrading(part.value, remap) };
    else yield part;
  }
}

type Remap = (kind: Locator["kind"], value: string) => string;

function remapper(rules: readonly RemapRule[], options: RemapOptions): Remap {
  expectArgument("list", "rules", rules);
  expectOptions(options, { onPath: "function" });
  const { onPath } = options;
  const compiled: readonly CompiledRule[] = rules.map(compileRule);
  return (kind, value) => {
    if (kind === "short-hash") return value;
    let after: string | undefined;
    for (const rule of compiled) {
      after = rule(kind, value);
      if (after !== undefined) break;
    }
    onPath?.(value, after);
    return after ?? value;
  };
}

function remapLocators(locators: readonly Locator[], remap: Remap): readonly Locator[] {
  return locators.map((locator) => {
    const value = remap(locator.kind, locator.value);
    return value === locator.value ? locator : { ...locator, value };
  });
}

function remapGrading(grading: ColorGrading, remap: Remap): ColorGrading {
  return grading.lutPath === undefined ? grading : { ...grading, lutPath: remap("path", grading.lutPath) };
}
