import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import type { Extra } from "../model/extra.ts";
import { usesProFeatures } from "../model/look-ups.ts";
import type { SessionPart } from "../model/part.ts";
import type { Media, Session } from "../model/session.ts";
import { SessionXmlError } from "../xml/session-xml-error.ts";
import { placementOf } from "./placement.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Takes a session apart into its parts, as `readSessionParts` gives them. `sessionFeatures` becomes `"pro"` if anything in the
 * session needs it; it is never lowered. The session is not changed.
 */
export function* sessionParts(session: Session): Generator<SessionPart, void, undefined> {
  const sessionFeatures = usesProFeatures(session) ? "pro" : session.sessionFeatures;
  yield startPart("session-start", sessionElement, { ...session, sessionFeatures }, session.extra);
  yield* childParts(
    sessionElement,
    session as unknown as Fields,
    session.extra,
    "session-unknown",
    undefined,
    mediaParts,
  );
  yield { kind: "session-end" };
}

function* mediaParts(media: Media, name: string): Generator<SessionPart, void, undefined> {
  const path = `/session/${name}`;
  if (!["file", "group-movie"].includes(media.kind)) {
    throw new SessionXmlError(
      "invalid-model",
      'An entry of the playlist has to be of the kind "file" or "group-movie".',
      { path },
    );
  }
  // Without it the parts would be those of a movie that lacks everything.
  if (media.kind === "group-movie" && (media.group as string | undefined) === undefined) {
    throw new SessionXmlError("invalid-model", "A group movie needs the name of its group.", { path });
  }
  yield startPart("media-start", mediaElement, media as unknown as Fields, media.extra);
  yield* childParts(mediaElement, media as unknown as Fields, media.extra, "media-unknown", media.kind);
  yield { kind: "media-end" };
}

function startPart(
  kind: "session-start" | "media-start",
  spec: ElementSpec,
  fields: Fields,
  extra: Extra | undefined,
): SessionPart {
  const value: Record<string, unknown> = {};
  for (const { name } of spec.attributes) if (fields[name] !== undefined) value[name] = fields[name];
  const stated = extra?.stated?.filter((name) => spec.attributeByName.has(name)) ?? [];
  const own: Extra = {
    ...(extra?.attributes === undefined ? {} : { attributes: extra.attributes }),
    ...(stated.length === 0 ? {} : { stated }),
  };
  const more = Object.keys(own).length === 0 ? {} : { extra: own };
  return { kind, value, ...more } as unknown as SessionPart;
}

function* childParts(
  spec: ElementSpec,
  fields: Fields,
  extra: Extra | undefined,
  unknownKind: "session-unknown" | "media-unknown",
  variant: string | undefined,
  partsOfMedia?: (media: Media, name: string) => Generator<SessionPart, void, undefined>,
): Generator<SessionPart, void, undefined> {
  const place = placementOf(extra?.content);
  for (const value of place.first()) yield { kind: unknownKind, value };
  for (const child of spec.children) {
    if (child.variant !== undefined && variant !== undefined && child.variant !== variant) continue;
    const value = fields[child.field];
    const values = child.repeats ? listOf(value, spec, child) : isWritten(child, value, extra) ? [value] : [];
    let index = 0;
    for (const item of values) {
      index += 1;
      if (child.element === mediaElement && partsOfMedia !== undefined)
        yield* partsOfMedia(item as Media, childName(child, index));
      else yield childPart(child, item, extra?.nested?.[childName(child, index)]);
      if (place.isEmpty) continue;
      for (const node of place.after(childName(child, index))) yield { kind: unknownKind, value: node };
    }
  }
  for (const value of place.rest()) yield { kind: unknownKind, value };
}

function childPart(child: ChildSpec, value: unknown, extra: Extra | undefined): SessionPart {
  const kind = child.part;
  return (extra === undefined ? { kind, value } : { kind, value, extra }) as unknown as SessionPart;
}

function isWritten(child: ChildSpec, value: unknown, extra: Extra | undefined): boolean {
  return value !== undefined && (value !== child.default || extra?.stated?.includes(child.field) === true);
}

function listOf(value: unknown, spec: ElementSpec, child: ChildSpec): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined) return [];
  throw new SessionXmlError(
    "invalid-model",
    `The field "${child.field}" of a ${spec.name} has to be a list.`,
  );
}
