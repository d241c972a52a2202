/** Markup that is known to be safe: it can only be made by `safe` and `trusted`. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value in a template: text and numbers are escaped, markup is not, `undefined` and `false` leave nothing. */
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[];

/**
 * Makes markup from a template whose values can never become markup, inside elements as well as inside quoted attributes.
 * Line breaks of the template and the spaces after them are left out.
 */
export function safe(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const [first = "", ...rest] = template.map((text) => text.replace(/\n\s*/g, ""));
  return new Html(rest.reduce((markup, text, index) => markup + toMarkup(values[index]) + text, first));
}

/** Marks as safe what another function has made safe. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Control characters, halves of pairs, and what Unicode says is no character. */
const UNSHOWABLE = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

/** Returns text that stays text. Characters that no page can show become U+FFFD. */
function escapeHtml(text: string): string {
  return text
    .replace(UNSHOWABLE, "\uFFFD")
    .replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function toMarkup(value: HtmlValue): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.markup;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(toMarkup).join("");
}
