import fc from "fast-check";
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, test } from "vitest";
import { reviewReport, type ReviewReportOptions } from "../src/index.ts";
import { reviewSession } from "./support/session.ts";

const ATTACKS = [
  "</title></style></pre></p></svg><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '"}}@import url(https://example.com/x.css);{"',
  "\\22 }*{background:url(https://example.com/)}",
  "<!-- <![CDATA[ ]]> --> <?php ?> &lt;script&gt; &#x3C;b&#x3E;",
  "javascript:alert(1)",
  "\u0000\u0008\u0085\uFFFE\uD800<\u2028\u202E>",
  "`${alert(1)}` {{constructor}} %3Cscript%3E",
  "\r\n\r\n</article>",
];

const FULL: ReviewReportOptions = { userData: true, chat: true, sessionKey: "ASDF1234" };

describe("reviewReport: text of a session never becomes markup", () => {
  test.each(ATTACKS)("if every text is %j", async (attack) => {
    const benign = await shapeOf(
      reviewSession((text) => `${text} x`),
      "x",
    );
    expect(
      await shapeOf(
        reviewSession((text) => `${text} ${attack}`),
        attack,
      ),
    ).toEqual(benign);
  });

  test("whatever the session contains", async () => {
    const hostile = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(...ATTACKS));
    const benign = await shapeOf(
      reviewSession((text) => `${text} x`),
      "x",
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (attack) => {
        expect(
          await shapeOf(
            reviewSession((text) => `${text} ${attack} x`),
            `x${attack}`,
          ),
        ).toEqual(benign);
      }),
    );
  });

  test.each(ATTACKS)("if the title is %j", async (attack) => {
    const page = await reviewReport(reviewSession(), { title: attack });
    const rule = /<style>(@page\{@top-left\{[\s\S]*?)<\/style>/.exec(page)?.[1];
    expect(rule).toMatch(/^@page\{@top-left\{content:"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"\}\}$/);
  });
});

type Node = DefaultTreeAdapterTypes.Node;

/** Returns every element with the names of its attributes, as a browser would build them. */
async function shapeOf(session: ReturnType<typeof reviewSession>, title: string): Promise<string[]> {
  const errors: string[] = [];
  const page = await reviewReport(session, {
    ...FULL,
    title,
    date: title,
    links: () => [{ href: `https://example.com/${title}`, text: title }],
  });
  const document = parse(page, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  const shape: string[] = [];
  const visit = (node: Node): void => {
    if ("attrs" in node) {
      const names = node.attrs.map(({ name }) => name);
      shape.push(`${node.nodeName} ${names.join(" ")}`);
      for (const { name, value } of node.attrs)
        if (name === "href") expect(value).toMatch(/^(?:#|https:|cinesync:)/);
    }
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(document);
  // The text in a drawing's box is broken into as many lines as it needs.
  return shape.filter((element) => !/^text\b/.test(element));
}
