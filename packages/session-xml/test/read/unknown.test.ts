import { describe, expect, test } from "vitest";
import { stringifySession, type UnknownNode } from "../../src/index.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { errorOf } from "../support/error-of.ts";
import { annotation, media, NAMESPACE, session } from "../support/sample-documents.ts";

const XMLNS = "http://www.w3.org/2000/xmlns/";

const element = (name: string, ...children: UnknownNode[]): UnknownNode => ({
  kind: "element",
  name,
  namespace: NAMESPACE,
  attributes: [],
  children,
});
const text = (content: string): UnknownNode => ({ kind: "text", text: content });

describe.each(ENGINES)("unknown content is preserved exactly, by %s:", (engine) => {
  const contentOf = (xml: string): readonly (readonly [follows: string, node: UnknownNode])[] =>
    (parseWith(engine, xml).preserved?.content ?? []).map(({ follows, node }) => [follows, node] as const);

  test("nested elements with text around them, in any chunks", () => {
    const xml = session("<x>a<y/>b<y><z/>c<z/></y>d<![CDATA[e]]>&amp;<!-- c -->f</x>");
    expect(contentOf(xml)).toEqual([
      [
        "",
        element(
          "x",
          text("a"),
          element("y"),
          text("b"),
          element("y", element("z"), text("c"), element("z")),
          text("de&f"),
        ),
      ],
    ]);
  });

  test("elements without a prefix for the namespace of sessions, and with their prefix for others", () => {
    const xml = session(`<p:x xmlns:p="${NAMESPACE}" xmlns:q="urn:q"><q:y q:z="1" w="2"/></p:x>`);
    expect(contentOf(xml)).toEqual([
      [
        "",
        {
          kind: "element",
          name: "x",
          namespace: NAMESPACE,
          attributes: [
            { name: "xmlns:p", namespace: XMLNS, value: NAMESPACE },
            { name: "xmlns:q", namespace: XMLNS, value: "urn:q" },
          ],
          children: [
            {
              kind: "element",
              name: "q:y",
              namespace: "urn:q",
              attributes: [
                { name: "q:z", namespace: "urn:q", value: "1" },
                { name: "w", namespace: "", value: "2" },
              ],
              children: [],
            },
          ],
        },
      ],
    ]);
  });

  test("declarations on a known element, except a second prefix for the namespace of sessions", () => {
    const xml = session(
      media("", `xmlns:p="${NAMESPACE}" xmlns:q="urn:q" q:mood="dark" mood="${NAMESPACE}" xmlns2="a"`),
    );
    expect(parseWith(engine, xml).media[0]?.preserved?.attributes).toEqual([
      { name: "xmlns:q", namespace: XMLNS, value: "urn:q" },
      { name: "q:mood", namespace: "urn:q", value: "dark" },
      { name: "mood", namespace: "", value: NAMESPACE },
      { name: "xmlns2", namespace: "", value: "a" },
    ]);
  });

  test("the position after the sibling that is written last", () => {
    const xml = session(
      `<a/><notes>n</notes><b/>${media("<c/><notes>m</notes><d/>")}<e/><group>g</group><group>h</group><f/>`,
    );
    const after = contentOf(xml).map(([place, node]) => [place, node.kind === "element" && node.name]);
    expect(after).toEqual([
      ["", "a"],
      ["notes", "b"],
      ["media[1]", "e"],
      ["media[1]", "f"],
    ]);
    const inMovie = parseWith(engine, xml).media[0]?.preserved?.content?.map(({ follows }) => follows);
    expect(inMovie).toEqual(["locators", "notes"]);
  });

  test("text in different positions, which is not joined", () => {
    const xml = session("a<notes>n</notes>b<x/>c");
    expect(contentOf(xml)).toEqual([
      ["", text("a")],
      ["notes", text("b")],
      ["notes", element("x")],
      ["notes", text("c")],
    ]);
    expect(stringifySession(parseWith(engine, xml), { indent: "" }).replaceAll("\n", "")).toContain(
      ">a<notes>n</notes>b<x/>c</session>",
    );
  });

  test("names of the format in another namespace or in unknown content", () => {
    const xml = session(
      '<x:notes xmlns:x="urn:x">a</x:notes><y><notes>b</notes><media/></y><notes xmlns="">c</notes>',
    );
    const { notes, media: movies } = parseWith(engine, xml);
    expect([notes, movies]).toEqual(["", []]);
    expect(contentOf(xml)).toEqual([
      [
        "",
        {
          ...element("x:notes", text("a")),
          namespace: "urn:x",
          attributes: [{ name: "xmlns:x", namespace: XMLNS, value: "urn:x" }],
        },
      ],
      ["", element("y", element("notes", text("b")), element("media"))],
      ["", { ...element("notes", text("c")), namespace: "" }],
    ]);
  });

  test("default namespaces, which end with the element that declares them", () => {
    const xml = session(
      '<a xmlns="urn:a"><b xmlns="urn:b"><c/></b><d/><e xmlns=""><f/></e><g/></a><notes>n</notes><h/>',
    );
    const namespaces: string[] = [];
    const visit = (node: UnknownNode): void => {
      if (node.kind === "text") return;
      namespaces.push(`${node.name} ${node.namespace}`);
      node.children.forEach(visit);
    };
    for (const [, node] of contentOf(xml)) visit(node);
    expect(namespaces).toEqual([
      "a urn:a",
      "b urn:b",
      "c urn:b",
      "d urn:a",
      "e ",
      "f ",
      "g urn:a",
      `h ${NAMESPACE}`,
    ]);
    expect(parseWith(engine, xml).notes).toBe("n");
  });

  test("and an error in the middle has the complete path", () => {
    const xml = session(media(annotation("<x><y/><y><z>&nbsp;</z></y></x>")));
    const { path } = errorOf(() => parseWith(engine, xml));
    expect(path).toBe("/session/media[1]/annotation[1]/x/y/z");
  });
});
