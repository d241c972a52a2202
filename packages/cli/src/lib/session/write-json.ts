import {
  collectSession,
  createAnnotation,
  stringifySessionJson,
  type MediaAttributes,
  type Session,
  type SessionAttributes,
  type SessionPart,
} from "@cinesync/session-xml";

const ATTRIBUTES: MediaAttributes = { userData: "", active: false, currentFrame: 1 };
const SESSION_START: SessionPart = {
  kind: "session-start",
  value: { version: 3, sessionFeatures: "standard", hashToken: "", userData: "" },
};
const SESSION_END: SessionPart = { kind: "session-end" };
const MEDIA_STUB: readonly SessionPart[] = [
  { kind: "media-start", value: ATTRIBUTES },
  { kind: "media-end" },
];
const ANNOTATION_STUB: readonly SessionPart[] = [{ kind: "annotation", value: createAnnotation(1) }];

/**
 * A session as JSON in constant memory: the same data as `stringifySessionJson` gives. Each annotation is on one line,
 * and fields that follow movies or annotations in the file also follow them here.
 *
 * @throws {SessionXmlError} when the parts do not make a session.
 */
export async function* writeJsonParts(
  parts: AsyncIterable<SessionPart>,
): AsyncGenerator<string, void, undefined> {
  let session: StreamedObject | undefined;
  let movie: StreamedObject | undefined;
  for await (const part of parts) {
    if (part.kind === "session-start") {
      session = new StreamedObject("media", "", MEDIA_STUB, part.value, (kept) =>
        Promise.resolve(collectSession([part, ...kept, SESSION_END])),
      );
      yield session.open();
    } else if (part.kind === "session-end") {
      if (session) yield `${await session.close()}\n`;
    } else if (part.kind === "media-start") {
      if (session) yield await session.beforeItem();
      movie = new StreamedObject("annotations", "    ", ANNOTATION_STUB, part.value, (kept) => {
        const whole = collectSession([SESSION_START, part, ...kept, { kind: "media-end" }, SESSION_END]);
        return Promise.resolve(whole.media[0] ?? {});
      });
      yield movie.open();
    } else if (part.kind === "media-end") {
      if (movie) yield await movie.close();
      movie = undefined;
    } else if (part.kind === "annotation" && movie) {
      yield `${await movie.beforeItem()}${json(part.value, 0)}`;
    } else (movie ?? session)?.keep(part);
  }
}

/** An object of which one field is a list of any length. Everything else is kept until it can be written. */
class StreamedObject {
  readonly #listField: string;
  readonly #margin: string;
  readonly #stub: readonly SessionPart[];
  readonly #attributes: SessionAttributes | MediaAttributes;
  readonly #collect: (kept: readonly SessionPart[]) => Promise<object>;
  readonly #kept: SessionPart[] = [];
  readonly #written = new Set<string>();
  #items = 0;
  #uncounted = 0;

  constructor(
    listField: string,
    margin: string,
    stub: readonly SessionPart[],
    attributes: SessionAttributes | MediaAttributes,
    collect: (kept: readonly SessionPart[]) => Promise<object>,
  ) {
    this.#listField = listField;
    this.#margin = margin;
    this.#stub = stub;
    this.#attributes = attributes;
    this.#collect = collect;
  }

  keep(part: SessionPart): void {
    // What the format does not know is placed by the number of what it follows: the items that have gone must count.
    if (part.kind === "session-unknown" || part.kind === "media-unknown") {
      for (; this.#uncounted > 0; this.#uncounted--) this.#kept.push(...this.#stub);
    }
    this.#kept.push(part);
  }

  open(): string {
    return `${this.#margin}{`;
  }

  /** What stands before the next item of the list. */
  async beforeItem(): Promise<string> {
    this.#uncounted++;
    if (this.#items++ > 0) return `,\n${this.#itemMargin}`;
    const early = this.#fields(await this.#collect(this.#kept), (name, value) => this.#isFinal(name, value));
    const comma = this.#written.size > 0 ? "," : "";
    this.#written.add(this.#listField);
    return `${early}${comma}\n${this.#margin}  ${JSON.stringify(this.#listField)}: [\n${this.#itemMargin}`;
  }

  async close(): Promise<string> {
    const end = this.#items > 0 ? `\n${this.#margin}  ]` : "";
    const rest = this.#fields(await this.#collect(this.#kept), (name) => !this.#written.has(name));
    return `${end}${rest}\n${this.#margin}}`;
  }

  // Movies bring their own margin.
  get #itemMargin(): string {
    return this.#margin === "" ? "" : `${this.#margin}    `;
  }

  /** Whether a field cannot change any more: it comes from the start tag, or from an element that may be there once. */
  #isFinal(name: string, value: unknown): boolean {
    if (name in this.#attributes || name === "kind") return true;
    const isOpen = ["groups", "preserved", this.#listField].includes(name);
    return !isOpen && value !== "" && !(Array.isArray(value) && value.length === 0);
  }

  #fields(object: object, chosen: (name: string, value: unknown) => boolean): string {
    let text = "";
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined || !chosen(name, value)) continue;
      const comma = this.#written.size > 0 ? "," : "";
      this.#written.add(name);
      const lines = json(value, 2).replaceAll("\n", `\n${this.#margin}  `);
      text += `${comma}\n${this.#margin}  ${JSON.stringify(name)}: ${lines}`;
    }
    return text;
  }
}

/** The spelling of single values is that of whole sessions: numbers such as NaN are a matter of that function. */
function json(value: unknown, indent: number): string {
  return stringifySessionJson(value as Session, indent);
}
