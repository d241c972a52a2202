import { startEditing } from "./actions/edit-note.ts";
import { toggleDoneHere } from "./actions/filter-notes.ts";
import { grabFrame } from "./actions/frame-pictures.ts";
import { stepFrame, stepNote } from "./actions/go-to.ts";
import {
  clearRange,
  goToRangeEnd,
  setRangeEnd,
  shuttle,
  stop,
  toggleLoop,
  togglePlay,
} from "./actions/play.ts";
import { copyLink, copyNote } from "./actions/copy.ts";
import { toggleDrawings, toggleFullScreen } from "./actions/show.ts";
import type { App } from "./app.ts";

/** Something that a person can do to the frame, by key and by button. */
export interface Command {
  readonly id: string;
  /** As `KeyboardEvent.key`, with `Shift+` before it where Shift changes the meaning. */
  readonly key: string;
  /** The key as people read it. */
  readonly keyName: string;
  /** Text of the button. */
  readonly label: string;
  /** Its effect: name of the button and line of the help. */
  readonly help: string;
  readonly run: (app: App) => void;
}

/** Every key of the page: keyboard, buttons and help read this table. */
export const COMMANDS = [
  command("previous-note", "p", "P", "« Note", "Previous note", (app) => {
    stepNote(app, -1);
  }),
  command("next-note", "n", "N", "Note »", "Next note", (app) => {
    stepNote(app, 1);
  }),
  command("play", " ", "Space", "▶", "Play or stop", togglePlay),
  command("back-1", "ArrowLeft", "←", "‹", "One frame back", (app) => {
    stepFrame(app, -1);
  }),
  command("forward-1", "ArrowRight", "→", "›", "One frame forward", (app) => {
    stepFrame(app, 1);
  }),
  command("back-10", "Shift+ArrowLeft", "Shift ←", "‹‹", "Ten frames back", (app) => {
    stepFrame(app, -10);
  }),
  command("forward-10", "Shift+ArrowRight", "Shift →", "››", "Ten frames forward", (app) => {
    stepFrame(app, 10);
  }),
  command("reverse", "j", "J", "◀◀", "Play backwards; again: faster", (app) => {
    shuttle(app, -1);
  }),
  command("pause", "k", "K", "■", "Stop", stop),
  command("forward", "l", "L", "▶▶", "Play forwards; again: faster", (app) => {
    shuttle(app, 1);
  }),
  command("range-start", "Home", "Home", "|◀", "First frame of the range", (app) => {
    goToRangeEnd(app, "first");
  }),
  command("range-end", "End", "End", "▶|", "Last frame of the range", (app) => {
    goToRangeEnd(app, "last");
  }),
  command("set-in", "[", "[", "[", "Start the range here", (app) => {
    setRangeEnd(app, "first");
  }),
  command("set-out", "]", "]", "]", "End the range here", (app) => {
    setRangeEnd(app, "last");
  }),
  command("clear-range", "\\", "\\", "[ ]", "Play the whole movie", clearRange),
  command("loop", "/", "/", "Loop", "Repeat the range", toggleLoop),
  command("drawings", "d", "D", "Drawings", "Show or hide drawings", toggleDrawings),
  command("full-screen", "f", "F", "Full screen", "Full screen", toggleFullScreen),
  command(
    "grab",
    "g",
    "G",
    "Save frame",
    "Save the frame with its drawing as PNG",
    (app) => void grabFrame(app),
  ),
  command("done", "x", "X", "Done", "Mark the note as done, or as open", toggleDoneHere),
  command("edit", "e", "E", "Edit note", "Write or change the note of this frame", startEditing),
  command("copy-note", "c", "C", "Copy note", "Copy the note", (app) => void copyNote(app)),
  command(
    "copy-link",
    "Shift+C",
    "Shift C",
    "Copy link",
    "Copy a link to this frame",
    (app) => void copyLink(app),
  ),
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]["id"];

export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
}

/** Returns the command of a key. Keys with Ctrl, Alt or Meta belong to the browser. */
export function commandOfKey(event: KeyboardEvent): Command | undefined {
  if (event.metaKey || (event.ctrlKey && !event.altKey)) return undefined;
  // Many keyboards have brackets and the backslash on AltGr or Option only.
  if (event.altKey && !/^[[\]\\/]$/u.test(event.key)) return undefined;
  const key = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  return COMMANDS.find(
    (one) =>
      one.key === (event.shiftKey ? `Shift+${key}` : key) ||
      (one.key === key && key.length === 1 && !/[a-z]/iu.test(key)),
  );
}

function command<Id extends string>(
  id: Id,
  key: string,
  keyName: string,
  label: string,
  help: string,
  run: (app: App) => void,
): Command & { readonly id: Id } {
  return { id, key, keyName, label, help, run };
}
