import type {
  Annotation,
  Arrow,
  Circle,
  DrawingObject,
  Erase,
  Line,
  Paint,
  Point,
  TextObject,
} from "../model/annotation.ts";
import type {
  ColorBrightness,
  ColorGrading,
  ColorOffset,
  Mask,
  PixelRatio,
  PlayRange,
  Position,
  Ratio,
  Stereo,
  StereoSeparation,
  ZoomState,
} from "../model/media-settings.ts";
import type { GroupMovie, Locator, Media, MediaFile, Session } from "../model/session.ts";
import {
  attribute,
  type Element,
  type Fields,
  unpublishedAttribute,
  listElement,
  many,
  objectElement,
  one,
  oneOrMore,
  optional,
  optionalAttribute,
  textElement,
  textObjectElement,
  valueElement,
  variantsElement,
  wrapperElement,
} from "./define.ts";
import * as type from "./value-types.ts";

// The one table of the format: every element, attribute and value type, typed against the model. Reader, writer, both
// validators, the JSON Schema and the documentation are derived from it. The order of fields is the order of writing.

const position = (name: string): Element<Position> =>
  objectElement<Position>(name, () => ({ x: 0, y: 0 }), {
    x: attribute(type.coordinate),
    y: attribute(type.coordinate),
  });

const ratio = (name: string): Element<Ratio> =>
  objectElement<Ratio>(name, () => ({ width: 0, height: 0 }), {
    width: attribute(type.positiveFloat),
    height: attribute(type.positiveFloat),
  });

const paint = (name: string): Element<Paint> =>
  objectElement<Paint>(name, () => ({ color: "", alpha: 0 }), {
    color: attribute(type.color),
    alpha: attribute(type.alpha),
  });

const scaleFactor = valueElement("scaleFactor", type.positiveFloat);
const group = textElement("group", type.nonEmptyText);
const notes = textElement("notes", type.text);

const playRange = objectElement<PlayRange>(
  "playRange",
  () => ({ inFrame: 0, outFrame: 0, playOnlyRange: false }),
  {
    inFrame: one(valueElement("inFrame", type.frameNumber)),
    outFrame: one(valueElement("outFrame", type.frameNumber)),
    playOnlyRange: one(valueElement("playOnlyRange", type.bool)),
  },
);

const zoomState = objectElement<ZoomState>("zoomState", () => ({}), {
  center: one(position("center")),
  scaleFactor: one(scaleFactor),
});

const pixelRatio = objectElement<PixelRatio>("pixelRatio", () => ({}), {
  source: one(ratio("source")),
  target: one(ratio("target")),
});

const mask = objectElement<Mask>("mask", () => ({}), {
  alpha: attribute(type.alpha),
  center: one(position("center")),
  ratio: one(ratio("ratio")),
  scaleFactor: one(scaleFactor),
});

const offset = objectElement<ColorOffset>("offset", () => ({}), {
  red: attribute(type.colorOffset),
  green: attribute(type.colorOffset),
  blue: attribute(type.colorOffset),
});

const brightness = objectElement<ColorBrightness>("brightness", () => ({}), {
  rgb: attribute(type.colorExponent),
  red: attribute(type.colorExponent),
  green: attribute(type.colorExponent),
  blue: attribute(type.colorExponent),
});

const colorGrading = objectElement<ColorGrading>("colorGrading", () => ({}), {
  offset: optional(offset),
  brightness: optional(brightness),
  saturation: optional(valueElement("saturation", type.colorExponent)),
  gamma: optional(valueElement("gamma", type.colorExponent)),
  contrast: optional(valueElement("contrast", type.colorExponent)),
  linearToLog: optional(valueElement("linearToLog", type.bool)),
  lutPath: optional(valueElement("lutPath", type.nonEmptyText)),
});

const separation = objectElement<StereoSeparation>("separation", () => ({}), {
  annotation: attribute(type.unitFloat),
  image: attribute(type.unitFloat),
});

const stereo = objectElement<Stereo>("stereo", () => ({}), {
  enabled: attribute(type.bool),
  type: attribute(type.stereoKind),
  anamorphic: optional(valueElement("anamorphic", type.bool)),
  anaglyph: optional(valueElement("anaglyph", type.bool)),
  grayscale: optional(valueElement("grayscale", type.bool)),
  separation: optional(separation),
});

const id = attribute(type.nonEmptyText, "");

const linePoint = objectElement<Point>("point", () => ({ x: 0, y: 0 }), {
  x: attribute(type.coordinate),
  y: attribute(type.coordinate),
  alpha: optionalAttribute(type.alpha),
});

const erasePoint = objectElement<Position>("point", () => ({ x: 0, y: 0 }), {
  x: attribute(type.coordinate),
  y: attribute(type.coordinate),
});

