import { fail } from "./command-url-error.ts";
import { text } from "./text.ts";

/** Percent-encodes everything but ASCII letters, digits, `_`, `.` and `-`: more than `encodeURIComponent` does. */
export function encode(value: unknown, field: string): string {
  return encodeURIComponent(text(value, field)).replace(
    /[!'()*~]/g,
    (character) => "%" + character.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** As {@link encode}, for a value that must not be empty. */
export function encodeSome(value: unknown, field: string): string {
  return encode(value, field) || fail("empty-value", field);
}

/** Restores `/` in encoded text: keys, script names, user names and passwords have it plain. */
export function keepSlashes(encoded: string): string {
  return encoded.replaceAll("%2F", "/");
}

/** Encodes a key or a script name as the path of a URL. */
export function encodePath(value: unknown, field: string): string {
  const path = keepSlashes(encodeSome(value, field));
  if (hasDotSegment(path)) fail("dot-segment", field);
  return path;
}

/** Whether a path has a segment `.` or `..`, which programs drop from a URL even when it is encoded. */
export function hasDotSegment(path: string): boolean {
  return /(^|\/)\.\.?(\/|$)/.test(path);
}
