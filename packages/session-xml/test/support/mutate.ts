import { generateSession } from "./generate.ts";
import type { Random } from "./random.ts";
import {
  allElements,
  isElement,
  parentsOf,
  type TreeAttribute,
  type TreeElement,
  type TreeNode,
} from "./tree.ts";
import { doubtfulValue, validValue, type ValueKind } from "./values.ts";

// Changes to a valid document that may or may not make it invalid: a schema engine decides.

/** Changes the tree in place and returns the root, which may be another one. */
type Mutation = (random: Random, root: TreeElement) => TreeElement;

/** Makes one to three changes, usually one. */
export function mutate(random: Random, root: TreeElement): TreeElement {
  let result = root;
  for (const mutation of random.list(random.pick([1, 1, 1, 2, 3]), () => random.pick(MUTATIONS))) {
    result = mutation(random, result);
  }
  return result;
}

const SESSION = "http://www.cinesync.com/ns/session/3.0";

const NAMESPACES: readonly string[] = [
  "",
  "urn:example:other",
  "http://www.cinesync.com/ns/session/2.0",
  "http://www.cinesync.com/ns/session/3.0/",
  "HTTP://www.cinesync.com/ns/session/3.0",
  "http://www.cinesync.com/ns/session/3.0 ",
  "http://www.w3.org/1999/xhtml",
];

const FOREIGN_ATTRIBUTES: readonly TreeAttribute[] = [
  { name: "schemaLocation", namespace: "http://www.w3.org/2001/XMLSchema-instance", value: "a b" },
  { name: "lang", namespace: "http://www.w3.org/XML/1998/namespace", value: "en" },
  { name: "space", namespace: "http://www.w3.org/XML/1998/namespace", value: "preserve" },
  { name: "base", namespace: "http://www.w3.org/XML/1998/namespace", value: "http://example.com/" },
  { name: "frame", namespace: SESSION, value: "1" },
  { name: "version", namespace: SESSION, value: "3" },
  { name: "note", namespace: "urn:example:other", value: "" },
  { name: "framesPerSecond", value: "24" },
  { name: "framesPerSecond", value: "fast" },
  { name: "framesPerSecond", value: " 23.976 " },
  { name: "fromScript", value: "True" },
  { name: "fromScript", value: "true" },
  { name: "ownerShouldAutomaticallyDownload", value: "False" },
  { name: "guestShouldAutomaticallyDownload", value: " True\n" },
  { name: "guestShouldAutomaticallyDownload", value: "0" },
  { name: "__proto__", value: "1" },
  { name: "constructor", value: "1" },
  { name: "hasOwnProperty", value: "1" },
  { name: "toString", value: "1" },
  { name: "kind", value: "line" },
  { name: "preserved", value: "1" },
];

/** Names that the format has somewhere, and some that it does not have. */
const ELEMENT_NAMES: readonly string[] = [
  ..."session group notes chat stereo media name locators path shortHash url groupMovie playRange inFrame".split(
    " ",
  ),
  ..."outFrame playOnlyRange zoomState center scaleFactor pixelRatio source target mask ratio colorGrading".split(
    " ",
  ),
  ..."offset brightness saturation gamma contrast linearToLog lutPath annotation line erase circle arrow".split(
    " ",
  ),
  ..."text point startPoint endPoint special flipSide reverse background foreground p anamorphic anaglyph".split(
    " ",
  ),
  ..."grayscale separation Session MEDIA Note rectangle __proto__ constructor toString kind objects points".split(
    " ",
  ),
];

const ATTRIBUTE_NAMES: readonly string[] = [
  ..."version sessionFeatures hashToken userData active currentFrame value x y width height alpha red green".split(
    " ",
  ),
  ..."blue rgb enabled type annotation image frame id color thickness Version userdata colr __proto__".split(
    " ",
  ),
];

