import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { annotationElement, mediaElement, sessionElement } from "../format/elements.ts";
import type { Annotation } from "../model/annotation.ts";
import { SESSION_VERSION } from "../model/constants.ts";
import { EMPTY_MEDIA_FILE, EMPTY_SESSION } from "../model/empty.ts";
import { locatorName, parseLocator } from "../model/locator.ts";
import { usesProFeatures } from "../model/queries.ts";
import type { GroupMovie, Locator, MediaFile, Session } from "../model/session.ts";
import { checkFields, defined } from "./check-fields.ts";

/** Fields of a new object. A field that is left out or `undefined` gets the format's default. */
export type Init<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The fields of a new movie. */
export type MediaFileInit = Init<Omit<MediaFile, "kind" | "locators">> & {
  /** At least one. Text is read by `parseLocator`. */
  readonly locators: readonly (Locator | string)[];
};

/**
 * A new session.
 *
 * @param init What differs from the defaults. `sessionFeatures` defaults to `"pro"` if the session has anything that needs
 * a cineSync Pro account, else to `"standard"`; writing never changes it.
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
 *
 * const session = createSession({ notes: "Comp review", media: [createMediaFile("/shots/a.mov")] });
 * stringifySession(session).includes("<name>a.mov</name>"); // true
 */
export function createSession(init: Init<Session> = {}): Session {
  const session: Session = {
    ...EMPTY_SESSION,
    version: SESSION_VERSION,
    groups: [],
    media: [],
    ...defined(init),
  };
  checkFields(sessionElement, undefined, session);
  const isRaised = init.sessionFeatures === undefined && usesProFeatures(session);
  return isRaised ? { ...session, sessionFeatures: "pro" } : session;
}

/**
 * A new movie for the playlist.
 *
 * @param init The movie's locators and what else is known of it, or one locator as text: a path, a URL or a short hash.
 * Without a `name`, it is the last part of the first path or URL.
 * @throws {SessionXmlError} when there is no locator, or a field can never be valid.
 *
 * @example
 * import { createMediaFile } from "@cinesync/session-xml";
 *
 * createMediaFile("https://example.com/shots/a.mov").name; // "a.mov"
 * createMediaFile({ locators: ["/shots/a.mov"], name: "Shot A", framesPerSecond: 24 }).name; // "Shot A"
 */
export function createMediaFile(init: MediaFileInit | string): MediaFile {
  const given = typeof init === "string" ? { locators: [init] } : defined(init);
  const list: unknown = given.locators;
  if (!Array.isArray(list)) throw noLocator(list);
  const locators = (list as MediaFileInit["locators"]).map((locator) =>
    typeof locator === "string" ? parseLocator(locator) : locator,
  );
  const isWrong = (locator: unknown): boolean => ((locator as Partial<Locator> | null)?.value ?? "") === "";
  if (locators.length === 0 || locators.some(isWrong)) throw noLocator(list);
  const named = locators.find((locator) => locator.kind !== "short-hash") ?? locators[0];
  const media: MediaFile = {
    ...EMPTY_MEDIA_FILE,
    groups: [],
    annotations: [],
    name: named ? locatorName(named) : "",
    ...given,
    locators,
  };
  checkFields(mediaElement, "file", media);
  return media;
}

/**
 * A new entry that plays a whole group as one movie.
 *
 * @param group The group's name; `ALL_FILES_GROUP` stands for every movie of the session.
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { ALL_FILES_GROUP, createGroupMovie } from "@cinesync/session-xml";
 *
 * createGroupMovie(ALL_FILES_GROUP, { active: true }).group; // "All Files"
 */
export function createGroupMovie(
  group: string,
  init: Init<Omit<GroupMovie, "kind" | "group">> = {},
): GroupMovie {
  const media: GroupMovie = {
    kind: "group-movie",
    userData: "",
    active: false,
    currentFrame: 1,
    groups: [],
    ...defined(init),
    group,
  };
  checkFields(mediaElement, "group-movie", media);
  return media;
}

/**
 * Notes and drawings for one frame.
 *
 * @param frame The frame, counted from 1.
 * @throws {SessionXmlError} for a field that can never be valid, such as frame 0.
 *
 * @example
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * createAnnotation(48, { notes: "Too dark." }).objects; // []
 */
export function createAnnotation(frame: number, init: Init<Omit<Annotation, "frame">> = {}): Annotation {
  const annotation: Annotation = { notes: "", objects: [], ...defined(init), frame };
  checkFields(annotationElement, undefined, annotation);
  return annotation;
}

function noLocator(locators: unknown): SessionXmlError {
  const isEmpty = Array.isArray(locators) && locators.length === 0;
  return new SessionXmlError("invalid-value", {
    subject: "locators",
    expected: "a list of at least one path, URL or short hash, none empty",
    actual: isEmpty ? "an empty list" : showValue(locators),
  });
}
