import type { App } from "../app.ts";
import { commandOf, type CommandId } from "../commands.ts";
import { button } from "../dom.ts";

/** The button of a command: its name says what it does, its tooltip which key does it, too. */
export function commandButton(app: App, id: CommandId): HTMLButtonElement {
  const { label, help, keyName, key, run } = commandOf(id);
  const isWord = /^\p{L}[\p{L} ]+$/u.test(label);
  return button(
    label,
    () => {
      run(app);
    },
    {
      title: `${help} (${keyName})`,
      "aria-keyshortcuts": key === " " ? "Space k" : key,
      ...(!isWord && { "aria-label": help.replace(/;.*/u, "") }),
      class: isWord ? "" : "symbol",
    },
  );
}