const MUTATIONS: readonly Mutation[] = [
  onAttribute(dropAttribute),
  onAttribute(doubtAttribute),
  onAttribute(doubtAttribute),
  onAttribute(doubtAttribute),
  onAttribute(doubtAttribute),
  onAttribute(doubtAttribute),
  onAttribute(renameAttribute),
  onAttribute(moveAttribute),
  onAttribute(attributeToElement),
  onAttribute(qualifyAttribute),
  onElement(dropElement),
  onElement(dropElement),
  onElement(duplicateElement),
  onElement(duplicateElement),
  onElement(renameElement),
  onElement(moveElement),
  onElement(unwrapElement),
  onElement(moveToEnd),
  addAttribute,
  addElement,
  addFromOther,
  addText,
  addText,
  changeNamespace,
  emptyElement,
  doubtText,
  doubtText,
  childInText,
  changeRoot,
];

function onAttribute(
  change: (random: Random, root: TreeElement, element: TreeElement, index: number) => void,
): Mutation {
  return (random, root) => {
    const places = allElements(root).flatMap((element) =>
      element.attributes.map((_, index) => ({ element, index })),
    );
    if (places.length > 0) {
      const { element, index } = random.pick(places);
      change(random, root, element, index);
    }
    return root;
  };
}

function onElement(
  change: (random: Random, root: TreeElement, element: TreeElement, parent: TreeElement) => void,
): Mutation {
  return (random, root) => {
    const places = [...parentsOf(root)];
    if (places.length > 0) {
      const [element, parent] = random.pick(places);
      change(random, root, element, parent);
    }
    return root;
  };
}

function dropAttribute(_random: Random, _root: TreeElement, element: TreeElement, index: number): void {
  element.attributes.splice(index, 1);
}

function doubtAttribute(random: Random, _root: TreeElement, element: TreeElement, index: number): void {
  const attribute = element.attributes[index];
  if (attribute) attribute.value = doubtfulValue(random, attribute.type ?? "bool");
}

function renameAttribute(random: Random, _root: TreeElement, element: TreeElement, index: number): void {
  const attribute = element.attributes[index];
  if (attribute) setName(element, attribute, random.pick(ATTRIBUTE_NAMES));
}

/** Two attributes with the same name would not be XML. */
function setName(element: TreeElement, attribute: TreeAttribute, name: string): void {
  if (!element.attributes.some((other) => other !== attribute && other.name === name)) attribute.name = name;
}

function moveAttribute(random: Random, root: TreeElement, element: TreeElement, index: number): void {
  const target = random.pick(allElements(root));
  const [attribute] = element.attributes.splice(index, 1);
  if (attribute && !target.attributes.some((other) => other.name === attribute.name))
    target.attributes.push(attribute);
}

function attributeToElement(random: Random, _root: TreeElement, element: TreeElement, index: number): void {
  const [attribute] = element.attributes.splice(index, 1);
  if (attribute)
    insert(random, element, { ...leaf(attribute.name), children: [attribute.value], elementOnly: false });
}

function qualifyAttribute(random: Random, _root: TreeElement, element: TreeElement, index: number): void {
  const attribute = element.attributes[index];
  if (attribute) attribute.namespace = random.pick([SESSION, "urn:example:other"]);
}

function dropElement(_random: Random, _root: TreeElement, element: TreeElement, parent: TreeElement): void {
  parent.children.splice(parent.children.indexOf(element), 1);
}

function duplicateElement(
  random: Random,
  _root: TreeElement,
  element: TreeElement,
  parent: TreeElement,
): void {
  insert(random, parent, structuredClone(element));
}

function renameElement(random: Random, _root: TreeElement, element: TreeElement): void {
  element.name = random.pick(ELEMENT_NAMES);
}

function moveElement(random: Random, root: TreeElement, element: TreeElement, parent: TreeElement): void {
  const below = new Set(allElements(element));
  const target = random.pick(allElements(root).filter((candidate) => !below.has(candidate)));
  dropElement(random, root, element, parent);
  insert(random, target, element);
}

/** Changes only the order, which the schema ignores. */
function moveToEnd(random: Random, root: TreeElement, element: TreeElement, parent: TreeElement): void {
  dropElement(random, root, element, parent);
  parent.children.push(element);
}

