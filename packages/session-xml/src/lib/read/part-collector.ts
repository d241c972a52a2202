import { childName, laterChild } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { isNode, isObject, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import type { PreservedContent, UnknownNode } from "../model/preserved-content.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { SessionPart } from "../model/part.ts";
import { EMPTY_MEDIA_FILE, EMPTY_SESSION } from "../model/empty.ts";
import type { Media, Session } from "../model/session.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { type PreservedDraft, state } from "./read-element.ts";
import { addPlaced } from "./unknown-reader.ts";

/** A part that stands for a child of a session or of an entry of the playlist. */
interface ChildPart {
  readonly kind: SessionPart["kind"];
  readonly value: unknown;
  readonly preserved?: PreservedContent | undefined;
}

/** For each element that is read and written as parts, the child that a part stands for. */
const CHILD_OF_PART: ReadonlyMap<ElementSpec, ReadonlyMap<string, ChildSpec>> = new Map(
  [sessionElement, mediaElement].map((spec) => [
    spec,
    new Map(spec.children.map((child) => [child.part ?? "", child])),
  ]),
);

/** Puts the parts of one session or one entry of the playlist together again. */
class ObjectCollector {
  readonly #object: Record<string, unknown>;
  readonly #childOfPart: ReadonlyMap<string, ChildSpec> | undefined;
  #preserved: PreservedDraft | undefined;
  readonly #counts: number[] = [];
  #last: ChildSpec | undefined;

  /** @param object The object with its defaults, in the order that its fields are to have. */
  constructor(
    spec: ElementSpec,
    object: Record<string, unknown>,
    start: {
      readonly kind: string;
      readonly value: object;
      readonly preserved?: PreservedContent | undefined;
    },
  ) {
    this.#childOfPart = CHILD_OF_PART.get(spec);
    this.#object = object;
    if (!isObject(start.value)) expectArgument("object", `value of the part ${start.kind}`, start.value);
    const attributes = start.value as Readonly<Record<string, unknown>>;
    for (const name in attributes) object[name] = attributes[name];
    if (start.preserved !== undefined) this.#preserved = structuredClone(start.preserved) as PreservedDraft;
  }

  add(part: ChildPart): void {
    const child = this.#last?.part === part.kind ? this.#last : this.#childOfPart?.get(part.kind);
    if (child === undefined) throw misplaced(part.kind);
    const { slot, field, repeats } = child;
    const count = (this.#counts[slot] ?? 0) + 1;
    if (count > 1 && !repeats) {
      throw new SessionXmlError("invalid-parts", { part: part.kind, problem: "repeated" });
    }
    this.#counts[slot] = count;
    this.#last = laterChild(this.#last, child);
    if (part.preserved !== undefined)
      ((this.#preserved ??= {}).children ??= {})[childName(child, count)] = part.preserved;
    if (repeats) (this.#object[field] as unknown[]).push(part.value);
    else {
      this.#object[field] = part.value;
      if (part.value === child.default) state((this.#preserved ??= {}), field);
    }
  }

  place(node: UnknownNode): void {
    if (!isNode(node))
      throw new SessionXmlError("invalid-preserved-content", { problem: WRONG_PRESERVED_CONTENT });
    const child = this.#last;
    const follows = child === undefined ? "" : childName(child, this.#counts[child.slot] ?? 1);
    addPlaced(((this.#preserved ??= {}).content ??= []), follows, node);
  }

  finish(): Record<string, unknown> {
    if (this.#preserved !== undefined) this.#object["preserved"] = this.#preserved;
    return this.#object;
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
    if (!isObject(part)) expectArgument("object", "part", part);
    const { kind } = part;
    switch (kind) {
      case "session-start":
        if (this.#session !== undefined || this.#result !== undefined) throw misplaced(kind);
        this.#session = new ObjectCollector(
          sessionElement,
          { ...EMPTY_SESSION, groups: [], media: [] },
          part,
        );
        break;
      case "session-end":
        this.#result = this.#outermost(kind).finish() as unknown as Session;
        this.#session = undefined;
        break;
      case "session-unknown":
        this.#outermost(kind).place(part.value);
        break;
      case "media-start":
        this.#outermost(kind);
        this.#media = new ObjectCollector(
          mediaElement,
          { ...EMPTY_MEDIA_FILE, locators: [], groups: [], annotations: [] },
          part,
        );
        break;
      case "media-end":
        this.#endMedia();
        break;
      default: {
        const open = this.#media ?? this.#session;
        if (open === undefined) throw misplaced(kind);
        if (kind === "media-unknown" && open === this.#media) open.place(part.value);
        else open.add(part);
      }
    }
  }

  /** The session, once the parts have ended. */
  session(): Session {
    if (this.#result !== undefined) return this.#result;
    throw new SessionXmlError("invalid-parts", { part: "session-end", problem: "missing" });
  }

  #endMedia(): void {
    const open = this.#media;
    if (open === undefined) throw misplaced("media-end");
    const collected = open.finish();
    const media = ("group" in collected ? toGroupMovie(collected) : collected) as unknown as Media;
    this.#media = undefined;
    if (this.#onMedia === undefined) this.#session?.add({ kind: "media-start", value: media });
    else this.#onMedia(media);
  }

  /** The session, outside its movies. */
  #outermost(kind: string): ObjectCollector {
    if (this.#session === undefined || this.#media !== undefined) throw misplaced(kind);
    return this.#session;
  }
}

/** The kind of an entry is known when all of it has been read. */
function toGroupMovie(collected: Record<string, unknown>): Record<string, unknown> {
  const { name, locators, notes, annotations, group, groups, ...rest } = collected;
  return { ...rest, kind: "group-movie", group, groups };
}

function misplaced(kind: unknown): SessionXmlError {
  return new SessionXmlError("invalid-parts", { part: String(kind), problem: "misplaced" });
}
