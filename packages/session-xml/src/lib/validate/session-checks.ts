import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { ALL_FILES_GROUP, SESSION_VERSION } from "../model/constants.ts";
import type { IssueCollector, Place } from "./issue-collector.ts";

/** Limit of remembered frames per movie, and of remembered groups and references to groups. */
const MOST_KEPT = 20_000;
/** Limit of remembered group names, in UTF-16 units. */
const MOST_TEXT = 1_000_000;

interface Mention {
  readonly group: string;
  readonly isPlayed: boolean;
  readonly place: Place;
}

/** Valid values of an element's attributes, and of its children that consist of one value. */
type Values = Readonly<Record<string, unknown>>;

const childOf = (parent: ElementSpec, name: string): ChildSpec | undefined => parent.childByName.get(name);

const SESSION_GROUP = childOf(sessionElement, "group");
const MEDIA_GROUP = childOf(mediaElement, "group");
const GROUP_MOVIE = childOf(mediaElement, "groupMovie")?.element;
const LOCATORS = childOf(mediaElement, "locators")?.element;
const ANNOTATION = childOf(mediaElement, "annotation")?.element;
const PLAY_RANGE = childOf(mediaElement, "playRange")?.element;
/** Elements that need a cineSync Pro account. */
const PRO: ReadonlySet<ElementSpec | undefined> = new Set([
  childOf(sessionElement, "stereo")?.element,
  GROUP_MOVIE,
  ...["zoomState", "pixelRatio", "mask", "colorGrading"].map((name) => childOf(mediaElement, name)?.element),
]);

/** Elements whose attributes are checked here. */
const WATCHED: ReadonlySet<ElementSpec | undefined> = new Set([
  sessionElement,
  mediaElement,
  ANNOTATION,
  PLAY_RANGE,
  ...PRO,
]);

/** Whether `open` and `close` must be called for an element. */
export function isWatched(spec: ElementSpec): boolean {
  return WATCHED.has(spec);
}

/**
 * Checks rules that the schema cannot express. It gets the elements of a session in document order and reports probable mistakes.
 * Its memory stays within fixed bounds, however large the session is.
 */
export class SessionChecks {
  readonly #issues: IssueCollector;
  readonly #groups = new Set<string>();
  #mentions: Mention[] = [];
  #kept = 0;
  #keptText = 0;
  #isLimited = false;
  #knowsAllGroups = true;
  #features: { readonly value: unknown; readonly place: Place } | undefined;
  #proContent: string | undefined;
  #active: string | undefined;

  // State of the open movie.
  #frames = new Set<number>();
  #currentFrame: { readonly value: number; readonly place: Place } | undefined;
  #hasLocator = false;
  #isPortable = false;

  constructor(issues: IssueCollector) {
    this.#issues = issues;
  }

  /**
   * Takes the start of an element that the format defines.
   *
   * @param attributePlace Returns the position of an attribute, or `undefined` if the file does not have it.
   */
  open(
    spec: ElementSpec,
    values: Values,
    place: () => Place,
    attributePlace: (name: string) => Place | undefined,
  ): void {
    if (PRO.has(spec)) this.#proContent ??= place().path;
    else if (spec === sessionElement) this.#openSession(values, attributePlace, place);
    else if (spec === mediaElement) this.#openMedia(values, attributePlace, place);
    else if (spec === ANNOTATION) this.#annotation(values["frame"], () => attributePlace("frame") ?? place());
  }

