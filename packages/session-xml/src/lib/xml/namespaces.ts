import { excerpt } from "../errors/excerpt.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { declarationProblem, prefixOf, XML_NAMESPACE, XMLNS_NAMESPACE } from "./names.ts";
import type { StartTag } from "./xml-handler.ts";

/** A name, split into prefix and local name. */
export interface QualifiedName {
  readonly prefix: string;
  readonly local: string;
}

interface Scope {
  /** Number of open elements around the one with the declarations. */
  readonly depth: number;
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Tracks namespace declarations, as "Namespaces in XML 1.0" defines them. Resolving them here instead of in the parser
 * costs nothing for the usual document, which has a single declaration on its root.
 */
export class Namespaces {
  readonly #fail: (reason: string) => never;
  readonly #scopes: Scope[] = [];
  /** The namespace of names without a prefix. */
  default = "";

  constructor(fail: (reason: string) => never) {
    this.#fail = fail;
  }

  /** Takes the declarations of an element that is about to open inside `depth` others. */
  declare(tag: StartTag, depth: number): void {
    const prefixes = new Map<string, string>();
    for (let index = 0; index < tag.count; index += 1) {
      const { text: name, isSpecial } = tag.name(index);
      if (!isSpecial || (name !== "xmlns" && !name.startsWith("xmlns:"))) continue;
      const prefix = name === "xmlns" ? "" : this.split(name).local;
      const uri = tag.value(index);
      const problem = declarationProblem(prefix, uri);
      if (problem !== undefined) this.#fail(problem);
      // The same string object for the namespace of sessions: comparing it is fast.
      prefixes.set(prefix, uri === SESSION_NAMESPACE ? SESSION_NAMESPACE : uri);
    }
    if (prefixes.size === 0) return;
    this.#scopes.push({ depth, prefixes });
    this.default = prefixes.get("") ?? this.default;
  }

  /** Forgets the declarations of the element that has just closed inside `depth` others. */
  leave(depth: number): void {
    if (this.#scopes.at(-1)?.depth !== depth) return;
    this.#scopes.pop();
    this.default = this.#lookUp("") ?? "";
  }

  /** Splits a name; rejects one with an empty part or a second colon. */
  split(name: string): QualifiedName {
    if (!name.includes(":")) return { prefix: "", local: name };
    const prefix =
      prefixOf(name) ??
      this.#fail(`name ${excerpt(name)} must have at most one colon, between prefix and local name`);
    return { prefix, local: name.slice(prefix.length + 1) };
  }

  /** Returns the namespace and local name of an element. */
  resolveElement(name: string): { readonly namespace: string; readonly local: string } {
    const { prefix, local } = this.split(name);
    if (prefix === "xmlns") this.#fail('an element must not have the prefix "xmlns"');
    return { namespace: this.resolve(prefix), local };
  }

  /** Returns the namespace of a prefix. */
  resolve(prefix: string): string {
    if (prefix === "") return this.default;
    if (prefix === "xml") return XML_NAMESPACE;
    if (prefix === "xmlns") return XMLNS_NAMESPACE;
    return (
      this.#lookUp(prefix) ??
      this.#fail(
        `namespace prefix "${prefix}" is not declared; add xmlns:${prefix}="…" to an enclosing element`,
      )
    );
  }

  /** Rejects two attributes with the same name, which different prefixes can hide. */
  checkAttributes(tag: StartTag): void {
    const seen = new Set<string>();
    for (let index = 0; index < tag.count; index += 1) {
      const { text: name, isSpecial } = tag.name(index);
      if (!isSpecial) continue;
      const { prefix, local } = this.split(name);
      if (prefix === "" || prefix === "xmlns") continue;
      const expanded = `${this.resolve(prefix)} ${local}`;
      if (seen.has(expanded)) this.#fail(`duplicate attribute "${name}" (two prefixes for one namespace)`);
      seen.add(expanded);
    }
  }

  #lookUp(prefix: string): string | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index -= 1) {
      const uri = this.#scopes[index]?.prefixes.get(prefix);
      if (uri !== undefined) return uri;
    }
    return undefined;
  }
}
