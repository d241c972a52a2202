import { placeKey, type Locator, type MediaFile } from "@cinesync/session-xml";
import { mergeText } from "../values/merge-text.ts";
import { union } from "../values/union.ts";
import { mergeAnnotations } from "./merge-annotations.ts";
import { mergePreserved, type Renumber } from "./merge-preserved.ts";
import type { MergeLog } from "./merge-log.ts";

/** Merges two entries of one movie: the base's settings stay, and everything that people wrote and drew is added. */
export function mergeMediaFile(base: MediaFile, other: MediaFile, path: string, log: MergeLog): MediaFile {
  log.compareSettings(path, base, other, [
    "name",
    "playRange",
    "zoomState",
    "pixelRatio",
    "mask",
    "colorGrading",
  ]);
  const notes = mergeText(base.notes, other.notes, log.label);
  if (notes !== base.notes) log.added.notes++;
  const locators = mergeLocators(base.locators, other.locators);
  log.added.locators += locators.length - base.locators.length;
  const groups = union(base.groups, other.groups);
  const annotations = mergeAnnotations(base.annotations, other.annotations, path, log);
  const preserved = mergePreserved(
    base.preserved,
    other.preserved,
    renumberMedia(groups, annotations, other),
    path,
    log,
  );
  const framesPerSecond = log.mergeScalar(
    path,
    "framesPerSecond",
    base.framesPerSecond,
    other.framesPerSecond,
    (value) => value === undefined || value === 0,
  );
  return {
    ...base,
    userData: log.mergeScalar(path, "userData", base.userData, other.userData, (value) => value === ""),
    ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
    groups,
    locators,
    notes,
    annotations,
    ...(preserved ? { preserved } : {}),
  };
}

function mergeLocators(base: readonly Locator[], other: readonly Locator[]): readonly Locator[] {
  const known = new Set(base.map(placeKey));
  const added = other.filter((locator) => {
    const key = placeKey(locator);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return added.length === 0 ? base : [...base, ...added];
}

function renumberMedia(
  groups: readonly string[],
  annotations: MediaFile["annotations"],
  other: MediaFile,
): Renumber {
  return (key) => {
    const [, name, number] = /^(group|annotation)\[(\d+)\]$/.exec(key) ?? [];
    if (name === undefined) return key;
    const index = Number(number) - 1;
    const frame = other.annotations[index]?.frame;
    const at =
      name === "group"
        ? groups.indexOf(other.groups[index] ?? "")
        : annotations.findIndex((annotation) => annotation.frame === frame);
    return at < 0 ? undefined : `${name}[${at + 1}]`;
  };
}
