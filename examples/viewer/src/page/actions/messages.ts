import type { App } from "../app.ts";
import type { Message } from "../state/state.ts";

let ids = 0;

/** Shows a message until it is dismissed, or one of its buttons is used. */
export function say(
  { store }: App,
  text: string,
  { kind = "info", actions = [] }: { kind?: Message["kind"]; actions?: Message["actions"] } = {},
): void {
  ids += 1;
  store.update({ messages: [...store.state.messages, { id: ids, kind, text, actions }].slice(-6) });
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
