import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createAnnotation, createMediaFile, createSession, type Session } from "@cinesync/session-xml";
import { PNG } from "pngjs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from "../../../scripts/lib/chromium.mjs";
import { reviewReport, type ReviewReportOptions } from "../src/index.ts";
import { png } from "./support/pictures.ts";
import { reviewSession, stroke } from "./support/session.ts";

const executablePath = findChromium();
if (executablePath === undefined) console.warn(`Skipped: ${NO_CHROMIUM}`);

const OPTIONS: ReviewReportOptions = {
  title: "Sequence 010",
  sessionKey: "ASDF1234",
  date: new Date("2025-11-23"),
  userData: true,
  chat: true,
  picture: (_movie, frame) => (frame === 38 ? png(320, 134) : undefined),
  paths: true,
  status: (_movie, position) => (position === 1 ? "Final" : undefined),
  links: (row) => [{ href: `https://example.com/${row.kind}`, text: "Record" }],
};

describe.skipIf(executablePath === undefined)("a report in Chromium", () => {
  let browser: Browser;
  let axe: string;

  beforeAll(async () => {
    if (executablePath === undefined) return;
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
    axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  }, 120_000);
  afterAll(() => browser.close());

  /** Opens a report. Collects errors of the page, and URLs that it tries to load, in `complaints`. */
  async function open(
    session: Session,
    options: ReviewReportOptions = OPTIONS,
    context: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const complaints: string[] = [];
    const page = await (await browser.newContext(context)).newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const html = await reviewReport(session, options);
    await page.route("**/*", (route) => {
      const url = route.request().url();
      if (url === "https://report.example/") return route.fulfill({ contentType: "text/html", body: html });
      complaints.push(`request for ${url}`);
      return route.abort();
    });
    await page.goto("https://report.example/");
    return { page, complaints };
  }

  /** Returns the accessibility rules that a page violates. axe-core is injected despite the page's policy. */
  async function violations(page: Page): Promise<string[]> {
    return page.evaluate(async (source) => {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- axe-core is a script
      new Function(source)();
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      interface AxeResults {
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string }[];
        }[];
      }
      const results = await axe.run();
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    }, axe);
  }

  test.each<[string, BrowserContextOptions, ReviewReportOptions]>([
    ["wide, light", { viewport: { width: 1440, height: 900 }, colorScheme: "light" }, {}],
    ["wide, dark", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" }, {}],
    ["a tablet", { viewport: { width: 820, height: 1180 } }, {}],
    ["a phone", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }, {}],
    ["narrow", { viewport: { width: 320, height: 640 } }, {}],
    ["forced colors", { forcedColors: "active" }, {}],
    ["compact", { viewport: { width: 1440, height: 900 } }, { layout: "compact" }],
  ])("has no axe-core violation, and nothing sticks out: %s", async (_name, context, options) => {
    const { page } = await open(reviewSession(), { ...OPTIONS, ...options }, { ...context, bypassCSP: true });
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test("has an axe-core violation if it is made inaccessible", async () => {
    const { page } = await open(reviewSession(), OPTIONS, { bypassCSP: true });
    await page.evaluate(() => {
      document.documentElement.removeAttribute("lang");
    });
    expect(await violations(page)).toEqual([expect.stringMatching(/^html-has-lang/)]);
    await page.context().close();
  });

  test("of an empty session has no axe-core violation", async () => {
    const { page } = await open(createSession(), {}, { bypassCSP: true });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("allows its own style and pictures, and loads nothing else", async () => {
    const { page, complaints } = await open(reviewSession());
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe("0px");
    await page.evaluate(() => (document.querySelector("image") as unknown as HTMLImageElement).decode());
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("blocks foreign pictures, scripts and styles", async () => {
    const { page, complaints } = await open(reviewSession());
    await page.evaluate(() => {
      const image = new Image();
      image.src = "https://elsewhere.example/x.png";
      const script = document.createElement("script");
      script.textContent = "alert(1)";
      document.body.append(image, script);
      document.body.setAttribute("style", "margin: 50px");
    });
    expect(complaints.filter((text) => text.includes("Content Security Policy"))).toHaveLength(3);
    expect(complaints.filter((text) => /^(?:dialog|request)/.test(text))).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe("0px");
    await page.context().close();
  });

  test("shows hostile text as text", async () => {
    const attack = `"'></style></title></svg><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const { page, complaints } = await open(
      reviewSession((text) => `${text} ${attack}`),
      { ...OPTIONS, title: attack },
    );
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    expect(await page.textContent("h1")).toBe(attack);
    await page.context().close();
  });

  test("loads linked pictures if linkedPictures is true", async () => {
    const picture = (): string => "frames/a.png";
    const { page, complaints } = await open(reviewSession(), { picture, linkedPictures: true });
    await expect.poll(() => complaints).toContain("request for https://report.example/frames/a.png");
    expect(complaints.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
    await page.context().close();
  });

  test("places drawings exactly on their pictures", async () => {
    const { page } = await open(reviewSession());
    const [frame, picture, sizes] = await page.evaluate(() => {
      const [svg, image, drawing] = ["svg.frame", "image", "image + svg"].map((selector) =>
        document.querySelector(`#movie-1-frame-38 ${selector}`),
      );
      const boxes = [svg, image].map((element) => {
        const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
        return [x, y, width, height].map(Math.round);
      });
      const attributes = ["x", "y", "width", "height"];
      return [
        ...boxes,
        [image, drawing].map((element) => attributes.map((name) => element?.getAttribute(name))),
      ];
    });
    expect(frame.at(2)).toBeGreaterThan(300);
    expect(picture).toEqual(frame);
    expect(sizes?.[0]).toEqual(sizes?.at(1));
    await page.context().close();
  });

  test("can be used by keyboard, the notes first", async () => {
    const { page } = await open(reviewSession());
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the notes");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("article")?.id)).toBe("session");
    await page.context().close();
  });

  test("gives screen readers landmarks, ordered headings, and described pictures", async () => {
    const { page } = await open(reviewSession());
    const outline = await page.locator("body").ariaSnapshot();
    expect(outline).toMatch(/banner:[\s\S]*main:[\s\S]*navigation "Movies with notes":/);
    expect(outline).toMatch(
      /heading "Sequence 010" \[level=1\][\s\S]*heading "Notes" \[level=2\][\s\S]*heading "shot_010\.mov Final" \[level=3\][\s\S]*heading "4 Frame 38 00:00:01:13 shot_010\.mov" \[level=4\]/,
    );
    expect(outline).toContain(
      'img "Frame 38 of shot_010.mov, with a drawing: 1 stroke, 1 arrow, 1 text: “later, please”"',
    );
    await page.context().close();
  });

  test("prints light and complete, without a page break in a note or after a heading", async () => {
    const notes = Array.from({ length: 60 }, (_, index) =>
      createAnnotation(index + 1, {
        notes: `Note ${index + 1}. ${"More words on it. ".repeat(index % 20)}`,
        objects: index % 3 === 0 ? [] : [stroke],
      }),
    );
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations: notes })] });
    const { page } = await open(session, {}, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const style = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const broken = [...document.querySelectorAll("article")].filter(
        (note) => getComputedStyle(note).breakInside !== "avoid",
      );
      const torn = [...document.querySelectorAll("h1, h2, h3, h4")].filter(
        (heading) => getComputedStyle(heading).breakInside !== "avoid",
      );
      const tallest = Math.max(
        ...[...document.querySelectorAll("article")].map((note) => note.getBoundingClientRect().height),
      );
      return { backgroundColor, color, broken: broken.length, torn: torn.length, tallest };
    });
    expect(style).toMatchObject({
      backgroundColor: "rgb(255, 255, 255)",
      color: "rgb(0, 0, 0)",
      broken: 0,
      torn: 0,
    });
    // An A4 page within its margins, in CSS pixels. A note that fits on a page is never broken.
    expect(style.tallest).toBeLessThan(900);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThan(60);
    await page.context().close();
  });

  test("shows the pictures of the notes in the contact sheet", async () => {
    const { page } = await open(reviewSession(), OPTIONS, { viewport: { width: 1440, height: 900 } });
    const { data, width, height } = PNG.sync.read(await page.locator(".thumbnail").first().screenshot());
    const at = 4 * (Math.floor(height / 2) * width + Math.floor(width * 0.9));
    expect([...data.subarray(at, at + 3)]).toEqual([128, 128, 128]);
    await page.context().close();
  });

  test("marks the note that a link leads to", async () => {
    const { page } = await open(reviewSession());
    const outlines = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll("article")]
          .filter((note) => getComputedStyle(note).outlineStyle === "solid")
          .map(({ id }) => id),
      );
    expect(await outlines()).toEqual([]);
    await page.goto("https://report.example/#movie-3-frame-3");
    expect(await outlines()).toEqual(["movie-3-frame-3"]);
    await page.context().close();
  });

  test("starts right-to-left text at the right edge of its card, at any width", async () => {
    for (const width of [390, 1440]) {
      const { page } = await open(reviewSession(), {}, { viewport: { width, height: 900 } });
      const gap = await page.evaluate(() => {
        const text = document.querySelector("#movie-3-frame-3 .text");
        const range = document.createRange();
        if (text) range.selectNodeContents(text);
        const words = text?.parentElement?.getBoundingClientRect().right ?? 0;
        return words - range.getBoundingClientRect().right;
      });
      expect(gap).toBeLessThan(2);
      await page.context().close();
    }
  });

  test("places the punctuation of each line in the direction of that line", async () => {
    const annotations = [createAnnotation(1, { notes: "Fine here.\nלא כאן." })];
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
    const { page } = await open(session, {});
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector(".text") ?? document.body).unicodeBidi,
      ),
    ).toBe("plaintext");
    await page.context().close();
  });

  test("prints three notes in a row with the compact layout", async () => {
    const { page } = await open(reviewSession(), { layout: "compact" });
    await page.emulateMedia({ media: "print" });
    const tops = await page.evaluate(() =>
      [...document.querySelectorAll("article")].map((note) => Math.round(note.getBoundingClientRect().top)),
    );
    expect(tops.filter((top) => top === tops[0])).toHaveLength(3);
    await page.context().close();
  });

  test("lays out five thousand notes, with a link to each", async () => {
    const media = Array.from({ length: 100 }, (_, movie) =>
      createMediaFile({
        locators: [`/show/shot_${movie}.mov`],
        annotations: Array.from({ length: 50 }, (_, index) =>
          createAnnotation(index + 1, { notes: `Note ${index}`, objects: [stroke] }),
        ),
      }),
    );
    const { page, complaints } = await open(createSession({ media }), {});
    // Pages that lay out only the part near the window are blank in captures of the whole page.
    const visible = await page.evaluate(
      () =>
        [...document.querySelectorAll("article h4")].filter((heading) =>
          heading.checkVisibility({ contentVisibilityAuto: true }),
        ).length,
    );
    expect(visible).toBe(5000);
    await page.goto("https://report.example/#movie-100-frame-50");
    await expect.poll(() => page.locator("#movie-100-frame-50 h4").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
