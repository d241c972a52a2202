import { COMMANDS } from "../commands.ts";
import { h } from "../dom.ts";
import { dialog } from "./dialog.ts";

const PAGE_KEYS = [
  ["S", "Search the notes"],
  ["?", "Show this help"],
] as const;

/** The keys, from the same table as the buttons. */
export function helpDialog(): HTMLDialogElement {
  const keys = [...COMMANDS.map(({ keyName, help }) => [keyName, help] as const), ...PAGE_KEYS];
  return dialog(
    "Keys",
    h(
      "dl",
      { class: "keys" },
      ...keys.map(([key, help]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, help))),
    ),
    h("p", { class: "small" }, "Keys do nothing while you type in a field. Every key is a button as well."),
    h(
      "p",
      { class: "small" },
      "Movies are decoded by this browser; mediabunny (Mozilla Public License 2.0) reads those that its video element shows wrong.",
    ),
  );
}