function unwrapElement(_random: Random, _root: TreeElement, element: TreeElement, parent: TreeElement): void {
  parent.children.splice(parent.children.indexOf(element), 1, ...element.children);
}

function addAttribute(random: Random, root: TreeElement): TreeElement {
  const all = allElements(root);
  const common = all.filter(isCommon);
  const element = random.pick(random.once(3) || common.length === 0 ? all : common);
  const kind: ValueKind = "anyText";
  const added = random.once(3)
    ? { name: random.pick(ATTRIBUTE_NAMES), value: validValue(random, kind) }
    : { ...random.pick(FOREIGN_ATTRIBUTES) };
  const taken = element.attributes.some(
    (known) => known.name === added.name && known.namespace === added.namespace,
  );
  if (!taken) element.attributes.push(added);
  return root;
}

/** The elements to which later releases add attributes. */
function isCommon(element: TreeElement): boolean {
  return element.name === "session" || element.name === "media" || element.name === "point";
}

function addElement(random: Random, root: TreeElement): TreeElement {
  const added = leaf(random.pick(ELEMENT_NAMES));
  if (random.once(2)) added.namespace = random.pick(NAMESPACES);
  if (random.once(3)) added.children.push("text");
  insert(random, random.pick(allElements(root)), added);
  return root;
}

/** Inserts an element of another session somewhere: often one that is valid there, but a second time. */
function addFromOther(random: Random, root: TreeElement): TreeElement {
  const other = generateSession(random);
  const added = random.pick(allElements(other));
  const parent = parentsOf(other).get(added);
  const alike = allElements(root).filter((element) => element.name === parent?.name);
  insert(random, random.pick(alike.length > 0 ? alike : [root]), added);
  return root;
}

function addText(random: Random, root: TreeElement): TreeElement {
  const text = random.pick([
    "x",
    ".",
    "0",
    "\u00a0",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\u3000",
    " ",
    "\n\t ",
    " text ",
  ]);
  const all = allElements(root);
  const elementOnly = all.filter((element) => element.elementOnly);
  insert(random, random.pick(random.once(2) && elementOnly.length > 0 ? elementOnly : all), text);
  return root;
}

function changeNamespace(random: Random, root: TreeElement): TreeElement {
  const namespace = random.pick(NAMESPACES);
  const element = random.pick(allElements(root));
  for (const changed of random.once(2) ? allElements(element) : [element]) changed.namespace = namespace;
  return root;
}

function emptyElement(random: Random, root: TreeElement): TreeElement {
  const element = random.pick(allElements(root));
  element.children = [];
  if (random.once(3)) element.attributes = [];
  return root;
}

function doubtText(random: Random, root: TreeElement): TreeElement {
  const elements = allElements(root).filter((element) => element.text !== undefined);
  if (elements.length > 0) {
    const element = random.pick(elements);
    const text = doubtfulValue(random, element.text ?? "anyText");
    element.children = text === "" ? [] : [text];
  }
  return root;
}

function childInText(random: Random, root: TreeElement): TreeElement {
  const elements = allElements(root).filter((element) => !element.elementOnly);
  if (elements.length > 0) {
    insert(random, random.pick(elements), leaf(random.pick(["b", "p", "group", "notes", "br"])));
  }
  return root;
}

function changeRoot(random: Random, root: TreeElement): TreeElement {
  switch (random.below(4)) {
    case 0:
      root.name = random.pick(ELEMENT_NAMES);
      return root;
    case 1:
      return { ...leaf(random.pick(["session", "sessions", "media"])), children: [root] };
    case 2:
      return random.pick(allElements(root));
    default:
      root.namespace = random.pick(NAMESPACES);
      return root;
  }
}

function leaf(name: string): TreeElement {
  return { name, attributes: [], children: [], elementOnly: true };
}

function insert(random: Random, parent: TreeElement, node: TreeNode): void {
  if (typeof node === "string" || !isElement(node)) {
    // Adjacent texts would become one text, whose spelling could join two things.
    parent.elementOnly = false;
  }
  parent.children.splice(random.below(parent.children.length + 1), 0, node);
}
