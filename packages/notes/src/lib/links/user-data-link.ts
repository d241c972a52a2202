import type { MediaAttributes, SessionAttributes } from "@cinesync/session-xml";
import { excerpt } from "../base/excerpt.ts";
import { isJsonObject, type JsonObject, type JsonValue, tryParseJson } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";
import { checkJsonValue } from "./check-json-value.ts";
import { objectMembers } from "./object-members.ts";

/** What `setLink` may do. */
export interface SetLinkOptions {
  /**
   * What becomes of user data that is not a JSON object, such as plain text that somebody typed: an error
   * (`"refuse"`, the default), it is lost (`"replace"`), or it is kept as a text under a name of its own
   * (`{ keepAs: "text" }`).
   */
  readonly otherText?: "refuse" | "replace" | { readonly keepAs: string };
}

/**
 * What a tool has stored under its namespace in the user data of a session, a movie or a row; undefined if nothing
 * is stored there, or the user data is not a JSON object.
 *
 * @param from The user data as text, or anything that has user data.
 * @param namespace The tool's name, for example `shotgrid`.
 */
export function getLink(
  from: string | { readonly userData: string },
  namespace: string,
): JsonValue | undefined;
/**
 * The same for a value of a form that is known.
 *
 * @param from The user data as text, or anything that has user data.
 * @param namespace The tool's name, for example `shotgrid`.
 * @param is Says whether a value has the form that is expected: then the result has its type, and a value of any other
 * form counts as nothing.
 */
export function getLink<Link extends JsonValue>(
  from: string | { readonly userData: string },
  namespace: string,
  is: (value: JsonValue) => value is Link,
): Link | undefined;
export function getLink(
  from: string | { readonly userData: string },
  namespace: string,
  is?: (value: JsonValue) => boolean,
): JsonValue | undefined {
  const object = parseObject(typeof from === "string" ? from : from.userData);
  if (object === undefined || !Object.hasOwn(object, namespace)) return undefined;
  const value = object[namespace];
  return value === undefined || is?.(value) === false ? undefined : value;
}

/**
 * Stores a value under a tool's namespace in the user data of a session or a movie. What is stored under other names
 * stays as it is, to the letter. Everyone in the session can read user data: store ids, never secrets.
 *
 * @param to The user data as text, or a session or a movie, which is copied and not changed.
 * @returns The new user data, or the copy.
 * @throws {NotesError} `user-data-is-text` when the user data is not a JSON object, see `otherText`; `bad-link` when
 * the namespace is empty or `__proto__`, or the value cannot be JSON.
 */
export function setLink(to: string, namespace: string, value: JsonValue, options?: SetLinkOptions): string;
export function setLink<Target extends SessionAttributes | MediaAttributes>(
  to: Target,
  namespace: string,
  value: JsonValue,
  options?: SetLinkOptions,
): Target;
export function setLink(
  to: string | SessionAttributes | MediaAttributes,
  namespace: string,
  value: JsonValue,
  options: SetLinkOptions = {},
): string | SessionAttributes | MediaAttributes {
  checkName(namespace, "namespace");
  checkJsonValue(value);
  if (typeof to !== "string") {
    return { ...to, userData: withMember(openObject(to.userData, namespace, options), namespace, value) };
  }
  return withMember(openObject(to, namespace, options), namespace, value);
}

/**
 * Removes what a tool has stored under its namespace. What is stored under other names stays as it is, to the letter;
 * if nothing else is stored, the user data becomes `""`. User data that is not a JSON object is left alone.
 *
 * @param from The user data as text, or a session or a movie, which is copied and not changed.
 * @returns The new user data, or the copy.
 */
export function removeLink(from: string, namespace: string): string;
export function removeLink<Target extends SessionAttributes | MediaAttributes>(
  from: Target,
  namespace: string,
): Target;
export function removeLink(
  from: string | SessionAttributes | MediaAttributes,
  namespace: string,
): string | SessionAttributes | MediaAttributes {
  if (typeof from !== "string") return { ...from, userData: withoutMember(from.userData, namespace) };
  return withoutMember(from, namespace);
}

/** The object to which a member can be added, or an error that says why there is none. */
function openObject(userData: string, namespace: string, { otherText = "refuse" }: SetLinkOptions): string {
  if (userData.trim() === "" || otherText === "replace") {
    return parseObject(userData) === undefined ? "{}" : userData;
  }
  if (parseObject(userData) !== undefined) return userData;
  if (otherText === "refuse") {
    throw new NotesError(
      "user-data-is-text",
      `The user data is ${excerpt(userData)}, no JSON object, so ${excerpt(namespace)} cannot be added to it: set otherText to { keepAs: "text" } to keep it under a name, or to "replace" to lose it.`,
    );
  }
  checkName(otherText.keepAs, "keepAs");
  if (otherText.keepAs === namespace) {
    throw new NotesError(
      "bad-link",
      `keepAs is ${excerpt(namespace)}, the namespace itself: give another name.`,
    );
  }
  return JSON.stringify({ [otherText.keepAs]: userData });
}

function withMember(json: string, namespace: string, value: JsonValue): string {
  const text = JSON.stringify(value);
  const members = objectMembers(json);
  // Of doubles, readers take the last.
  const own = members.findLast(({ name }) => name === namespace);
  if (own !== undefined) return json.slice(0, own.valueStart) + text + json.slice(own.end);
  const last = members.at(-1);
  if (last === undefined) {
    const open = json.indexOf("{") + 1;
    return `${json.slice(0, open)}${JSON.stringify(namespace)}:${text}${json.slice(open)}`;
  }
  // Spaced as the member before it is.
  const space = /\s*$/.exec(json.slice(0, last.start))?.[0] ?? "";
  const colon = json.slice(last.nameEnd, last.valueStart);
  return `${json.slice(0, last.end)},${space}${JSON.stringify(namespace)}${colon}${text}${json.slice(last.end)}`;
}

function withoutMember(userData: string, namespace: string): string {
  if (parseObject(userData) === undefined) return userData;
  let json = userData;
  for (;;) {
    const members = objectMembers(json);
    const index = members.findIndex(({ name }) => name === namespace);
    const own = members[index];
    if (own === undefined) return json;
    const before = members[index - 1];
    const after = members[index + 1];
    if (before !== undefined) json = json.slice(0, before.end) + json.slice(own.end);
    else if (after !== undefined) json = json.slice(0, own.start) + json.slice(after.start);
    else return "";
  }
}

function parseObject(userData: string): JsonObject | undefined {
  const json = tryParseJson(userData);
  return json !== undefined && isJsonObject(json.value) ? json.value : undefined;
}

function checkName(name: string, what: string): void {
  if (name !== "" && name !== "__proto__") return;
  throw new NotesError(
    "bad-link",
    `The ${what} is ${excerpt(name)}: give a name that is not empty, and not one that changes objects when it is copied.`,
  );
}
