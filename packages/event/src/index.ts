// Running a script.
export { eventHandler, type EventHandlerOptions } from "./lib/event-handler.ts";

// Loading an event step by step.
export { loadEvent, type LoadEventOptions } from "./lib/load-event.ts";
export {
  OFFLINE_KEY,
  ONLINE_KEY,
  parseEventArguments,
  type EventArguments,
  type SaveExtension,
  type SaveFormat,
} from "./lib/arguments.ts";
export type { OptionValue } from "./lib/split-arguments.ts";
export {
  findSavedFrames,
  savedFrameConflicts,
  savedFrameFinder,
  type SavedFrameConflict,
  type SavedFramesLocation,
} from "./lib/saved-frames.ts";

// The event.
export type {
  EventContext,
  EventOfMode,
  MediaEvent,
  PartsEvent,
  ScriptEvent,
  SessionMode,
} from "./lib/script-event.ts";

// Errors.
export { EventError, type EventErrorCode, type EventErrorDetails } from "./lib/event-error.ts";
