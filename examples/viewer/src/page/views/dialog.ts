import { button, h, newId } from "../dom.ts";

/** A modal dialog with a title and a button that closes it. */
export function dialog(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const heading = h("h2", { id: newId() }, title);
  const element = h("dialog", { "aria-labelledby": heading.id });
  const close = button("Close", () => {
    element.close();
  });
  element.append(h("div", { class: "title" }, heading, close), ...content);
  return element;
}
