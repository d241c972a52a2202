import { fail } from "./command-url-error.ts";
import { text } from "./text.ts";

/** Percent-encodes everything except ASCII letters, digits, `_`, `.` and `-`: more than `encodeURIComponent` does. */
export function encode(value: unknown, field: string): string {
  return encodeURIComponent(text(value, field)).replace(
    /[!'()*~]/g,
    (character) => "%" + character.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** Like {@link encode}, but rejects an empty value. */
export function encodeSome(value: unknown, field: string): string {
  return encode(value, field) || fail("empty-value", field);
}

/** Restores `/` in encoded text: cineSync leaves it unencoded in keys, script names, user names and passwords. */
export function keepSlashes(encoded: string): string {
  return encoded.replaceAll("%2F", "/");
}

/** Encodes a key or a script name as the path of a URL. */
export function encodePath(value: unknown, field: string): string {
  const path = keepSlashes(encodeSome(value, field));
  if (hasDotSegment(path)) fail("dot-segment", field);
  return path;
}

/** Whether a path contains a `.` or `..` segment, which programs drop from a URL even when it is encoded. */
export function hasDotSegment(path: string): boolean {
  return /(^|\/)\.\.?(\/|$)/.test(path);
}
