import { codePointName, excerpt } from "../errors/excerpt.ts";

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

// https://www.w3.org/TR/xml/#charsets; halves of surrogate pairs are not in it.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// https://www.w3.org/TR/xml/#NT-Name, with at most one colon: https://www.w3.org/TR/xml-names/#NT-QName
const START =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const NC_NAME = `[${START}][${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*`;
const NAME = new RegExp(`^(?:(${NC_NAME}):)?${NC_NAME}$`, "u");
/** Most names match this, which is tested faster. */
const PLAIN_NAME = /^[A-Za-z_][-.\w]*$/;

/** Returns the first character of a text that XML cannot contain, as `U+0007`. */
export function illegalCharacter(text: string): string | undefined {
  const character = ILLEGAL.exec(text)?.[0];
  return character === undefined ? undefined : codePointName(character);
}

/** Returns whether a text has nothing but white space in it. */
export function isSpace(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
  }
  return true;
}

/** Returns the prefix of a name, `""` if it has none, `undefined` if it is not an XML name. */
export function prefixOf(name: string): string | undefined {
  if (PLAIN_NAME.test(name)) return "";
  const match = NAME.exec(name);
  return match === null ? undefined : (match[1] ?? "");
}

/** Returns a name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Returns the reason why a prefix, `""` for the default namespace, must not be declared for a namespace. */
export function declarationProblem(prefix: string, namespace: string): string | undefined {
  const isAllowed =
    prefix === "xml" || namespace === XML_NAMESPACE
      ? prefix === "xml" && namespace === XML_NAMESPACE
      : prefix !== "xmlns" && namespace !== XMLNS_NAMESPACE && (prefix === "" || namespace !== "");
  return isAllowed ? undefined : `the prefix "${prefix}" must not have the namespace ${excerpt(namespace)}`;
}
