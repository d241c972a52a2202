import type { App } from "../app.ts";
import type { Message } from "../state/state.ts";

let ids = 0;

/** A message about a success needs no answer, and disappears. */
const PASSING_MILLISECONDS = 12_000;

/** Shows a message. Errors and messages with buttons stay until they are dismissed. */
export function say(
  app: App,
  text: string,
  { kind = "info", actions = [] }: { kind?: Message["kind"]; actions?: Message["actions"] } = {},
): void {
  ids += 1;
  const id = ids;
  app.store.update({ messages: [...app.store.state.messages, { id, kind, text, actions }].slice(-6) });
  if (kind === "error" || actions.length > 0) return;
  setTimeout(() => {
    dismiss(app, id);
  }, PASSING_MILLISECONDS);
}

export function sayError(app: App, text: string): void {
  say(app, text, { kind: "error" });
}

export function dismiss({ store }: App, id: number): void {
  store.update({ messages: store.state.messages.filter((message) => message.id !== id) });
}

export function clearMessages({ store }: App): void {
  store.update({ messages: [] });
}
