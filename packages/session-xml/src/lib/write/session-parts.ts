import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { isWritten } from "../format/rules.ts";
import type { PreservedContent, UnknownNode } from "../model/preserved-content.ts";
import { isPreservedContent, isObject, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import type { Media, Session } from "../model/session.ts";
import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { unknownContentQueue } from "./unknown-content-queue.ts";

/** The least number of parts in a batch. */
const BATCH = 256;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The parts of a session, as `readSessionParts` gives them.
 *
 * @throws {SessionXmlError} when something in the session could not be read back, when the iteration reaches it.
 *
 * @example
 * import { createSession, sessionParts } from "@cinesync/session-xml";
 *
 * [...sessionParts(createSession({ notes: "n" }))].map(({ kind }) => kind); // ["session-start", "session-notes", "session-end"]
 */
export function* sessionParts(session: Session): Generator<SessionPart, void, undefined> {
  for (const batch of batchesOfParts(session)) yield* batch;
}

/** The same in batches: engines take far longer over single parts. */
export function* batchesOfParts(session: Session): Generator<readonly SessionPart[], void, undefined> {
  const batch: SessionPart[] = [];
  if (!isObject(session))
    throw new SessionXmlError("invalid-value", {
      subject: "session",
      expected: "an object",
      actual: showValue(session),
    });
  checkPreserved(session.preserved, "/session");
  const fields = session as unknown as Fields;
  batch.push(startPart("session-start", sessionElement, fields, session.preserved));
  try {
    yield* childParts(batch, sessionElement, session, session.preserved, "session-unknown");
  } catch (error) {
    // Flush earlier parts first: they may contain an error that must be reported before this one.
    yield batch;
    throw error;
  }
  batch.push({ kind: "session-end" });
  yield batch;
}

function* mediaParts(
  batch: SessionPart[],
  media: Media,
  name: string,
): Generator<readonly SessionPart[], void, undefined> {
  const path = `/session/${name}`;
  if (!isObject(media) || !["file", "group-movie"].includes(media.kind)) {
    const actual = showValue(isObject(media) ? media["kind"] : media);
    const expected = '"file" or "group-movie"';
    throw new SessionXmlError("invalid-value", { subject: "kind", expected, actual, path });
  }
  // Without it the parts would be those of a movie that lacks everything.
  if (media.kind === "group-movie" && (media.group as string | undefined) === undefined) {
    throw new SessionXmlError("missing-element", {
      element: "media",
      missing: ["groupMovie"],
      field: "group",
      path,
    });
  }
  checkPreserved(media.preserved, path);
  batch.push(startPart("media-start", mediaElement, media, media.preserved));
  yield* childParts(batch, mediaElement, media, media.preserved, "media-unknown", media.kind);
  batch.push({ kind: "media-end" });
}

function checkPreserved(preserved: unknown, path: string): void {
  if (preserved !== undefined && !isPreservedContent(preserved))
    throw new SessionXmlError("invalid-preserved-content", { problem: WRONG_PRESERVED_CONTENT, path });
}

function startPart(
  kind: "session-start" | "media-start",
  spec: ElementSpec,
  fields: Fields,
  preserved: PreservedContent | undefined,
): SessionPart {
  const value: Record<string, unknown> = {};
  for (const { name } of spec.attributes) if (fields[name] !== undefined) value[name] = fields[name];
  const explicitDefaults =
    preserved?.explicitDefaults?.filter((name) => spec.attributeByName.has(name)) ?? [];
  const own: PreservedContent = {
    ...(preserved?.attributes === undefined ? {} : { attributes: preserved.attributes }),
    ...(explicitDefaults.length === 0 ? {} : { explicitDefaults }),
  };
  const more = Object.keys(own).length === 0 ? {} : { preserved: own };
  return { kind, value, ...more } as unknown as SessionPart;
}

/** Adds to the batch, and gives it out when it is full. */
function* childParts(
  batch: SessionPart[],
  spec: ElementSpec,
  fields: Fields,
  preserved: PreservedContent | undefined,
  unknownKind: "session-unknown" | "media-unknown",
  variant?: string,
): Generator<readonly SessionPart[], void, undefined> {
  const queue = unknownContentQueue(preserved?.content);
  const addUnknown = (nodes: readonly UnknownNode[]): void => {
    for (const value of nodes) batch.push({ kind: unknownKind, value });
  };
  addUnknown(queue.after(""));
  for (const child of spec.children) {
    if (child.kind !== undefined && variant !== undefined && child.kind !== variant) continue;
    const value = fields[child.field];
    const values = child.repeats
      ? listOf(value, child.field)
      : isWritten(child, child.field, value, preserved?.explicitDefaults)
        ? [value]
        : [];
    let index = 0;
    for (const item of values) {
      index += 1;
      if (child.element === mediaElement) yield* mediaParts(batch, item as Media, childName(child, index));
      else batch.push(childPart(child, item, preserved?.children?.[childName(child, index)]));
      if (!queue.isEmpty) addUnknown(queue.after(childName(child, index)));
      if (batch.length >= BATCH) {
        yield batch;
        batch.length = 0;
      }
    }
  }
  addUnknown(queue.rest());
}

function childPart(child: ChildSpec, value: unknown, preserved: PreservedContent | undefined): SessionPart {
  const kind = child.part;
  return (preserved === undefined ? { kind, value } : { kind, value, preserved }) as unknown as SessionPart;
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined) return [];
  throw new SessionXmlError("invalid-value", {
    subject: field,
    expected: "a list",
    actual: showValue(value),
  });
}
