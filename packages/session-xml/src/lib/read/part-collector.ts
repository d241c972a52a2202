import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import type { Extra, UnknownNode } from "../model/extra.ts";
import type { SessionPart } from "../model/part.ts";
import type { Media, Session } from "../model/session.ts";
import { SessionXmlError } from "../xml/session-xml-error.ts";
import type { ExtraDraft } from "./frame.ts";

/** A part that stands for a child of a session or of an entry of the playlist. */
interface ChildPart {
  readonly kind: SessionPart["kind"];
  readonly value: unknown;
  readonly extra?: Extra;
}

/** Puts the parts of one session or one entry of the playlist together again. */
class ObjectCollector {
  readonly #childOfPart: ReadonlyMap<string, ChildSpec>;
  readonly #start: object;
  readonly #fields: Record<string, unknown> = {};
  readonly #extra: ExtraDraft;
  readonly #counts: number[] = [];
  #last: ChildSpec | undefined;

  constructor(spec: ElementSpec, start: { readonly value: object; readonly extra?: Extra }) {
    this.#childOfPart = new Map(spec.children.map((child) => [child.part ?? "", child]));
    this.#start = start.value;
    this.#extra = { ...start.extra } as ExtraDraft;
  }

  add(part: ChildPart): void {
    const child = this.#childOfPart.get(part.kind);
    if (child === undefined) throw misplaced(part.kind);
    const count = (this.#counts[child.slot] ?? 0) + 1;
    if (count > 1 && !child.repeats) {
      throw new SessionXmlError("invalid-parts", `The part "${part.kind}" came twice where only one may be.`);
    }
    this.#counts[child.slot] = count;
    this.#last = child;
    if (part.extra !== undefined) (this.#extra.nested ??= {})[childName(child, count)] = part.extra;
    if (child.repeats) {
      const list = this.#fields[child.field] as unknown[] | undefined;
      if (list === undefined) this.#fields[child.field] = [part.value];
      else list.push(part.value);
    } else {
      this.#fields[child.field] = part.value;
      if (part.value === child.default) (this.#extra.stated ??= []).push(child.field);
    }
  }

  place(node: UnknownNode): void {
    const child = this.#last;
    const after = child === undefined ? "" : childName(child, this.#counts[child.slot] ?? 1);
    (this.#extra.content ??= []).push({ after, node });
  }

  /** The object: `kind` if it has one, what its start tag says, its children with the rest of `defaults`. */
  finish({ kind, ...defaults }: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const object: Record<string, unknown> = {
      ...(kind === undefined ? {} : { kind }),
      ...this.#start,
      ...defaults,
      ...this.#fields,
    };
    if (Object.keys(this.#extra).length > 0) object["extra"] = this.#extra;
    return object;
  }

  has(field: string): boolean {
    return field in this.#fields;
  }
}

/** Collects parts into whole entries of the playlist and, if it is asked for, the whole session. */
export class PartCollector {
  readonly #onMedia: ((media: Media) => void) | undefined;
  #session: ObjectCollector | undefined;
  #media: ObjectCollector | undefined;
  #result: Session | undefined;

  /** @param onMedia Gets each entry of the playlist; without it they are collected into the session. */
  constructor(onMedia?: (media: Media) => void) {
    this.#onMedia = onMedia;
  }

  add(part: SessionPart): void {
    if (part.kind === "session-start") {
      if (this.#session !== undefined) throw misplaced(part.kind);
      this.#session = new ObjectCollector(sessionElement, part);
      return;
    }
    if (this.#session === undefined || this.#result !== undefined) throw misplaced(part.kind);
    switch (part.kind) {
      case "media-start":
        if (this.#media !== undefined) throw misplaced(part.kind);
        this.#media = new ObjectCollector(mediaElement, part);
        break;
      case "media-end":
        this.#endMedia(this.#session);
        break;
      case "session-unknown":
        this.#outside(part.kind).place(part.value);
        break;
      case "media-unknown":
        this.#inside(part.kind).place(part.value);
        break;
      case "session-end":
        this.#result = this.#outside(part.kind).finish({
          groups: [],
          notes: "",
          chat: "",
          media: [],
        }) as unknown as Session;
        break;
      default:
        if (part.kind.startsWith("session-")) this.#outside(part.kind).add(part);
        else this.#inside(part.kind).add(part);
    }
  }

  /** The session, once the parts have ended. */
  session(): Session {
    if (this.#result !== undefined) return this.#result;
    throw new SessionXmlError("invalid-parts", 'The parts ended before "session-end".');
  }

  #endMedia(session: ObjectCollector): void {
    const collected = this.#inside("media-end");
    const media = (collected.has("group")
      ? collected.finish({ kind: "group-movie", group: "", groups: [] })
      : collected.finish({
          kind: "file",
          name: "",
          locators: [],
          groups: [],
          notes: "",
          annotations: [],
        })) as unknown as Media;
    this.#media = undefined;
    if (this.#onMedia === undefined) session.add({ kind: "media-start", value: media });
    else {
      this.#onMedia(media);
    }
  }

  #inside(kind: string): ObjectCollector {
    if (this.#media === undefined) throw misplaced(kind);
    return this.#media;
  }

  #outside(kind: string): ObjectCollector {
    if (this.#session === undefined || this.#media !== undefined) throw misplaced(kind);
    return this.#session;
  }
}

function misplaced(kind: string): SessionXmlError {
  return new SessionXmlError(
    "invalid-parts",
    `The part "${kind}" cannot stand here: a session starts with "session-start", ends with "session-end", and the parts of a movie stand between its "media-start" and "media-end".`,
  );
}
