import type { ColorGrading, Locator, Media, Session, SessionPart } from "@cinesync/session-xml";
import { compileRule, type CompiledRule, type RemapRule } from "./remap-rule.ts";

/** What to do beside remapping. */
export interface RemapOptions {
  /** Told of every path and URL that was looked at; `after` is `undefined` where no rule fitted. */
  readonly onPath?: (before: string, after: string | undefined) => void;
}

/**
 * Moves a session's movies and look-up tables from one site's drives to another's. For each path or URL the first rule
 * that fits counts. The session itself is not changed.
 *
 * @throws {TypeError} for a rule that cannot work.
 */
export function remapPaths(
  session: Session,
  rules: readonly RemapRule[],
  options: RemapOptions = {},
): Session {
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
 * The same part by part, for files of any size.
 *
 * @throws {TypeError} for a rule that cannot work, before the first part is read.
 */
export async function* remapParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  rules: readonly RemapRule[],
  options: RemapOptions = {},
): AsyncGenerator<SessionPart> {
  const remap = remapper(rules, options);
  for await (const part of parts) {
    if (part.kind === "media-locators") yield { ...part, value: remapLocators(part.value, remap) };
    else if (part.kind === "media-color-grading") yield { ...part, value: remapGrading(part.value, remap) };
    else yield part;
  }
}

type Remap = (kind: Locator["kind"], value: string) => string;

function remapper(rules: readonly RemapRule[], { onPath }: RemapOptions): Remap {
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
