import { locatorName, type ColorGrading, type PreservedContent, type Locator } from "@cinesync/session-xml";
import type { Redaction } from "./filter-options.ts";

const ABSOLUTE = /^(?:\/|\\|[A-Za-z]:[\\/])/;
const FILE_URL = /^file:/i;

/** The locators that may be told. At least one is left: the bare file name if nothing else. */
export function redactLocators(
  locators: readonly Locator[],
  redactions: ReadonlySet<Redaction>,
): readonly Locator[] {
  const left = locators.filter((locator) => {
    const redaction = redactionOf(locator);
    return redaction === undefined || !redactions.has(redaction);
  });
  const [first] = locators;
  return left.length > 0 || !first ? left : [{ kind: "path", value: bareName(first) }];
}

/** A movie's name without folders, for names that are whole paths. */
export function redactName(name: string): string {
  return ABSOLUTE.test(name) ? locatorName({ kind: "path", value: name }) : name;
}

export function redactColorGrading(grading: ColorGrading): ColorGrading {
  return grading.lutPath === undefined
    ? grading
    : { ...grading, lutPath: locatorName({ kind: "path", value: grading.lutPath }) };
}

/** The same value without what the format does not know. Gives the value itself back if there is nothing to remove. */
export function withoutExtra<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      const bare = withoutExtra(item);
      if (bare !== item) (copy ??= [...(value as readonly unknown[])])[index] = bare;
    }
    return (copy ?? value) as T;
  }
  const { preserved, ...rest } = value as { readonly preserved?: PreservedContent };
  const fields: Record<string, unknown> = rest;
  let changed = preserved !== undefined;
  for (const [name, field] of Object.entries(fields)) {
    const bare = withoutExtra(field);
    if (bare === field) continue;
    fields[name] = bare;
    changed = true;
  }
  return changed ? (fields as T) : value;
}

function bareName(locator: Locator): string {
  return (
    locatorName(locator)
      .split("/")
      .findLast((part) => part !== "") ?? "movie"
  );
}

function redactionOf(locator: Locator): Redaction | undefined {
  if (locator.kind === "short-hash") return undefined;
  return locator.kind === "path" || FILE_URL.test(locator.value) ? "paths" : "urls";
}
