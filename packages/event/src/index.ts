// Running a script.
export { eventHandler, type EventHandlerOptions } from "./lib/event-handler.ts";

// The pieces.
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
export { findSavedFrames, type SavedFramesPlace } from "./lib/saved-frames.ts";

// The event.
export type { Event, EventContext, EventOfMode, MediaEvent, PartsEvent, SessionMode } from "./lib/event.ts";

// What goes wrong.
export { EventError, type EventErrorCode, type EventErrorDetails } from "./lib/event-error.ts";
