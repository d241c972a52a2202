// Characters that XML 1.0 or HTML forbids even as references: control characters, halves of pairs, and noncharacters.
const ILLEGAL = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text that stays text: inside an element or a quoted attribute, in an XML file as well as in an HTML page.
 * Characters that neither can hold become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .replace(ILLEGAL, "\uFFFD")
    .replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}
