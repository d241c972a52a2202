import type { Random } from "./random.ts";
import { isElement, type TreeAttribute, type TreeElement } from "./tree.ts";

const SESSION = "http://www.cinesync.com/ns/session/3.0";
const XML = "http://www.w3.org/XML/1998/namespace";

/** The declarations in scope at the start of an element. */
interface Scope {
  readonly defaultNamespace: string;
  /** Prefix → namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The spellings of a document; each position uses a random selection of them. */
interface Style {
  readonly prefixes: "never" | "one" | "mixed";
  readonly space: readonly string[];
  readonly lineBreak: "\n" | "\r\n" | "\r";
  readonly noise: boolean;
}

/** Writes a tree as an XML document, in one of the countless spellings that mean the same. */
export function spellDocument(random: Random, root: TreeElement): string {
  const style: Style = {
    prefixes: random.pick(["never", "never", "one", "mixed"]),
    space: random.pick([[""], ["\n", "\n  ", "\n\t"], [" ", "\n", "\t", ""]]),
    lineBreak: random.pick(["\n", "\n", "\r\n", "\r"]),
    noise: random.once(3),
  };
  const head = random.pick([
    "",
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='UTF-8' ?>",
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
  ]);
  const start: Scope = { defaultNamespace: "", prefixes: new Map([["xml", XML]]) };
  const speller = new Speller(random, style);
  const between = (): string => (style.noise ? speller.noise() : "") + random.pick(style.space);
  const text = `${head}${between()}${speller.element(root, start)}${between()}`;
  // Literal line breaks all become line feeds when the document is read.
  return text.replaceAll("\n", style.lineBreak);
}

class Speller {
  readonly #random: Random;
  readonly #style: Style;

  constructor(random: Random, style: Style) {
    this.#random = random;
    this.#style = style;
  }

  element(element: TreeElement, scope: Scope): string {
    const random = this.#random;
    const declarations = new Map<string, string>();
    const name = this.#qualify(element.name, element.namespace ?? SESSION, scope, declarations, false);
    let inner: Scope = this.#within(scope, declarations);
    const attributes = element.attributes.map((attribute) => {
      const spelling = this.#attribute(attribute, inner, declarations);
      inner = this.#within(scope, declarations);
      return spelling;
    });
    if (this.#style.noise && random.once(20)) declarations.set("unused", "urn:example:unused");
    for (const [prefix, namespace] of declarations) {
      attributes.push(`${prefix === "" ? "xmlns" : `xmlns:${prefix}`}=${this.#quoted(namespace)}`);
    }
    inner = this.#within(scope, declarations);
    const tag = [name, ...random.shuffle(attributes)].join(random.once(15) ? "\n  " : " ");
    const space = random.once(4) ? random.pick([" ", "\n", "\t"]) : "";
    if (element.children.length === 0 && !random.once(4)) return `<${tag}${space}/>`;
    const children = element.children.map((child) =>
      isElement(child) ? this.element(child, inner) : this.#text(child),
    );
    const content = element.elementOnly
      ? [this.#between(), ...children.flatMap((child) => [child, this.#between()])].join("")
      : children.join("") + (this.#style.noise && random.once(8) ? this.noise() : "");
    return `<${tag}${space}>${content}</${name}${random.once(15) ? " " : ""}>`;
  }

  /** A comment or a processing instruction. */
  noise(): string {
    return this.#random.pick([
      "<!---->",
      "<!-- a comment with <markup/> & more -->",
      "<?target?>",
      "<?target some > data?>",
      "<!--\n-->",
    ]);
  }

  #between(): string {
    const space = this.#random.pick(this.#style.space);
    if (!this.#style.noise || !this.#random.once(6)) return space;
    return this.#random.pick([
      this.noise(),
      space + this.noise() + space,
      "<![CDATA[ \n]]>",
      "<![CDATA[]]>",
      "&#32;",
      "&#x9;&#10;",
    ]);
  }

  #text(text: string): string {
    const random = this.#random;
    if (text === "") return random.pick(["", "<![CDATA[]]>"]);
    if (this.#style.noise && text.length > 1 && random.once(6)) {
      const at = random.between(1, text.length - 1);
      if (!isTrailSurrogate(text, at)) {
        return (
          this.#text(text.slice(0, at)) +
          random.pick(["", this.noise(), "<![CDATA[]]>"]) +
          this.#text(text.slice(at))
        );
      }
    }
    if (!text.includes("]]>") && !text.includes("\r") && random.once(10)) return `<![CDATA[${text}]]>`;
    return Array.from(text)
      .map((character) => {
        if (character === "\r" || (character !== "\n" && random.once(60))) return this.#reference(character);
        if (character === "<") return random.pick(["&lt;", "&#60;"]);
        if (character === "&") return random.pick(["&amp;", "&#x26;"]);
        // Text must not contain "]]>".
        if (character === ">") return random.pick(["&gt;", "&#62;"]);
        return character;
      })
      .join("");
  }

  #quoted(value: string): string {
    const quote = this.#random.pick(['"', '"', "'"]);
    const content = Array.from(value)
      .map((character) => {
        if ("\t\n\r".includes(character) || this.#random.once(80)) return this.#reference(character);
        if (character === "<") return "&lt;";
        if (character === "&") return "&amp;";
        if (character === quote) return quote === '"' ? "&quot;" : "&apos;";
        return character;
      })
      .join("");
    return `${quote}${content}${quote}`;
  }

  #reference(character: string): string {
    const code = character.codePointAt(0) ?? 0;
    return this.#random.pick([
      `&#${String(code)};`,
      `&#x${code.toString(16)};`,
      `&#x${code.toString(16).toUpperCase()};`,
      `&#0${String(code)};`,
    ]);
  }

  #attribute(attribute: TreeAttribute, scope: Scope, declarations: Map<string, string>): string {
    const { name, namespace, value } = attribute;
    const qualified =
      namespace === undefined ? name : this.#qualify(name, namespace, scope, declarations, true);
    const space = this.#random.once(30) ? " " : "";
    return `${qualified}${space}=${space}${this.#quoted(value)}`;
  }

  /** Returns the name with or without a prefix, and adds the declarations that it needs. */
  #qualify(
    name: string,
    namespace: string,
    scope: Scope,
    declarations: Map<string, string>,
    isAttribute: boolean,
  ): string {
    if (namespace === XML) return `xml:${name}`;
    const { prefixes } = this.#style;
    const usePrefix =
      isAttribute ||
      (namespace !== "" && (prefixes === "one" || (prefixes === "mixed" && this.#random.once(3))));
    if (!usePrefix) {
      if (scope.defaultNamespace !== namespace) declarations.set("", namespace);
      return name;
    }
    const known = [...scope.prefixes].find(([, known]) => known === namespace)?.[0];
    if (known !== undefined) return `${known}:${name}`;
    const free = ["s", "cs", "née", "_", "xs", "n1"].filter(
      (prefix) => !scope.prefixes.has(prefix) && !declarations.has(prefix),
    );
    const prefix = free.length > 0 ? this.#random.pick(free) : `p${String(scope.prefixes.size)}`;
    declarations.set(prefix, namespace);
    return `${prefix}:${name}`;
  }

  #within(scope: Scope, declarations: ReadonlyMap<string, string>): Scope {
    return {
      defaultNamespace: declarations.get("") ?? scope.defaultNamespace,
      prefixes: new Map([...scope.prefixes, ...[...declarations].filter(([prefix]) => prefix !== "")]),
    };
  }
}

function isTrailSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
