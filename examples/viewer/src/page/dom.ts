type Attributes = Readonly<Record<string, string | number | boolean>>;

/**
 * Makes an element. Text is always text: nothing that a session holds can become markup.
 *
 * @param attributes `true` gives an attribute without a value, `false` leaves it out.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

export function button(text: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", onClick);
  return element;
}

/** Returns an element of index.html. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no #${id}`);
  return element;
}

let ids = 0;

export function newId(): string {
  ids += 1;
  return `e${ids}`;
}

/** A field with its label. */
export function labeled(text: string, field: HTMLElement): HTMLLabelElement {
  return h("label", {}, h("span", {}, text), field);
}

/** A check box with its label. */
export function checkBox(
  text: string,
  onChange: (checked: boolean) => void,
): {
  readonly label: HTMLLabelElement;
  readonly field: HTMLInputElement;
} {
  const field = h("input", { type: "checkbox" });
  field.addEventListener("change", () => {
    onChange(field.checked);
  });
  return { label: h("label", { class: "check" }, field, h("span", {}, text)), field };
}

/** A choice of values; the first one is chosen. */
export function select(...options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  return h("select", {}, ...options.map(([value, text]) => h("option", { value }, text)));
}

/** `1 note`, `2 notes`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
}

/**
 * A name that is cut in the middle where it does not fit, so that the version and the extension stay.
 * Screen readers and searches in the page get the whole name.
 */
export function middleCut(name: string): HTMLElement {
  const characters = Array.from(name);
  const tail = characters.length <= 14 ? 0 : 11;
  const head = characters.slice(0, characters.length - tail).join("");
  return h(
    "span",
    { class: "name", title: name },
    h("span", { class: "hidden-text", dir: "auto" }, name),
    h(
      "span",
      { class: "cut", "aria-hidden": "true" },
      h("span", { class: "head" }, head),
      ...(tail === 0 ? [] : [h("span", { class: "tail" }, characters.slice(-tail).join(""))]),
    ),
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Returns whether keys belong to the element: they must not move frames then. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target.matches("select, textarea, [contenteditable]");
}