  /** Takes the complete text of an element. */
  text(child: ChildSpec, text: string, place: () => Place): void {
    if (child === SESSION_GROUP) {
      if (this.#groups.has(text)) return;
      if (this.#hasRoom(text)) this.#groups.add(text);
      else this.#knowsAllGroups = false;
    } else if (child === MEDIA_GROUP || GROUP_MOVIE?.children.includes(child) === true) {
      if (text === ALL_FILES_GROUP || text === "" || this.#groups.has(text) || !this.#hasRoom(text)) return;
      this.#mentions.push({ group: text, isPlayed: child !== MEDIA_GROUP, place: place() });
    } else if (LOCATORS?.children.includes(child) === true) {
      const { name } = child.element;
      this.#hasLocator = true;
      this.#isPortable ||= name === "shortHash" || (name === "url" && !/^file:/i.test(text));
    }
  }

  /** Takes the end of an element that the format defines. */
  close(spec: ElementSpec, values: Values, place: () => Place): void {
    if (spec === PLAY_RANGE) this.#playRange(values, place);
    else if (spec === mediaElement) this.#closeMedia(place);
    else if (spec === sessionElement) this.#closeSession();
  }

  #openSession(
    { version, sessionFeatures }: Values,
    attributePlace: (name: string) => Place | undefined,
    place: () => Place,
  ): void {
    this.#features = { value: sessionFeatures, place: attributePlace("sessionFeatures") ?? place() };
    if (!Number.isInteger(version) || Number(version) <= SESSION_VERSION) return;
    this.#issues.add(
      "newer-version",
      () => ({ version: Number(version), known: SESSION_VERSION }),
      () => attributePlace("version") ?? place(),
    );
  }

  #openMedia(
    { active, currentFrame }: Values,
    attributePlace: (name: string) => Place | undefined,
    place: () => Place,
  ): void {
    this.#frames = new Set();
    this.#hasLocator = false;
    this.#isPortable = false;
    const framePlace = attributePlace("currentFrame");
    this.#currentFrame =
      typeof currentFrame === "number" && framePlace !== undefined
        ? { value: currentFrame, place: framePlace }
        : undefined;
    if (active !== true) return;
    const first = this.#active;
    this.#active ??= place().path;
    if (first === undefined) return;
    this.#issues.add(
      "several-active-media",
      () => ({ first }),
      () => attributePlace("active") ?? place(),
    );
  }

  #playRange({ inFrame, outFrame, playOnlyRange }: Values, place: () => Place): void {
    if (typeof inFrame !== "number" || typeof outFrame !== "number") return;
    if (inFrame > outFrame) {
      this.#issues.add("play-range-reversed", () => ({ inFrame, outFrame }), place);
      return;
    }
    const current = this.#currentFrame;
    if (playOnlyRange !== true || current === undefined) return;
    if (current.value >= inFrame && current.value <= outFrame) return;
    this.#issues.add(
      "current-frame-outside-range",
      () => ({ frame: current.value, inFrame, outFrame }),
      () => current.place,
    );
  }

  #annotation(frame: unknown, place: () => Place): void {
    if (typeof frame !== "number") return;
    if (this.#frames.has(frame)) {
      this.#issues.add("several-annotations-on-frame", () => ({ frame }), place);
    } else if (this.#frames.size < MOST_KEPT) this.#frames.add(frame);
    else this.#limited(place);
  }

  #closeMedia(place: () => Place): void {
    if (!this.#hasLocator || this.#isPortable) return;
    this.#issues.add("no-portable-locator", () => ({}), place);
  }

  #closeSession(): void {
    for (const { group, isPlayed, place } of this.#knowsAllGroups ? this.#mentions : []) {
      if (this.#groups.has(group)) continue;
      this.#issues.add(
        "unknown-group",
        () => ({ group, isPlayed }),
        () => place,
      );
    }
    this.#mentions = [];
    const pro = this.#proContent;
    const features = this.#features;
    if (features?.value !== "standard" || pro === undefined) return;
    this.#issues.add(
      "pro-content-in-standard-session",
      () => ({ element: pro }),
      () => features.place,
    );
  }

  /** Whether one more name can be remembered. If not, reports that some groups are not checked. */
  #hasRoom(name: string): boolean {
    if (this.#kept >= MOST_KEPT || this.#keptText + name.length > MOST_TEXT) {
      this.#limited(() => ({ path: "/session" }));
      return false;
    }
    this.#kept += 1;
    this.#keptText += name.length;
    return true;
  }

  #limited(place: () => Place): void {
    if (this.#isLimited) return;
    this.#isLimited = true;
    this.#issues.add("checks-limited", () => ({}), place);
  }
}
