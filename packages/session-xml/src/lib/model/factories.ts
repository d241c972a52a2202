import type { Annotation } from "./annotation.ts";
import { SESSION_VERSION } from "./constants.ts";
import { locatorName, parseLocator } from "./locator.ts";
import type { GroupMovie, Locator, MediaFile, Session } from "./session.ts";

/** What a new movie is made from; whatever is left out gets the format's default. */
export type MediaFileInit = Partial<Omit<MediaFile, "kind" | "locators">> & {
  /** Where to find the movie. Text is told apart by `parseLocator`. At least one. */
  readonly locators: readonly (Locator | string)[];
};

/**
 * A new session; whatever `init` leaves out gets the format's default. `sessionFeatures` starts as
 * `"standard"` and is raised to `"pro"` on writing if the content needs it.
 */
export function createSession(init: Partial<Session> = {}): Session {
  return {
    version: SESSION_VERSION,
    sessionFeatures: "standard",
    hashToken: "",
    userData: "",
    groups: [],
    notes: "",
    chat: "",
    media: [],
    ...init,
  };
}

/**
 * A new movie for the playlist.
 *
 * @param init The movie's locators and what else is known of it, or just one locator as text: a path, a URL or
 * a short hash. Without a `name`, the last part of the first path or URL is taken.
 * @throws {TypeError} when there is no locator, or an empty one.
 */
export function createMediaFile(init: MediaFileInit | string): MediaFile {
  const given = typeof init === "string" ? { locators: [init] } : init;
  const locators = given.locators.map((locator) =>
    typeof locator === "string" ? parseLocator(locator) : locator,
  );
  if (locators.length === 0 || locators.some((locator) => locator.value === "")) {
    throw new TypeError(
      "A media file needs at least one locator, and none may be empty: give a path, a URL or a short hash.",
    );
  }
  const named = locators.find((locator) => locator.kind !== "short-hash") ?? locators[0];
  return {
    kind: "file",
    userData: "",
    active: false,
    currentFrame: 1,
    groups: [],
    name: named ? locatorName(named) : "",
    notes: "",
    annotations: [],
    ...given,
    locators,
  };
}

/** A new entry that plays a whole group as one movie. `ALL_FILES_GROUP` stands for every media file. */
export function createGroupMovie(
  group: string,
  init: Partial<Omit<GroupMovie, "kind" | "group">> = {},
): GroupMovie {
  return {
    kind: "group-movie",
    userData: "",
    active: false,
    currentFrame: 1,
    groups: [],
    ...init,
    group,
  };
}

/** Notes and drawings for one frame, counted from 1. */
export function createAnnotation(frame: number, init: Partial<Omit<Annotation, "frame">> = {}): Annotation {
  return { notes: "", objects: [], ...init, frame };
}
