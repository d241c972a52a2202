import { isObject } from "./is-preserved-content.ts";

const isList: (value: unknown) => boolean = Array.isArray;
const isText = (value: unknown): boolean => typeof value === "string";

const isMedia = (value: unknown): boolean =>
  isObject(value) &&
  (value["kind"] === "file"
    ? isText(value["name"]) && ["locators", "groups", "annotations"].every((field) => isList(value[field]))
    : value["kind"] === "group-movie" && isText(value["group"]));

const isSession = (value: unknown): boolean =>
  isObject(value) &&
  isText(value["notes"]) &&
  isList(value["groups"]) &&
  Array.isArray(value["media"]) &&
  value["media"].every(isMedia);

const isIterable = (value: unknown): boolean =>
  typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);

/** For each kind of argument its name in messages, and its test. */
const KINDS = {
  session: ["a session", isSession],
  media: ["a movie or a group movie", isMedia],
  annotation: ["an annotation", (value) => isObject(value) && isList(value["objects"])],
  iterable: ["a list or another iterable", isIterable],
  list: ["a list", isList],
  object: ["an object", (value) => isObject(value) && !("then" in value)],
  text: ["a string", isText],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  number: ["a number", (value) => typeof value === "number"],
  function: ["a function", (value) => typeof value === "function"],
} as const satisfies Record<string, readonly [string, (value: unknown) => boolean]>;

/** The kinds of arguments that functions take. */
export type ArgumentKind = keyof typeof KINDS;

/** Checks of arguments that fail in one way. */
export interface ArgumentChecks {
  /** Refuses a value of another kind. */
  readonly expectArgument: (kind: ArgumentKind, name: string, value: unknown) => void;
  /** Refuses what is no object, and fields of another kind than named here. `undefined` means left out. */
  readonly expectOptions: (options: unknown, kinds?: Readonly<Record<string, ArgumentKind>>) => void;
}

/**
 * Makes checks that throw a package's own error for a wrong call, such as a path or a promise where a session is expected. They look
 * at what tells one kind of value from another; what is inside a session is left to `validateSession`.
 *
 * @param fail Throws the error of "NAME must be EXPECTED, got VALUE".
 *
 * @example
 * import { argumentChecks, type Session, showValue } from "@cinesync/session-xml";
 *
 * const { expectArgument } = argumentChecks((name, value, expected) => {
 *   throw new RangeError(`${name} must be ${expected}, got ${showValue(value)}`);
 * });
 * export function countMovies(session: Session): number {
 *   expectArgument("session", "session", session); // "session must be a session, got a promise (await it)"
 *   return session.media.length;
 * }
 */
export function argumentChecks(
  fail: (name: string, value: unknown, expected: string) => never,
): ArgumentChecks {
  const expectArgument: ArgumentChecks["expectArgument"] = (kind, name, value) => {
    const [expected, isRight] = KINDS[kind];
    if (!isRight(value)) fail(name, value, expected);
  };
  return {
    expectArgument,
    expectOptions: (options, kinds = {}) => {
      expectArgument("object", "options", options);
      const fields = options as Readonly<Record<string, unknown>>;
      for (const [name, kind] of Object.entries(kinds)) {
        if (fields[name] !== undefined) expectArgument(kind, name, fields[name]);
      }
    },
  };
}
