import { describe, expect, it } from "vitest";
import { parsePage } from "../lib/markdown.mjs";

describe("parsePage", () => {
  it("returns every TypeScript and JavaScript block with the settings in the comments before it", () => {
    const { blocks, problems } = parsePage(`
# Page

<!-- files: a.csc, b.csc -->
<!-- args: --key=A one -->
<!-- stdin: a.csc -->

\`\`\`ts
const x: number = 1;
\`\`\`

<!-- output -->

\`\`\`text
1
\`\`\`

<!-- run: none (it opens a program) -->

\`\`\`js
open();
\`\`\`

\`\`\`sh
npm install
\`\`\`

- a list

  \`\`\`mjs
  inList();
  \`\`\`
`);
    expect(problems).toEqual([]);
    expect(blocks).toEqual([
      {
        line: 8,
        language: "ts",
        code: "const x: number = 1;\n",
        files: ["a.csc", "b.csc"],
        args: ["--key=A", "one"],
        stdin: "a.csc",
        output: "1\n",
      },
      { line: 20, language: "mjs", code: "open();\n", files: [], args: [], notRun: "it opens a program" },
      { line: 30, language: "mjs", code: "inList();\n", files: [], args: [] },
    ]);
  });

  it("returns which blocks run in a page", () => {
    const { blocks, problems } = parsePage("<!-- run: browser -->\n\n```ts\ndocument.title;\n```\n");
    expect([blocks[0]?.browser, problems]).toEqual([true, []]);
  });

  it.each([
    ["an unknown comment", "<!-- skip: yes -->\n\n```ts\n1;\n```", 'unknown comment "skip"'],
    ["a block that is not run without a reason", "<!-- run: none -->\n\n```ts\n1;\n```", "(the reason)"],
    [
      "a comment before something else",
      "<!-- files: a.csc -->\n\nText.\n\n```ts\n1;\n```",
      "must be right before",
    ],
    [
      "a comment before a block that is not run",
      "<!-- files: a.csc -->\n\n```sh\nls\n```",
      "must be before a ts or js block",
    ],
    ["output of nothing", "<!-- output -->\n\n```text\n1\n```", "output must follow a code block"],
    ["a fence without a language", "```\n1;\n```", "fence must have a language"],
  ])("finds %s", (_, text, problem) => {
    expect(parsePage(text).problems.join()).toContain(problem);
  });

  it("returns links, pictures, and anchors of headings as GitHub makes them", () => {
    const { links, anchors } = parsePage(
      '# A `code` *heading*\n\n## Twice\n\n## Twice\n\n[x](a.md#twice-1) ![p](b.png)\n\n<a id="own"></a>\n\nText.\n',
    );
    expect(links.map(({ target }) => target)).toEqual(["a.md#twice-1", "b.png"]);
    expect([...anchors].slice(0, 3)).toEqual(["a-code-heading", "twice", "twice-1"]);
  });
});