const line = objectElement<Line>(
  "line",
  () => ({ kind: "line", id: "", color: "", alpha: 0, thickness: 0, points: [] }),
  {
    id,
    color: attribute(type.color),
    alpha: attribute(type.alpha),
    thickness: attribute(type.positiveFloat),
    points: oneOrMore(linePoint),
  },
);

const erase = objectElement<Erase>("erase", () => ({ kind: "erase", id: "", thickness: 0, points: [] }), {
  id,
  thickness: attribute(type.positiveFloat),
  points: oneOrMore(erasePoint),
});

const circle = objectElement<Circle>("circle", () => ({ kind: "circle", id: "", color: "", alpha: 0 }), {
  id,
  color: attribute(type.color),
  alpha: attribute(type.alpha),
  startPoint: one(position("startPoint")),
  endPoint: one(position("endPoint")),
});

const arrow = objectElement<Arrow>("arrow", () => ({ kind: "arrow", id: "", color: "", alpha: 0 }), {
  id,
  color: attribute(type.color),
  alpha: attribute(type.alpha),
  startPoint: one(position("startPoint")),
  endPoint: one(position("endPoint")),
  special: optional(valueElement("special", type.bool)),
  flipSide: optional(valueElement("flipSide", type.bool)),
  reverse: optional(valueElement("reverse", type.bool)),
});

const text = objectElement<TextObject>("text", () => ({ kind: "text", id: "" }), {
  id,
  startPoint: one(position("startPoint")),
  endPoint: one(position("endPoint")),
  background: one(paint("background")),
  foreground: one(paint("foreground")),
  p: one(textElement("p", type.text)),
});

/** One entry for every kind of drawing object of the model. */
export const drawingElements: {
  readonly [K in DrawingObject["kind"]]: Element<Extract<DrawingObject, { kind: K }>>;
} = {
  line,
  erase,
  circle,
  arrow,
  text,
};

export const annotationElement = objectElement<Annotation>(
  "annotation",
  () => ({ frame: 0, notes: "", objects: [] }),
  {
    frame: attribute(type.frameNumber),
    notes: optional(notes),
    objects: many<DrawingObject>(Object.values(drawingElements)),
  },
);

const locators = listElement<Locator>("locators", [
  textObjectElement("path", type.nonEmptyText, "value"),
  textObjectElement("url", type.nonEmptyText, "value"),
  textObjectElement("shortHash", type.shortHashText, "value", "short-hash"),
]);

const mediaFileFields: Fields<MediaFile> = {
  userData: attribute(type.text, ""),
  active: attribute(type.bool, false),
  currentFrame: attribute(type.frameNumber, 1),
  framesPerSecond: unpublishedAttribute(type.frameRate),
  name: one(textElement("name", type.nonEmptyText), "file"),
  locators: one(locators, "file"),
  groups: many(group),
  notes: optional(notes, "file"),
  playRange: optional(playRange),
  zoomState: optional(zoomState, "file"),
  pixelRatio: optional(pixelRatio, "file"),
  mask: optional(mask, "file"),
  colorGrading: optional(colorGrading, "file"),
  annotations: many(annotationElement, "file"),
};

const groupMovieFields: Fields<GroupMovie> = {
  userData: mediaFileFields.userData,
  active: mediaFileFields.active,
  currentFrame: mediaFileFields.currentFrame,
  framesPerSecond: mediaFileFields.framesPerSecond,
  group: one(wrapperElement("groupMovie", group), "group-movie"),
  groups: mediaFileFields.groups,
  playRange: mediaFileFields.playRange,
};

/** An entry of the playlist: a movie unless it has a `groupMovie`. */
export const mediaElement: Element<Media> = variantsElement<Media>(
  "media",
  () => ({}),
  [mediaFileFields, groupMovieFields],
  {
    name: "media-name",
    locators: "media-locators",
    group: "media-group",
    groupMovie: "media-group-movie",
    notes: "media-notes",
    playRange: "media-play-range",
    zoomState: "media-zoom-state",
    pixelRatio: "media-pixel-ratio",
    mask: "media-mask",
    colorGrading: "media-color-grading",
    annotation: "annotation",
  },
);

const sessionFields: Fields<Session> = {
  version: attribute(type.formatVersion),
  sessionFeatures: attribute(type.features),
  hashToken: attribute(type.text, ""),
  userData: attribute(type.text, ""),
  fromScript: unpublishedAttribute(type.titleCaseBool),
  ownerShouldAutomaticallyDownload: unpublishedAttribute(type.titleCaseBool),
  guestShouldAutomaticallyDownload: unpublishedAttribute(type.titleCaseBool),
  groups: many(group),
  notes: optional(notes),
  chat: optional(textElement("chat", type.text)),
  stereo: optional(stereo),
  media: many(mediaElement),
};

/** The root. */
export const sessionElement: Element<Session> = variantsElement<Session>(
  "session",
  () => ({}),
  [sessionFields],
  {
    group: "session-group",
    notes: "session-notes",
    chat: "session-chat",
    stereo: "session-stereo",
    media: "media-start",
  },
);
