import { ALL_FILES_GROUP, type ColorGrading, type SessionPart } from "@cinesync/session-xml";
import type { FilterOptions, Redaction } from "./filter-options.ts";
import { fileNameOf, redactMovie } from "./redact-movie.ts";
import { withoutPreserved } from "./without-preserved.ts";

type PartOf<Kind extends SessionPart["kind"]> = Extract<SessionPart, { readonly kind: Kind }>;

/** Returns a function that redacts the parts of a session one by one. */
export function partRedactor(
  redactions: ReadonlySet<Redaction>,
  onRemove: FilterOptions["onRemove"],
): (part: SessionPart) => readonly SessionPart[] {
  if (redactions.size === 0) return (part) => [part];
  const paths = redactions.has("paths");
  const aliases = new Map<string, string>();
  // The name and the locators of one movie come in either order, and redacting each needs the other.
  let name: PartOf<"media-name"> | undefined;
  let locators: PartOf<"media-locators"> | undefined;

  const emptied = (value: string, redaction: Redaction): string => {
    if (!redactions.has(redaction) || value === "") return value;
    onRemove?.(redaction, 1);
    return "";
  };
  const alias = (group: string): string => {
    if (!redactions.has("group-names") || group === ALL_FILES_GROUP) return group;
    const known = aliases.get(group);
    if (known !== undefined) return known;
    onRemove?.("group-names", 1);
    aliases.set(group, `Group ${aliases.size + 1}`);
    return alias(group);
  };
  const dropped = (part: PartOf<"session-chat" | "session-notes">, redaction: Redaction): SessionPart[] => {
    if (!redactions.has(redaction)) return [part];
    emptied(part.value, redaction);
    return [];
  };
  const movie = (): SessionPart[] => {
    const left = redactMovie(name?.value, locators?.value ?? [], redactions, onRemove);
    const parts: SessionPart[] = [];
    if (name) parts.push({ ...name, value: left.name });
    if (locators) parts.push({ ...locators, value: left.locators });
    name = locators = undefined;
    return parts;
  };

  const redact = (part: SessionPart): SessionPart[] => {
    switch (part.kind) {
      case "session-chat":
        return dropped(part, "chat");
      case "session-notes":
        return dropped(part, "session-notes");
      case "session-start": {
        const userData = emptied(part.value.userData, "user-data");
        const hashToken = emptied(part.value.hashToken, "hash-token");
        return [{ ...part, value: { ...part.value, userData, hashToken } }];
      }
      case "media-start":
        return [{ ...part, value: { ...part.value, userData: emptied(part.value.userData, "user-data") } }];
      case "session-group":
      case "media-group":
      case "media-group-movie":
        return [{ ...part, value: alias(part.value) }];
      case "media-name":
        name = part;
        return locators ? movie() : [];
      case "media-locators":
        locators = part;
        return name ? movie() : [];
      case "media-end":
        return name || locators ? [...movie(), part] : [part];
      case "media-color-grading":
        return [paths ? { ...part, value: redactColorGrading(part.value, onRemove) } : part];
      default:
        return [part];
    }
  };
  return (part) => {
    if (!redactions.has("unknown")) return redact(part);
    const isUnknown = part.kind === "session-unknown" || part.kind === "media-unknown";
    const known = isUnknown ? undefined : withoutPreserved(part);
    if (known !== part) onRemove?.("unknown", 1);
    return known ? redact(known) : [];
  };
}

function redactColorGrading(grading: ColorGrading, onRemove: FilterOptions["onRemove"]): ColorGrading {
  const { lutPath, ...rest } = grading;
  if (lutPath === undefined) return grading;
  const name = fileNameOf(lutPath);
  if (name === lutPath) return grading;
  onRemove?.("paths", 1);
  return name === undefined ? rest : { ...rest, lutPath: name };
}
