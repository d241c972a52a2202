import { generateSession } from "./generate.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";
import { spellDocument } from "./spell.ts";

/** The kinds of generated documents: valid ones, and ones with changes that can make them invalid. */
export type DocumentKind = "valid" | "valid-later" | "mutant" | "torn";

export interface GeneratedDocument {
  /** Seed and index identify a document: `generateDocument(seed, index)` returns it again. */
  readonly seed: number;
  readonly index: number;
  readonly kind: DocumentKind;
  readonly xml: string;
}

/**
 * A document of a seed's endless series. One in four is valid (some only by the current schema), most have one to three
 * changes, and a few are cut off or damaged as text, so that they are hardly XML.
 */
export function generateDocument(seed: number, index: number): GeneratedDocument {
  const random = new Random(seed, index);
  const kind = random.pick<DocumentKind>([
    ...Array.from<DocumentKind>({ length: 4 }).fill("valid"),
    ...Array.from<DocumentKind>({ length: 2 }).fill("valid-later"),
    ...Array.from<DocumentKind>({ length: 17 }).fill("mutant"),
    "torn",
  ]);
  const later = kind === "valid-later" || (kind !== "valid" && random.once(4));
  const tree = generateSession(random, { later });
  const xml = spellDocument(random, kind === "mutant" ? mutate(random, tree) : tree);
  return { seed, index, kind, xml: kind === "torn" ? tear(random, xml) : xml };
}

/** Damages the text itself. */
function tear(random: Random, xml: string): string {
  const at = random.below(xml.length);
  switch (random.below(5)) {
    case 0:
      return xml.slice(0, at);
    case 1:
      return xml.slice(0, at) + xml.slice(at + random.between(1, 5));
    case 2:
      return xml.slice(0, at) + random.character("<>&\"'=/ x;!?-[]\u0001\ufffe") + xml.slice(at);
    case 3:
      return xml.slice(0, at) + random.character("<>&\"'=/ x;!?-[]") + xml.slice(at + 1);
    default:
      return xml + random.pick(["x", "<!-- end -->", "<session/>", "&#32;", "<![CDATA[]]>", "\u00a0"]);
  }
}
