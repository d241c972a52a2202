import type { ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { knownFields, unknownField } from "../format/known-fields.ts";
import { formatFloat, type ValueType } from "../format/value-types.ts";
import { isObject, isWholePreservedContent, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { Session } from "../model/session.ts";
import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { PartWriter } from "../write/part-writer.ts";
import { sessionParts } from "../write/session-parts.ts";
import { checkJsonText } from "./check-json-text.ts";

type Fields = Record<string, unknown>;

/**
 * A session as JSON, without loss: numbers that JSON has no form for are written as the strings `"NaN"`, `"INF"`, `"-INF"` and
 * `"-0"`. `schema/session.schema.json` describes it.
 *
 * @param indent White space for each level, or how many spaces. Default 2.
 * @throws {SessionXmlError} `invalid-value` when it is not an object, `invalid-json` when the text would be longer than the engine
 * allows (some 500 million characters).
 *
 * @example
 * import { createSession, parseSessionJson, stringifySessionJson } from "@cinesync/session-xml";
 *
 * parseSessionJson(stringifySessionJson(createSession({ notes: "n" }))).notes; // "n"
 */
export function stringifySessionJson(session: Session, indent: string | number = 2): string {
  if (!isObject(session))
    throw new SessionXmlError("invalid-value", {
      subject: "session",
      expected: "an object",
      actual: showValue(session),
    });
  const replacer = (_key: string, value: unknown): unknown =>
    typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
      ? formatFloat(value)
      : value;
  try {
    return JSON.stringify(session, replacer, indent);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const problem = "longer than one text can be; write the session as .csc instead";
    throw new SessionXmlError("invalid-json", { problem }, { cause });
  }
}

/**
 * A session from JSON, as `stringifySessionJson` writes it or a person does: fields that may be left out get the format's defaults.
 *
 * @throws {SessionXmlError} `invalid-json` when it is not JSON, has a name twice in one object, or is nested too deep; the codes
 * of writing when it is not a session, with the place in `path`.
 *
 * @example
 * import { parseSessionJson } from "@cinesync/session-xml";
 *
 * parseSessionJson('{ "version": 3, "sessionFeatures": "standard" }').media; // []
 */
export function parseSessionJson(text: string): Session {
  let value: unknown;
  expectArgument("text", "text", text);
  checkJsonText(text);
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new SessionXmlError("invalid-json", { problem }, { cause });
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
      throw new SessionXmlError(
        "invalid-json",
        { problem: "elements are nested too deep" },
        { cause: error },
      );
    }
    throw error;
  }
}

/** The object with its numbers as numbers and its defaults filled in. */
function completed(spec: ElementSpec, value: unknown, path: string): Fields {
  if (!isObject(value)) {
    throw invalid(spec.name, "an object", value, path);
  }
  checkPreserved(value, path);
  const isMedia = spec === mediaElement;
  const kind = !isMedia ? undefined : value["kind"] === "group-movie" ? "group-movie" : "file";
  const object: Fields = isMedia ? { kind, ...value } : { ...value };
  for (const { name, type, default: absent } of spec.attributes) {
    if (object[name] !== undefined) object[name] = toNumber(type, object[name]);
    else if (absent !== undefined) object[name] = absent;
  }
  const { names, children } = knownFields(spec, kind);
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
      for (const item of child as readonly unknown[]) checkPreserved(item, `${path}/${element.name}`);
    }
  }
  for (const name in value) {
    if (names.has(name) || !Object.hasOwn(value, name)) continue;
    throw new SessionXmlError("unknown-field", { ...unknownField(spec, kind, name), path });
  }
  return object;
}

function completedList(spec: ElementSpec, field: string, list: unknown, path: string): unknown {
  if (!Array.isArray(list)) {
    throw invalid(field, "a list", list, path);
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

function checkPreserved(object: unknown, path: string): void {
  if (!isObject(object) || object["preserved"] === undefined || isWholePreservedContent(object["preserved"]))
    return;
  throw new SessionXmlError("invalid-preserved-content", { problem: WRONG_PRESERVED_CONTENT, path });
}

function toNumber(type: ValueType<unknown>, value: unknown): unknown {
  const isNumeric = type.jsonSchema["type"] === "number";
  return isNumeric && typeof value === "string" && /^(?:NaN|-?INF|-0)$/.test(value)
    ? type.parse(value)
    : value;
}

function invalid(subject: string, expected: string, value: unknown, path: string): SessionXmlError {
  return new SessionXmlError("invalid-value", { subject, expected, actual: showValue(value), path });
}
