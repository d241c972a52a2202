import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { formatFloat, type ValueType } from "../format/value-types.ts";
import { isObject, isWholePreservedContent, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import type { Session } from "../model/session.ts";
import { excerpt, SessionXmlError } from "../xml/session-xml-error.ts";
import { PartWriter } from "../write/part-writer.ts";
import { sessionParts } from "../write/session-parts.ts";

type Fields = Record<string, unknown>;

/**
 * A session as JSON, without loss: numbers that JSON has no form for are written as the strings `"NaN"`, `"INF"`, `"-INF"` and
 * `"-0"`. `schema/session.schema.json` describes it.
 *
 * @param indent White space for each level, or how many spaces. Default 2.
 */
export function stringifySessionJson(session: Session, indent: string | number = 2): string {
  return JSON.stringify(
    session,
    (_key, value: unknown) =>
      typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
        ? formatFloat(value)
        : value,
    indent,
  );
}

/**
 * A session from JSON, as `stringifySessionJson` writes it or a person does: fields that may be left out get the format's defaults.
 *
 * @throws {SessionXmlError} `invalid-json` when it is not JSON or not a session, with the place in `path`.
 */
export function parseSessionJson(text: string): Session {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new SessionXmlError("invalid-json", `This is not JSON: ${detail}.`, { cause });
  }
  try {
    const session = completed(sessionElement, value, "/session") as unknown as Session;
    // Whatever can be written is a session.
    const writer = new PartWriter();
    for (const part of sessionParts(session)) {
      writer.write(part);
      writer.take();
    }
    return session;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new SessionXmlError("invalid-json", "Elements are too deep inside one another.", {
        cause: error,
      });
    }
    if (!(error instanceof SessionXmlError) || error.code === "invalid-json") throw error;
    throw new SessionXmlError("invalid-json", error.reason, {
      cause: error,
      ...(error.path === undefined ? {} : { path: error.path }),
    });
  }
}

/** The object with its numbers as numbers and its defaults filled in. */
function completed(spec: ElementSpec, value: unknown, path: string): Fields {
  if (!isObject(value)) {
    throw new SessionXmlError("invalid-json", `There has to be an object for <${spec.name}>.`, { path });
  }
  checkExtra(value, path);
  const isFile = spec === mediaElement && value["kind"] !== "group-movie";
  const object: Fields =
    spec === mediaElement ? { kind: isFile ? "file" : "group-movie", ...value } : { ...value };
  for (const { name, type, default: absent } of spec.attributes) {
    if (object[name] !== undefined) object[name] = toNumber(type, object[name]);
    else if (absent !== undefined) object[name] = absent;
  }
  const { known, children } = fieldsOf(spec, isFile);
  for (const { element, field, repeats, default: absent } of children) {
    const child = object[field];
    if (child === undefined) {
      if (repeats) object[field] = [];
      else if (absent !== undefined) object[field] = absent;
    } else if (element.becomes === "value") {
      for (const { type } of element.attributes) object[field] = toNumber(type, child);
    } else if (element.becomes === "object" && element.textField === undefined) {
      object[field] = repeats
        ? completedList(spec, field, child, path)
        : completed(element, child, `${path}/${element.name}`);
    } else if (element.becomes === "list" && Array.isArray(child)) {
      for (const item of child as readonly unknown[]) checkExtra(item, `${path}/${element.name}`);
    }
  }
  for (const name in value) {
    if (known.has(name) || !Object.hasOwn(value, name)) continue;
    throw new SessionXmlError(
      "invalid-json",
      `There is no field ${excerpt(name)} here; there are ${[...known].join(", ")}.`,
      { path },
    );
  }
  return object;
}

/** The fields that an object may have, and of each field that holds children one child. */
interface KnownFields {
  readonly known: ReadonlySet<string>;
  readonly children: readonly ChildSpec[];
}

const fieldsOfFiles = new Map<ElementSpec, KnownFields>();
const fieldsOfOthers = new Map<ElementSpec, KnownFields>();

/** Worked out once for each element: there are as many objects as points. */
function fieldsOf(spec: ElementSpec, isFile: boolean): KnownFields {
  const made = isFile ? fieldsOfFiles : fieldsOfOthers;
  let fields = made.get(spec);
  if (fields === undefined) {
    const known = new Set(["kind", "preserved"]);
    if (spec.textField !== undefined) known.add(spec.textField);
    for (const { name } of spec.attributes) known.add(name);
    const children: ChildSpec[] = [];
    for (const child of spec.children) {
      if (child.kind !== undefined && (child.kind === "file") !== isFile) continue;
      // Drawing objects of all kinds share one field.
      if (known.has(child.field)) continue;
      known.add(child.field);
      children.push(child);
    }
    fields = { known, children };
    made.set(spec, fields);
  }
  return fields;
}

function completedList(spec: ElementSpec, field: string, list: unknown, path: string): unknown {
  if (!Array.isArray(list)) {
    throw new SessionXmlError("invalid-json", `The field "${field}" has to be a list.`, { path });
  }
  const kinds = spec.children.filter((child) => child.field === field);
  return list.map((item: unknown, index) => {
    const kind = typeof item === "object" && item !== null ? (item as Fields)["kind"] : undefined;
    const child = kinds.length === 1 ? kinds[0] : kinds.find(({ element }) => element.kind === kind);
    return child === undefined
      ? item
      : completed(child.element, item, `${path}/${child.element.name}[${String(index + 1)}]`);
  });
}

function checkExtra(object: unknown, path: string): void {
  if (!isObject(object) || object["preserved"] === undefined || isWholePreservedContent(object["preserved"]))
    return;
  throw new SessionXmlError("invalid-json", WRONG_PRESERVED_CONTENT, { path });
}

function toNumber(type: ValueType<unknown>, value: unknown): unknown {
  const isNumeric = type.jsonSchema["type"] === "number";
  return isNumeric && typeof value === "string" && /^(?:NaN|-?INF|-0)$/.test(value)
    ? type.parse(value)
    : value;
}
