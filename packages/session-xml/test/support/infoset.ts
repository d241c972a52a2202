import { SaxesParser, type SaxesTagNS } from "saxes";

/** An element, reduced to its meaning: an independent view of a file, for comparing two files. */
export interface InfosetElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (InfosetElement | string)[];
}

const TEXT_ELEMENTS = new Set(["notes", "name", "group", "p", "path", "url", "chat", "shortHash"]);
const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const OURS = "http://www.cinesync.com/ns/session/3.0";

/** Reads a file without this package and ignores only what has no meaning: white space between elements, spelling of numbers, order of kinds. */
export function infoset(xml: string): InfosetElement {
  const parser = new SaxesParser({ xmlns: true });
  const stack: { name: string; attributes: Record<string, string>; children: (InfosetElement | string)[] }[] =
    [{ name: "", attributes: {}, children: [] }];
  parser.on("opentag", (tag: SaxesTagNS) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === "http://www.w3.org/2000/xmlns/") continue;
      attributes[`{${attribute.uri}}${attribute.local}`] = NUMBER.test(attribute.value)
        ? String(Number(attribute.value))
        : /^\s*(?:true|false|True|False|NaN|-?INF|pro|standard|side-by-side|composite|interlaced)\s*$/.test(
              attribute.value,
            )
          ? attribute.value.trim()
          : attribute.value;
    }
    const element = { name: `{${tag.uri}}${tag.local}`, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  const text = (value: string): void => {
    const children = stack.at(-1)?.children;
    const last = children?.at(-1);
    if (typeof last === "string") children?.splice(-1, 1, last + value);
    else children?.push(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", () => {
    const element = stack.pop();
    if (element === undefined) return;
    const local = element.name.slice(element.name.indexOf("}") + 1);
    const isOurs = element.name.startsWith(`{${OURS}}`);
    if (isOurs && !TEXT_ELEMENTS.has(local)) {
      const kept = element.children.filter((child) => typeof child !== "string" || child.trim() !== "");
      element.children.splice(0, Infinity, ...kept);
      // The order of elements of different kinds has no meaning, but drawing objects are in drawing order.
      const order = (child: InfosetElement | string): string =>
        typeof child === "string"
          ? ""
          : local === "annotation" && child.name !== `{${OURS}}notes`
            ? "object"
            : child.name;
      if (local !== "locators") {
        element.children.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
      }
    }
  });
  parser.write(xml).close();
  const root = stack[0]?.children.find((child) => typeof child !== "string");
  if (root === undefined || typeof root === "string") throw new Error("no root");
  return root;
}
