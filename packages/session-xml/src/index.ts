// The model: what a session is.
export type {
  GroupMovie,
  Locator,
  LocatorKind,
  Media,
  MediaAttributes,
  MediaFile,
  Session,
  SessionAttributes,
  SessionFeatures,
} from "./lib/model/session.ts";
export type {
  Annotation,
  Arrow,
  Circle,
  DrawingObject,
  Erase,
  Line,
  Paint,
  Point,
  TextObject,
} from "./lib/model/annotation.ts";
export type {
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
  StereoType,
  ZoomState,
} from "./lib/model/media-settings.ts";
export type {
  PreservedContent,
  PlacedContent,
  UnknownAttribute,
  UnknownElement,
  UnknownNode,
  UnknownText,
} from "./lib/model/preserved-content.ts";
export type { SessionPart, SessionPartKind } from "./lib/model/part.ts";
export { ALL_FILES_GROUP, SESSION_NAMESPACE, SESSION_VERSION } from "./lib/model/constants.ts";

// Making one.
export {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type Init,
  type MediaFileInit,
} from "./lib/make/create-session.ts";
export {
  createArrow,
  createCircle,
  createErase,
  createLine,
  createText,
  type InitWith,
} from "./lib/make/create-drawing.ts";
export {
  createColorGrading,
  createMask,
  createPixelRatio,
  createPlayRange,
  createZoomState,
} from "./lib/make/create-media-settings.ts";
export { setNote, updateMedia } from "./lib/make/update-media.ts";
export { locatorName, parseLocator } from "./lib/model/locator.ts";

// Asking about one.
export { isSameMedia, placeKey } from "./lib/model/place-key.ts";
export {
  activeMedia,
  annotations,
  annotationsByFrame,
  annotationsOfFrame,
  decodeChat,
  displayName,
  locatorOf,
  mediaFiles,
  mediaOfGroup,
  usesProFeatures,
  type AnnotationOfMedia,
} from "./lib/model/queries.ts";
export { mediaHeaders, type MediaHeader } from "./lib/make/media-headers.ts";

// Reading.
export { collectSession, parseSession, readMedia, readSession, readSessionParts } from "./lib/read/read.ts";
export type { ReadOptions, SessionWarning } from "./lib/read/read-options.ts";
export { closingSource } from "./lib/source/closing-source.ts";
export type { BlobLike, Source, StreamLike } from "./lib/source/source.ts";
export { DEFAULT_LIMITS, type LimitOptions, type Limits } from "./lib/xml/limits.ts";

// Writing.
export {
  encodeSession,
  stringifySession,
  writeSession,
  writeSessionBytes,
  writeSessionParts,
  writeSessionPartsBytes,
} from "./lib/write/write.ts";
export { sessionParts } from "./lib/write/session-parts.ts";
export type { WriteOptions } from "./lib/write/write-options.ts";

// The same as JSON, and the fingerprint of a movie.
export { parseSessionJson, stringifySessionJson } from "./lib/json/session-json.ts";
export { shortHash, type HashableBlob } from "./lib/hash/short-hash.ts";

// Errors.
export { type ArgumentChecks, argumentChecks, type ArgumentKind } from "./lib/model/argument-checks.ts";
export { showValue } from "./lib/errors/excerpt.ts";
export {
  SessionXmlError,
  type SessionXmlErrorArguments,
  type SessionXmlErrorCode,
  type SessionXmlErrorDetails,
} from "./lib/errors/session-xml-error.ts";
export type {
  DetailsByCode,
  DetailsCode,
  DetailsOf,
  ErrorPosition,
  SourcePosition,
  ValueDetails,
} from "./lib/errors/details.ts";
export { messageOf } from "./lib/errors/message-of.ts";

// Validating.
export { validateSession } from "./lib/validate/validate-session.ts";
export { validateSessionXml } from "./lib/validate/validate-session-xml.ts";
export type {
  SchemaEdition,
  ValidationOptions,
  XmlValidationOptions,
} from "./lib/validate/validation-options.ts";
export type { IssueCode, IssueSeverity, ValidationIssue, ValidationResult } from "./lib/validate/issue.ts";
