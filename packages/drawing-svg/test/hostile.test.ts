import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { DrawingObject } from "@cinesync/session-xml";
import { annotationToSvg } from "../src/index.ts";
import { frame, text } from "./support/drawings.ts";
import { render } from "./support/render.ts";

const SIZE = { width: 320, height: 180 };

const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(
    "</text></svg><script>alert(1)</script>",
    '" onload="alert(1)',
    "' onload='alert(1)",
    "<![CDATA[ ]]> <!-- --> <?xml ?> &lt; &#60; &amp;",
    "\u0000\u0001\u001F\uFFFE\uFFFF\uD800 \uDC00",
    "\r\n\r\n\t\u2028",
  ),
);
const anyNumber = fc.oneof(fc.double(), fc.double({ min: -1, max: 2 }));

function objectOf(coordinate: fc.Arbitrary<number>): fc.Arbitrary<DrawingObject> {
  const place = fc.record({ x: coordinate, y: coordinate });
  const point = fc.record({ x: coordinate, y: coordinate, alpha: anyNumber }, { requiredKeys: ["x", "y"] });
  const paint = fc.record({ color: hostileText, alpha: anyNumber });
  const stroke = { id: hostileText, thickness: coordinate, points: fc.array(point, { maxLength: 20 }) };
  const ends = { startPoint: place, endPoint: place };
  const shape = { id: hostileText, color: hostileText, alpha: anyNumber, ...ends };
  return fc.oneof(
    fc.record({ kind: fc.constant("line" as const), color: hostileText, alpha: anyNumber, ...stroke }),
    fc.record({ kind: fc.constant("erase" as const), ...stroke }),
    fc.record({ kind: fc.constant("circle" as const), ...shape }),
    fc.record({
      kind: fc.constant("arrow" as const),
      special: fc.boolean(),
      flipSide: fc.boolean(),
      reverse: fc.boolean(),
      ...shape,
    }),
    fc.record({
      kind: fc.constant("text" as const),
      id: hostileText,
      ...ends,
      background: paint,
      foreground: paint,
      p: hostileText,
    }),
  );
}

/** All allowed tags, with only allowed attributes; the rest is text without `<`. */
const TAG =
  /^<\/?(?:svg|g|path|rect|ellipse|defs|mask|image|text|title|desc)(?: (?:xmlns(?::xlink)?|viewBox|width|height|x|y|cx|cy|rx|ry|d|id|fill|stroke|opacity|(?:fill|stroke)-opacity|stroke-width|stroke-linecap|stroke-linejoin|mask|maskUnits|(?:xlink:)?href|font-family|font-size|text-anchor|role|aria-hidden|aria-labelledby|aria-describedby|preserveAspectRatio)="[^"<>]*")*\/?>$/;

describe("annotationToSvg: text of a session never becomes markup", () => {
  test("any drawing gives only known tags and attributes", () => {
    fc.assert(
      fc.property(
        fc.array(objectOf(anyNumber), { maxLength: 6 }),
        hostileText,
        hostileText,
        (objects, title, description) => {
          const svg = annotationToSvg(frame(...objects), { ...SIZE, title, description, fontFamily: title });
          const tags = svg.match(/<[^<>]*>/g) ?? [];
          for (const tag of tags) expect(tag).toMatch(TAG);
          expect(svg.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]/);
          expect(svg).not.toMatch(/NaN|Infinity/);
        },
      ),
    );
  });

  test("any drawing gives well-formed XML", () => {
    fc.assert(
      fc.property(fc.array(objectOf(anyNumber), { maxLength: 6 }), hostileText, (objects, title) => {
        const parser = new SaxesParser({ xmlns: true });
        parser.on("error", (error) => {
          throw error;
        });
        parser.write(annotationToSvg(frame(...objects), { ...SIZE, title })).close();
      }),
    );
  });

  test("any drawing can be rendered", async () => {
    // resvg stops at nested layers that extend more than a picture's size beyond the picture.
    const near = fc.double({ min: -0.4, max: 1.4 });
    await fc.assert(
      fc.asyncProperty(fc.array(objectOf(near), { maxLength: 6 }), hostileText, async (objects, title) => {
        const rendered = await render(annotationToSvg(frame(...objects), { ...SIZE, title }));
        expect(rendered.width).toBe(SIZE.width);
      }),
    );
  });

  test("text is shown literally", () => {
    const svg = annotationToSvg(frame(text([0, 1], [1, 0], `a < b & "c" > 'd'`)), SIZE);
    expect(svg).toContain(">a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</text>");
  });

  test("characters that XML forbids are replaced, all others are kept", () => {
    const svg = annotationToSvg(frame(text([0, 1], [1, 0], "a\u0000b\u0007c\uFFFFd\uD800e 😀é")), SIZE);
    expect(svg).toContain(">a\uFFFDb\uFFFDc\uFFFDd\uFFFDe 😀é</text>");
  });
});
