import { collectSession, sessionParts, type Session, type SessionPart } from "@cinesync/session-xml";
import { annotationFilter } from "./filter-annotation.ts";
import type { FilterOptions, Redaction } from "./filter-options.ts";
import { redactColorGrading, redactLocators, redactName, withoutExtra } from "./redact.ts";

/**
 * Leaves parts of a session out as they pass by, holding one part at a time: between `readSessionParts` and
 * `writeSessionParts` it filters a file of any size. Choosing movies takes a first pass, see `selectMedia`.
 */
export async function* filterParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: FilterOptions,
): AsyncGenerator<SessionPart> {
  const filter = partFilter(options);
  for await (const part of parts) {
    const left = filter(part);
    if (left) yield left;
  }
}

/** The same for a session in memory, which is not changed. */
export async function filterSession(session: Session, options: FilterOptions): Promise<Session> {
  return collectSession(filterParts(sessionParts(session), options));
}

/** Says for each part, in order, what is left of it. */
function partFilter(options: FilterOptions): (part: SessionPart) => SessionPart | undefined {
  const { media: selection } = options;
  const without = new Set(options.without);
  const redactions = new Set(options.redact);
  const annotation = annotationFilter({
    frames: options.frames,
    having: options.having && new Set(options.having),
    without,
  });
  let place = 0;
  let leavingOut = false;

  return (part) => {
    if (part.kind === "media-start") {
      place++;
      leavingOut = selection !== undefined && !selection.has(place);
    } else if (part.kind === "media-end" && leavingOut) {
      leavingOut = false;
      return undefined;
    }
    if (leavingOut) return undefined;
    if (part.kind === "session-group" && selection && !selection.usesGroup(part.value)) return undefined;
    if (without.has("notes") && (part.kind === "session-notes" || part.kind === "media-notes"))
      return undefined;
    if (part.kind === "annotation") {
      const value = annotation(part.value);
      if (!value) return undefined;
      return redact(value === part.value ? part : { ...part, value }, redactions);
    }
    return redactions.size === 0 ? part : redact(part, redactions);
  };
}

function redact(part: SessionPart, redactions: ReadonlySet<Redaction>): SessionPart | undefined {
  const known = redactions.has("unknown") ? withoutExtra(part) : part;
  switch (known.kind) {
    case "session-chat":
      return redactions.has("chat") ? undefined : known;
    case "session-unknown":
    case "media-unknown":
      return redactions.has("unknown") ? undefined : known;
    case "session-start": {
      const { value } = known;
      const userData = redactions.has("user-data") ? "" : value.userData;
      const hashToken = redactions.has("hash-token") ? "" : value.hashToken;
      return { ...known, value: { ...value, userData, hashToken } };
    }
    case "media-start":
      return redactions.has("user-data") ? { ...known, value: { ...known.value, userData: "" } } : known;
    case "media-name":
      return redactions.has("paths") ? { ...known, value: redactName(known.value) } : known;
    case "media-locators":
      return { ...known, value: redactLocators(known.value, redactions) };
    case "media-color-grading":
      return redactions.has("paths") ? { ...known, value: redactColorGrading(known.value) } : known;
    default:
      return known;
  }
}
