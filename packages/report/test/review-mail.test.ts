import { createSession } from "@cinesync/session-xml";
import { parse, serialize, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, test } from "vitest";
import { reviewMail, type ReviewMailOptions, type ReviewWarning } from "../src/index.ts";
import { JPEG, png } from "./support/pictures.ts";
import { reviewSession } from "./support/session.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const saved: ReviewMailOptions["picture"] = (_movie, frame) =>
  frame === 38 ? { source: JPEG, includesDrawings: true } : undefined;

describe("reviewMail", () => {
  test("returns subject, HTML, plain text, and the pictures that the HTML shows", async () => {
    const mail = await reviewMail(reviewSession(), {
      title: "Sequence 010",
      date: "23 November",
      sessionKey: "ASDF1234",
      picture: saved,
    });
    expect(mail.subject).toBe("Sequence 010, 23 November");
    expect(mail.attachments).toEqual([
      {
        cid: "movie-1-frame-38@review-report",
        filename: "004 shot_010.mov 38.jpg",
        contentType: "image/jpeg",
        content: JPEG,
      },
    ]);
    expect([...mail.html.matchAll(/ src="([^"]*)"/g)].map(([, source]) => source)).toEqual([
      "cid:movie-1-frame-38@review-report",
    ]);
    expect(mail.html).toContain('alt="Frame 38 of shot_010.mov, with a drawing: 1 stroke, 1 arrow');
    expect(mail.text).toMatch(
      /^Sequence 010\n23 November\n5 notes, 3 drawn frames, 2 of 3 movies\nJoin session ASDF1234: cinesync:\/\/session\/ASDF1234\n\n\[ \] 1\. Whole session\nReads well\./,
    );
    expect(mail.text).toContain(
      "[ ] 4. Frame 38 (00:00:01:13)\nDelay the move.\nAnd ease out.\n(Drawing: 1 stroke, 1 arrow, 1 text: “later, please”)\n",
    );
  });

  test("shows the same notes after Gmail and Outlook have removed unsupported markup", async () => {
    const mail = await reviewMail(reviewSession(), {
      picture: saved,
      status: () => "Final",
      links: () => [{ href: "https://example.com/1", text: "Record" }],
    });
    const { html, removed } = afterMailPrograms(mail.html);
    expect(removed).toEqual([]);
    for (const text of [
      "Reads well.<br>",
      "Nearly there.",
      "Delay the move.<br>And ease out.",
      "הענן גדול מדי",
      "00:00:01:13",
      "Final",
      "Record",
    ])
      expect(html).toContain(text);
    // Outlook uses attributes.
    expect(html).toMatch(/<table role="presentation" width="640"/);
    expect(html).toMatch(/<img src="cid:movie-1-frame-38@review-report" width="640"/);
  });

  test("draws drawings that are not in the picture with renderDrawing", async () => {
    const asked: unknown[] = [];
    const warnings: string[] = [];
    const { html, attachments } = await reviewMail(reviewSession(), {
      onWarning: ({ message }) => warnings.push(message),
      picture: (_movie, frame) => (frame === 38 ? png(320, 134) : undefined),
      renderDrawing: (annotations, options) => {
        const { onProblem, ...rest } = options;
        asked.push([annotations.length, { ...rest, frame: options.frame?.length }]);
        if (asked.length === 1) onProblem(new Error("too much"));
        return JPEG;
      },
    });
    expect(asked).toEqual([
      [2, { format: "jpeg", width: 1200, height: 503, frame: png(320, 134).length }],
      [1, { format: "jpeg", width: 1200, height: 503, frame: undefined }],
      [1, { format: "jpeg", width: 1200, height: 338, frame: undefined }],
    ]);
    expect(attachments.map(({ contentType, content }) => [contentType, content])).toEqual([
      ["image/jpeg", JPEG],
      ["image/jpeg", JPEG],
      ["image/jpeg", JPEG],
    ]);
    expect(html.match(/<img /g)).toHaveLength(3);
    expect(warnings).toContainEqual(
      expect.stringMatching(/^cannot show all that is drawn on frame .*: too much$/),
    );
  });

  test.each<[string, Pick<ReviewMailOptions, "renderDrawing">, RegExp]>([
    ["without renderDrawing", {}, /renderDrawing is missing/],
    ["when it fails", { renderDrawing: () => Promise.reject(new Error("no sharp")) }, /no sharp/],
  ])("describes drawings in words %s, with a warning", async (_name, options, message) => {
    const warnings: ReviewWarning[] = [];
    const { html } = await reviewMail(reviewSession(), {
      ...options,
      onWarning: (warning) => void warnings.push(warning),
    });
    expect(warnings.map(({ code }) => code)).toEqual(Array(3).fill("drawing-not-shown"));
    expect(warnings[0]?.message).toMatch(message);
    expect(html).not.toContain("Remarks");
    expect(html).toContain("Drawing: 1 stroke, 1 arrow, 1 text: “later, please”");
  });

  test("links only to its own session, http: and https:", async () => {
    const { html } = await reviewMail(reviewSession(), { sessionKey: "ASDF1234" });
    expect([...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "cinesync://session/ASDF1234",
    ]);
    const links = (): { href: string; text: string }[] => [{ href: "cinesync://script/x", text: "x" }];
    await expect(reviewMail(reviewSession(), { links })).rejects.toMatchObject({ code: "invalid-option" });
  });

  test("embeds its pictures, and rejects a link", async () => {
    await expect(
      reviewMail(reviewSession(), { picture: () => "https://example.com/a.png" }),
    ).rejects.toMatchObject({
      code: "invalid-option",
      details: { option: "picture" },
    });
  });

  test("keeps its subject on one line, whatever the title", async () => {
    const { subject } = await reviewMail(createSession(), { title: "A\r\nBcc: evil@example.com\u2028B" });
    expect(subject).toBe("A Bcc: evil@example.com B");
  });

  test("keeps names of movies out of file names", async () => {
    const { attachments } = await reviewMail(
      reviewSession((text) => `../..\\${text}\r\n"x`),
      { picture: saved },
    );
    expect(attachments[0]?.filename).toBe("004 .._.._shot_010.mov___x 38.jpg");
  });

  test("has the same elements and attributes for hostile texts", async () => {
    const attack = `"'></td></table><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const benign = await reviewMail(reviewSession((text) => `${text} x`));
    const hostile = await reviewMail(reviewSession((text) => `${text} ${attack}`));
    expect(elements(hostile.html)).toEqual(elements(benign.html));
  });
});

/** Mail programs remove style sheets, scripts, SVG, forms, classes, ids, and URLs that are not allowed in mail. */
function afterMailPrograms(html: string): { html: string; removed: string[] } {
  const document = parse(html);
  const removed: string[] = [];
  const visit = (node: Node): void => {
    if (!("childNodes" in node)) return;
    node.childNodes = node.childNodes.filter((child) => {
      const gone = /^(?:style|link|script|svg|form|input|button|video|object|iframe)$/.test(child.nodeName);
      if (gone) removed.push(child.nodeName);
      return !gone;
    });
    for (const child of node.childNodes) {
      if ("attrs" in child) clean(child);
      visit(child);
    }
  };
  const clean = (element: Element): void => {
    element.attrs = element.attrs.filter(({ name, value }) => {
      const gone =
        name === "class" ||
        name === "id" ||
        (name === "style" && /position|grid|flex|var\(|url\(/.test(value)) ||
        (name === "src" && !value.startsWith("cid:"));
      if (gone) removed.push(`${element.nodeName} ${name}`);
      return !gone;
    });
  };
  visit(document);
  return { html: serialize(document), removed };
}

function elements(html: string): string[] {
  const names: string[] = [];
  const visit = (node: Node): void => {
    if ("attrs" in node) names.push([node.nodeName, ...node.attrs.map(({ name }) => name)].join(" "));
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return names;
}
