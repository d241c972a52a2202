import { safe, type Html } from "../base/safe-html.ts";

/** User data of so many characters is left on its line. */
const SHORT = 60;

/** User data, laid out for reading if it is JSON. */
export function userDataBlock(text: string): Html | undefined {
  if (text.trim() === "") return undefined;
  return safe`<div class="user-data">
    <p class="soft">User data</p>
    <pre dir="auto">${readable(text)}</pre>
  </div>`;
}

function readable(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || text.length <= SHORT) return text;
    return JSON.stringify(value, undefined, 2);
  } catch {
    return text;
  }
}
