import { fail } from "./command-url-error.ts";
import { text } from "./text.ts";

/**
 * Percent-encodes text. cineSync's own set: only ASCII letters, digits, `_`, `.` and `-` stay, which is less than
 * what `encodeURIComponent` leaves alone.
 */
export function encode(value: unknown, field: string): string {
  return encodeURIComponent(text(value, field)).replace(
    /[!'()*~]/g,
    (character) => "%" + character.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** As {@link encode}, for what must not be empty. */
export function encodeSome(value: unknown, field: string): string {
  return encode(value, field) || fail("empty", field, "is empty");
}

/** What {@link encode} gave, with `/` as it was: in keys, script names, user names and passwords. */
export function keepSlashes(encoded: string): string {
  return encoded.replaceAll("%2F", "/");
}

/** A key or a script name as the path of a URL. */
export function encodePath(value: unknown, field: string): string {
  const path = keepSlashes(encodeSome(value, field));
  if (hasDotSegment(path)) fail("dot-segment", field, 'has a segment "." or "..", which gets lost in a URL');
  return path;
}

/** Whether a URL with this path would lose a part on its way: `.` and `..` do, however they are encoded. */
export function hasDotSegment(path: string): boolean {
  return /(^|\/)\.\.?(\/|$)/.test(path);
}
