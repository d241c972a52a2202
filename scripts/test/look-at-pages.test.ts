import { expect, it } from "vitest";
import { findChromium } from "../lib/chromium.mjs";
import { lookAtPages } from "../lib/look-at-pages.mjs";
import { scratch } from "./scratch.ts";

const executable = findChromium();

it.skipIf(executable === undefined)(
  "lookAtPages finds pages that are too wide for a phone, and broken links",
  { timeout: 60_000 },
  async () => {
    const page = (body: string) =>
      `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
<body style="margin:0">${body}`;
    const folder = scratch({
      "index.html": page(
        '<a href="sub/wide.html#here">a</a> <a href="#gone">b</a> <a href="gone.html">c</a> <a href="raw.md">d</a>' +
          '<a href="https://example.com/gone">e</a>',
      ),
      "sub/wide.html": page('<h1 id="here" style="width:400px">Wide</h1>'),
      "raw.md": "# Raw\n",
    });
    expect(await lookAtPages(folder, executable ?? "")).toEqual([
      "index.html: index.html has no #gone",
      "index.html: link target does not exist: gone.html",
      "index.html: link target is not a page of the site: raw.md",
      "sub/wide.html is 10 px wider than a screen of 390 px",
    ]);
  },
);
