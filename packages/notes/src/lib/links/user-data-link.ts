import type { MediaAttributes, SessionAttributes } from "@cinesync/session-xml";
import { invalidOption } from "../base/check-option.ts";
import { expectArgument, expectOptions } from "../base/expect-argument.ts";
import { isJsonObject, type JsonObject, type JsonValue, tryParseJson } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";
import { checkJsonValue } from "./check-json-value.ts";
import { objectMembers } from "./object-members.ts";

/** Options for `setLink`. */
export interface SetLinkOptions {
  /**
   * The treatment of user data that is not a JSON object, such as plain text that somebody typed: throw (`"refuse"`,
   * the default), lose it (`"replace"`), or keep it as text under another name (`{ keepAs: "text" }`).
   */
  readonly onInvalidUserData?: "refuse" | "replace" | { readonly keepAs: string } | undefined;
}

/**
 * Returns what a tool has stored under its namespace in the user data of a session, a movie or a row; undefined if
 * nothing is stored there, or the user data is not a JSON object. Numbers that a JavaScript number cannot hold, such
 * as 64-bit ids, are text with the same digits.
 *
 * @param from The user data as text, or anything that has user data.
 * @param namespace The tool's name, for example `shotgrid`.
 * @example
 * import { getLink } from "@cinesync/notes";
 *
 * getLink('{"shotgrid":{"version_id":17}}', "shotgrid"); // { version_id: 17 }
 */
export function getLink(
  from: string | { readonly userData: string },
  namespace: string,
): JsonValue | undefined;
/**
 * Returns the same for a value of a known form.
 *
 * @param from The user data as text, or anything that has user data.
 * @param namespace The tool's name, for example `shotgrid`.
 * @param is Returns whether a value has the expected form. The result has its type; a value of any other form counts
 * as nothing.
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
  const object = parseObject(userDataOf(from, "from"));
  if (object === undefined || !Object.hasOwn(object, namespace)) return undefined;
  const value = object[namespace];
  return value === undefined || is?.(value) === false ? undefined : value;
}

/**
 * Stores a value under a tool's namespace in the user data of a session or a movie. The text of other namespaces does
 * not change. Everyone in the session can read user data: store ids, never secrets.
 *
 * @param to The user data as text, or a session or a movie, which is copied and not changed.
 * @returns The new user data, or the copy.
 * @throws {NotesError} `invalid-user-data` when the user data is not a JSON object, see `onInvalidUserData`;
 * `invalid-option` when the namespace is empty or `__proto__`; `invalid-value` when the value cannot be JSON.
 * @example
 * import { setLink } from "@cinesync/notes";
 *
 * setLink("", "shotgrid", { version_id: 17 }); // {"shotgrid":{"version_id":17}}
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
  const userData = userDataOf(to, "to");
  if (typeof to !== "string") return { ...to, userData: setLink(userData, namespace, value, options) };
  checkName(namespace, "namespace");
  checkJsonValue(value);
  return withMember(openObject(to, namespace, options), namespace, value);
}

/**
 * Removes what a tool has stored under its namespace. The text of other namespaces does not change; if there is none,
 * the user data becomes `""`. User data that is not a JSON object stays as it is.
 *
 * @param from The user data as text, or a session or a movie, which is copied and not changed.
 * @returns The new user data, or the copy.
 * @example
 * import { removeLink } from "@cinesync/notes";
 *
 * removeLink('{"shotgrid":17,"ftrack":3}', "shotgrid"); // {"ftrack":3}
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
  const userData = userDataOf(from, "from");
  if (typeof from !== "string") return { ...from, userData: removeLink(userData, namespace) };
  if (parseObject(from) === undefined) return from;
  const members = objectMembers(from);
  const [first] = members;
  const kept = members.flatMap(({ name, start, end }, index) =>
    name === namespace ? [] : [{ start, end, before: members[index - 1]?.end ?? start }],
  );
  if (first === undefined || kept.length === members.length) return from;
  if (kept.length === 0) return "";
  // A comma goes with the member after it.
  const rest = kept.map(({ start, before, end }, index) => from.slice(index === 0 ? start : before, end));
  return from.slice(0, first.start) + rest.join("") + from.slice(members.at(-1)?.end);
}

function userDataOf(from: string | { readonly userData: string }, option: string): string {
  if (typeof from === "string") return from;
  expectArgument("object", option, from);
  expectArgument("text", `${option}.userData`, from.userData);
  return from.userData;
}

/** Returns the JSON object to add a member to. */
function openObject(userData: string, namespace: string, options: SetLinkOptions): string {
  expectOptions(options);
  const { onInvalidUserData = "refuse" } = options;
  if (parseObject(userData) !== undefined) return userData;
  if (userData.trim() === "" || onInvalidUserData === "replace") return "{}";
  if (onInvalidUserData === "refuse") throw new NotesError("invalid-user-data", { userData, namespace });
  expectArgument("object", "onInvalidUserData", onInvalidUserData);
  const { keepAs } = onInvalidUserData;
  checkName(keepAs, "onInvalidUserData.keepAs");
  if (keepAs === namespace) {
    throw invalidOption("onInvalidUserData.keepAs", keepAs, "another name than the namespace");
  }
  return JSON.stringify({ [keepAs]: userData });
}

function withMember(json: string, namespace: string, value: JsonValue): string {
  const text = JSON.stringify(value);
  const members = objectMembers(json);
  // Of duplicate names, JSON.parse takes the last.
  const own = members.findLast(({ name }) => name === namespace);
  if (own !== undefined) return json.slice(0, own.valueStart) + text + json.slice(own.end);
  const last = members.at(-1);
  if (last === undefined) {
    const open = json.indexOf("{") + 1;
    return `${json.slice(0, open)}${JSON.stringify(namespace)}:${text}${json.slice(open)}`;
  }
  // With the same whitespace as the member before it.
  const before = json.slice(0, last.start);
  const space = before.slice(before.trimEnd().length);
  const colon = json.slice(last.nameEnd, last.valueStart);
  return `${json.slice(0, last.end)},${space}${JSON.stringify(namespace)}${colon}${text}${json.slice(last.end)}`;
}

function parseObject(userData: string): JsonObject | undefined {
  const json = tryParseJson(userData);
  return json !== undefined && isJsonObject(json.value) ? json.value : undefined;
}

/** `__proto__` would change objects when they are copied. */
function checkName(value: string, option: string): void {
  expectArgument("text", option, value);
  if (value !== "" && value !== "__proto__") return;
  throw invalidOption(option, value, "a name that is not empty or __proto__");
}
