import type { ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  shortHash,
  stringifySession,
  type DrawingObject,
} from "@cinesync/session-xml";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { FRAMES, SAMPLE, scratchFolder } from "../lib/run-example.ts";
import { ViewerPage, serveViewer } from "./viewer-page.ts";

const executablePath = findChromium();
if (executablePath === undefined) console.warn(`The viewer is not looked at in a browser. ${NO_CHROMIUM}`);

const STROKE: DrawingObject = {
  kind: "line",
  id: "",
  color: "#ff2209",
  alpha: 1,
  thickness: 0.01,
  points: [
    { x: 0.1, y: 0.9, alpha: 1 },
    { x: 0.4, y: 0.6, alpha: 1 },
  ],
};

/** From the disk, as people have it: what playwright hands over by itself keeps the page busy. */
async function sessionFile(text: string): Promise<string> {
  const file = join(await scratchFolder(), "large.csc");
  await writeFile(file, text);
  return file;
}

describe.skipIf(executablePath === undefined)("the session viewer", () => {
  let browser: Browser;
  let server: ChildProcess | undefined;
  let address: string;
  let sample: Uint8Array;

  beforeAll(async () => {
    sample = await readFile(SAMPLE);
    ({ address, server } = await serveViewer());
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_FLAGS });
  }, 180_000);

  afterAll(async () => {
    server?.kill();
    await browser.close();
  });

  const open = (options: Parameters<typeof ViewerPage.open>[2] = {}): Promise<ViewerPage> =>
    ViewerPage.open(browser, address, options);

  test("a dropped session shows its playlist, its notes and the frame where it was left", async () => {
    const viewer = await open();
    await viewer.dropSession("tidewater-review.csc", sample);
    expect(await viewer.playlist().allInnerTexts()).toEqual([
      expect.stringMatching(/1\s+sea_0010_comp_v012\.mov\s+3 frames · being shown/),
      expect.stringContaining("sea_0020_anim_v007.mov"),
      expect.stringContaining("sea_0030_light_v003.mov"),
      expect.stringContaining("plate_A003_C012"),
      expect.stringContaining("霧の港_test_v02.mp4"),
      expect.stringContaining("sea_0040_stereo_v001.mov"),
      expect.stringMatching(/Night\s+group/),
      expect.stringMatching(/All Files\s+group/),
    ]);
    expect(await viewer.notes().nth(2).innerText()).toContain("Hold the lamp four frames longer");
    const { page } = viewer;
    expect(await page.getByRole("heading", { level: 2, name: "sea_0010_comp_v012.mov" }).count()).toBe(1);
    await page.getByText("Frame 48 · 00:00:01:23").waitFor();
    expect(await page.title()).toBe("tidewater-review.csc · Session viewer");
    expect(viewer.complaints).toEqual([]);
    await viewer.close();
  });

  test("files can be chosen instead of dropped, and the sample opens with its saved frames", async () => {
    const viewer = await open();
    await viewer.page.getByLabel("Files to open").setInputFiles(SAMPLE);
    await viewer.notes().first().waitFor();
    await viewer.page.reload();
    await viewer.page.getByRole("button", { name: "Open the sample tidewater-review.csc" }).click();
    await viewer.notes().first().waitFor();
    await expect.poll(() => viewer.page.getByLabel("Picture").inputValue()).toBe("saved");
    const image = viewer.page.getByRole("img", { name: /^Frame 48 of sea_0010/ });
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(960);
    await viewer.page.getByLabel("Picture").selectOption("Drawing alone");
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(1920);
    expect(viewer.complaints).toEqual([]);
    await viewer.close();
  });

  test("a drawing is shown where it was drawn", async () => {
    const viewer = await open();
    const media = createMediaFile({
      locators: ["/a.mov"],
      annotations: [createAnnotation(3, { objects: [STROKE] })],
    });
    await viewer.dropSession("a.csc", stringifySession(createSession({ media: [media] })));
    const image = viewer.page.getByRole("img", { name: "Frame 3 of a.mov with a drawing: 1 stroke" });
    await image.waitFor();
    const red = await image.evaluate(async (node: HTMLImageElement) => {
      await node.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [160, 90];
      const context = canvas.getContext("2d");
      if (context === null) return [];
      context.drawImage(node, 0, 0, 160, 90);
      const alphaAt = (x: number, y: number): number | undefined =>
        context.getImageData(160 * x, 90 * (1 - y), 1, 1).data[3];
      return [alphaAt(0.25, 0.75), alphaAt(0.25, 0.25), alphaAt(0.9, 0.9)];
    });
    expect(red[0]).toBeGreaterThan(100);
    expect(red.slice(1)).toEqual([0, 0]);
    const stage = viewer.page.locator(".stage");
    expect(await stage.getAttribute("data-backdrop")).toBe("dark");
    await viewer.page.getByLabel("Behind the drawing").selectOption("Light");
    await expect.poll(() => stage.getAttribute("data-backdrop")).toBe("light");
    await viewer.close();
  });

  test("frame by frame and note by note, by mouse and by keyboard", async () => {
    const viewer = await open();
    const { page } = viewer;
    await viewer.dropSession("s.csc", sample);
    const frame = page.getByRole("spinbutton", { name: "Frame" });
    const shows = (value: string): Promise<void> => expect.poll(() => frame.inputValue()).toBe(value);
    await shows("48");
    await page.getByRole("button", { name: "Frame ›" }).click();
    await shows("49");
    await page.getByText("Nothing is drawn on this frame.").waitFor();
    await page.getByRole("button", { name: "Note »" }).click();
    await shows("61");
    await page.getByRole("button", { name: "« Note" }).click();
    await shows("48");
    await page.getByRole("slider", { name: "Frame" }).press("ArrowLeft");
    await shows("47");
    await frame.fill("24");
    await frame.press("Enter");
    await shows("24");
    await page.getByText("Hold the lamp four frames longer before it turns away.").last().waitFor();
    const list = page.getByRole("listbox", { name: "Notes" });
    await list.focus();
    await list.press("ArrowDown");
    await shows("48");
    await list.press("End");
    expect(await list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("16");
    const playlist = page.getByRole("listbox", { name: "Playlist" });
    await playlist.press("Home");
    await playlist.press("ArrowDown");
    await page.getByRole("heading", { name: "sea_0020_anim_v007.mov" }).waitFor();
    const active = await playlist.getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${active}"]`).innerText()).toContain("sea_0020_anim_v007.mov");
    expect(viewer.complaints).toEqual([]);
    await viewer.close();
  });

  test("a search finds words in notes, in drawings and in names, without case and accents", async () => {
    const viewer = await open();
    const { page } = viewer;
    const text: DrawingObject = {
      kind: "text",
      id: "",
      startPoint: { x: 0.1, y: 0.9 },
      endPoint: { x: 0.9, y: 0.5 },
      background: { color: "#000000", alpha: 1 },
      foreground: { color: "#ffffff", alpha: 1 },
      p: "Grün statt blau",
    };
    const media = [
      createMediaFile({
        locators: ["/élan.mov"],
        annotations: [
          createAnnotation(1, { notes: "Softer EDGE" }),
          createAnnotation(2, { objects: [text] }),
        ],
      }),
      createMediaFile({
        locators: ["/b.mov"],
        annotations: [createAnnotation(7, { notes: "edge of the roof" })],
      }),
    ];
    await viewer.dropSession("s.csc", stringifySession(createSession({ media })));
    await page.keyboard.press("/");
    const field = page.getByRole("searchbox");
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true);
    const found = async (query: string, count: string): Promise<string[]> => {
      await field.fill(query);
      await page.getByText(count, { exact: true }).waitFor();
      return viewer.notes().allInnerTexts();
    };
    expect(await found("edge", "2 of 3 notes")).toEqual([
      expect.stringContaining("Softer EDGE"),
      expect.stringContaining("roof"),
    ]);
    expect(await found("ROOF edge", "1 of 3 notes")).toEqual([expect.stringContaining("roof")]);
    expect(await found("grun", "1 of 3 notes")).toEqual([expect.stringMatching(/^2\s/)]);
    expect(await found("elan", "2 of 3 notes")).toHaveLength(2);
    expect(await found("nowhere", "0 of 3 notes")).toEqual([]);
    expect(await found("", "3 notes")).toHaveLength(3);
    await page.getByRole("checkbox", { name: "This movie only" }).check();
    expect(await viewer.notes().count()).toBe(2);
    await viewer.playlist().nth(1).click();
    await expect.poll(() => viewer.notes().count()).toBe(1);
    await viewer.close();
  });

  describe("exports", () => {
    test("CSV, Markdown, JSON and the report", async () => {
      const viewer = await open({ acceptDownloads: true });
      const picture = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048 (2).jpg`);
      const older = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048.jpg`);
      await viewer.drop(
        { name: "tidewater-review.csc", content: sample },
        { name: "sea_0010_comp_v012.mov-00048 (2).jpg", content: picture },
        { name: "sea_0010_comp_v012.mov-00048.jpg", content: older },
      );
      await viewer.notes().first().waitFor();
      await viewer.page.getByRole("button", { name: "Export…" }).click();
      await viewer.page.getByLabel("Number of the first frame").selectOption("1001");
      const csv = await viewer.export(/^CSV/);
      expect(csv.name).toBe("tidewater-review.csv");
      const rows = parse(csv.text, { bom: true, columns: true });
      expect(rows).toContainEqual(
        expect.objectContaining({
          "Media File": "sea_0010_comp_v012.mov",
          Frame: "24",
          Notes: "Hold the lamp four frames longer before it turns away.",
          Timecode: "00:00:00:23",
          "Frame Number": "1024",
        }),
      );
      expect((await viewer.export(/^Markdown/)).text).toContain("# tidewater-review");
      expect(JSON.parse((await viewer.export(/^JSON/)).text)).toHaveLength(16);
      const report = await viewer.export(/^Review report/);
      expect(report.name).toBe("tidewater-review.html");
      expect(report.text).toContain("Hold the lamp four frames longer");
      expect(report.text).toContain(picture.toString("base64"));
      expect(report.text).not.toContain(older.toString("base64"));
      await viewer.page.getByText("Saved as tidewater-review.html.").waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("markers: one timeline, or one for each movie", async () => {
      const viewer = await open({ acceptDownloads: true });
      const media = ["a.mov", "../b/../../c.mov"].map((name) =>
        createMediaFile({
          name,
          locators: [`/shots/${name}`],
          framesPerSecond: 24,
          annotations: [createAnnotation(25, { notes: `Note on ${name}` })],
        }),
      );
      await viewer.dropSession("cut.csc", stringifySession(createSession({ media })));
      await viewer.page.getByRole("button", { name: "Export…" }).click();
      await viewer.page.getByLabel("Timecode of the first frame").fill("01:00:00:00");
      const zip = await viewer.export(/EDL/);
      expect(zip.name).toBe("cut.edl.zip");
      const files = unzipSync(zip.bytes);
      expect(Object.keys(files)).toEqual(["001 a.mov.edl", "002 .._b_.._.._c.mov.edl"]);
      expect(strFromU8(files["001 a.mov.edl"] ?? new Uint8Array())).toContain("01:00:01:00");
      expect((await viewer.export(/Final Cut Pro 7/)).text).toContain('<xmeml version="5">');
      expect((await viewer.export(/FCPXML/)).text).toContain("<!DOCTYPE fcpxml>");
      const otio = JSON.parse((await viewer.export(/OpenTimelineIO/)).text) as { OTIO_SCHEMA: string };
      expect(otio.OTIO_SCHEMA).toMatch(/^SerializableCollection/);
      await viewer.page.getByLabel("Timelines for markers").selectOption("One for the playlist");
      const edl = await viewer.export(/EDL/);
      expect(edl.name).toBe("cut.edl");
      expect(edl.text).toContain("|M:Note on a.mov");
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("what cannot be exported is explained", async () => {
      const viewer = await open();
      const media = createMediaFile({ locators: ["/a.mov"], notes: "Fine." });
      await viewer.dropSession("a.csc", stringifySession(createSession({ media: [media] })));
      await viewer.page.getByRole("button", { name: "Export…" }).click();
      await viewer.page.getByRole("button", { name: /EDL/ }).click();
      await viewer.page
        .locator(".outcome .error", { hasText: "1 movie has no frame rate in the session" })
        .waitFor();
      await viewer.page.getByLabel(/^Frame rate/).fill("24");
      expect((await viewer.export(/EDL/)).text).toContain("FCM: NON-DROP FRAME");
      await viewer.page.keyboard.press("Escape");
      expect(await viewer.page.getByRole("dialog").count()).toBe(0);
      await viewer.close();
    });
  });

  describe("a dropped movie", () => {
    const movie = new Uint8Array(5000).map((_, index) => index % 251);

    test("is found in the playlist by its short hash", async () => {
      const viewer = await open();
      const hash = await shortHash(new Blob([movie]));
      const media = [
        createMediaFile({ locators: ["/a.mov"] }),
        createMediaFile({ name: "renamed.mov", locators: ["/b.mov", hash.toUpperCase()] }),
      ];
      await viewer.dropSession("s.csc", stringifySession(createSession({ media })));
      await viewer.drop({ name: "whatever.mov", content: movie });
      await viewer.page
        .getByText(`whatever.mov is number 2 of the playlist, by its short hash ${hash}.`)
        .waitFor();
      await viewer.page.getByRole("heading", { name: "renamed.mov" }).waitFor();
      await viewer.drop({ name: "other.mov", content: movie.subarray(1) });
      await viewer.page
        .getByText(/^other\.mov has the short hash [0-9a-f]{40}\. It is not in this/)
        .waitFor();
      await viewer.close();
    });

    test("gets its short hash without a session too", async () => {
      const viewer = await open();
      await viewer.drop({ name: "a.mov", content: movie });
      await viewer.page.getByText(await shortHash(new Blob([movie]))).waitFor();
      await viewer.close();
    });
  });

  describe("what goes wrong", () => {
    test("a file that is no session is refused with the place, and the open session stays", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", sample);
      await viewer.drop({ name: "bad.csc", content: "<session>\n<nonsense" });
      await viewer.page.getByText(/^bad\.csc was not opened\. .*line/).waitFor();
      expect(await viewer.notes().first().isVisible()).toBe(true);
      expect(await viewer.page.locator("#session-name").textContent()).toBe("s.csc");
      await viewer.page.getByRole("button", { name: "Dismiss this message" }).click();
      expect(await viewer.page.getByText("bad.csc").count()).toBe(0);
      await viewer.close();
    });

    test("a note on no frame does not hide the others", async () => {
      const viewer = await open();
      const media = createMediaFile({
        locators: ["/a.mov"],
        annotations: [createAnnotation(2, { notes: "Lost" }), createAnnotation(5, { notes: "Kept" })],
      });
      const xml = stringifySession(createSession({ media: [media] })).replace('frame="2"', 'frame="0"');
      await viewer.dropSession("a.csc", xml);
      await viewer.page.getByText(/^Movie 1, a\.mov: 1 of its annotations/).waitFor();
      expect(await viewer.notes().allInnerTexts()).toEqual([expect.stringContaining("Kept")]);
      await viewer.close();
    });

    test("no text of a session becomes markup or a request", async () => {
      const viewer = await open();
      const attack = `"'></style></title></svg><script>alert(1)</script><img src=https://elsewhere.example/x onerror=alert(1)>`;
      const media = createMediaFile({
        name: attack,
        locators: ["/a.mov"],
        notes: attack,
        userData: attack,
        groups: [attack],
        annotations: [
          createAnnotation(1, {
            notes: attack,
            objects: [
              {
                kind: "text",
                id: attack,
                startPoint: { x: 0, y: 1 },
                endPoint: { x: 1, y: 0 },
                background: { color: "#000000", alpha: 1 },
                foreground: { color: "#ffffff", alpha: 1 },
                p: attack,
              },
            ],
          }),
        ],
      });
      const session = createSession({
        notes: attack,
        userData: attack,
        groups: [attack],
        chat: encodeURIComponent(attack),
        media: [media],
      });
      await viewer.dropSession(`${attack}.csc`.replaceAll("/", ""), stringifySession(session));
      await viewer.page.getByText("About the session").click();
      await viewer.page.getByText("About this movie").click();
      await viewer.page.getByRole("img").waitFor();
      expect(await viewer.page.locator("main :is(script, iframe, style, object)").count()).toBe(0);
      expect(await viewer.page.locator("main img").count()).toBe(1);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("neither the page nor its worker can connect to anything", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", sample);
      const ask = (url: string): Promise<string> =>
        fetch(url).then(
          () => "answered",
          () => "refused",
        );
      expect(await viewer.page.evaluate(ask, address)).toBe("refused");
      const workers = viewer.page.workers();
      expect(workers).toHaveLength(1);
      expect(await workers[0]?.evaluate(ask, address)).toBe("refused");
      await viewer.close();
    });
  });

  describe("a session of 12 MB", () => {
    const points = Array.from({ length: 600 }, (_, index) => ({
      x: index / 600,
      y: Number((0.5 + 0.4 * Math.sin(index / 40)).toFixed(6)),
      alpha: 0.5,
    }));
    const media = Array.from({ length: 40 }, (_, movie) =>
      createMediaFile({
        locators: [`/show/shot_${movie}.mov`],
        framesPerSecond: 24,
        annotations: Array.from({ length: 500 }, (_each, frame) =>
          createAnnotation(frame + 1, {
            notes: `Note ${movie}.${frame}`,
            objects: frame % 60 === 0 ? [{ ...STROKE, points }] : [],
          }),
        ),
      }),
    );
    const large = stringifySession(createSession({ media }));

    test("opens with progress and without freezing the page, and has few rows in it", async () => {
      expect(large.length).toBeGreaterThan(12_000_000);
      const viewer = await open();
      const { page } = viewer;
      await page.evaluate(() => {
        const seen = { progress: [] as number[], longest: 0 };
        Object.assign(globalThis, { seen });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
        }).observe({ type: "longtask" });
        new MutationObserver(() => {
          const bar = document.querySelector("progress");
          if (bar !== null) seen.progress.push(bar.value);
        }).observe(document.querySelector("main") ?? document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      });
      await page.getByLabel("Files to open").setInputFiles(await sessionFile(large));
      await viewer.notes().first().waitFor({ timeout: 50_000 });
      await page.getByText("20,000 notes", { exact: true }).waitFor();
      const seen = await page.evaluate(
        () => (globalThis as unknown as { seen: { progress: number[]; longest: number } }).seen,
      );
      const steps = new Set(seen.progress.filter((value) => value > 0 && value < 1));
      expect(steps.size).toBeGreaterThan(2);
      expect(seen.progress).toEqual([...seen.progress].sort((a, b) => a - b));
      // Generous, since the machine may be busy: reading these in the page would take it several seconds.
      expect(seen.longest).toBeLessThan(1000);
      expect(await viewer.notes().count()).toBeLessThan(60);
      await page.getByRole("searchbox").fill("note 39.499");
      await page.getByText("1 of 20,000 notes", { exact: true }).waitFor();
      await viewer.notes().first().click();
      await page.getByText("Frame 500").waitFor();
      await page.getByRole("searchbox").fill("");
      await page.getByText("20,000 notes", { exact: true }).waitFor();
      const list = page.getByRole("listbox", { name: "Notes" });
      expect(await list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("20000");
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("can be given up while it is being read", async () => {
      const viewer = await open();
      // Much more of it than can be read before the button is pressed.
      const longer = large.replace("</session>", " ".repeat(100_000_000));
      await viewer.page.getByLabel("Files to open").setInputFiles(await sessionFile(longer));
      await viewer.page.getByRole("button", { name: "Cancel" }).click();
      await viewer.page.getByText(/^large\.csc was not opened\. The session was closed\./).waitFor();
      await viewer.page.getByRole("heading", { name: "Drop a session file here" }).waitFor();
      await expect.poll(() => viewer.page.workers().length).toBe(1);
      await viewer.close();
    });
  });

  test("a list higher than browsers lay out is scrolled to its end", async () => {
    const viewer = await open();
    const annotations = Array.from({ length: 200_000 }, (_, index) =>
      createAnnotation(index + 1, { notes: "n" }),
    );
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
    const file = await sessionFile(stringifySession(session));
    await viewer.page.getByLabel("Files to open").setInputFiles(file);
    const list = viewer.page.getByRole("listbox", { name: "Notes" });
    await list.waitFor({ timeout: 50_000 });
    await list.press("End");
    await viewer.page.getByText("Frame 200000").waitFor();
    const last = list.getByRole("option", { selected: true });
    expect(await last.innerText()).toMatch(/^200000\s/);
    const inside = await last.evaluate((row) => {
      const box = row.getBoundingClientRect();
      const around = row.closest("[role=listbox]")?.getBoundingClientRect();
      return around !== undefined && box.top >= around.top && box.bottom <= around.bottom + 1;
    });
    expect(inside).toBe(true);
    await list.press("ArrowUp");
    await viewer.page.getByText("Frame 199999").waitFor();
    await viewer.close();
  });

  describe("axe-core finds nothing to complain of", () => {
    test.each<[string, Parameters<typeof ViewerPage.open>[2]]>([
      ["light", { colorScheme: "light" }],
      ["dark", { colorScheme: "dark" }],
      ["narrow", { viewport: { width: 320, height: 700 } }],
      ["forced colours", { forcedColors: "active" }],
    ])("%s", async (_name, options) => {
      const viewer = await open({ ...options, bypassCSP: true });
      const { page } = viewer;
      expect(await viewer.violations()).toEqual([]);
      await page.getByRole("button", { name: /^Open the sample/ }).click();
      await page.getByRole("img").waitFor();
      await viewer.drop({ name: "movie.mov", content: "x" });
      await page.getByText(/^movie\.mov has the short hash/).waitFor();
      await page.getByText("About this movie").click();
      expect(await viewer.violations()).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.getByRole("searchbox").fill("nothing has this");
      await page.getByText(/^0 of/).waitFor();
      await page.getByRole("button", { name: "Export…" }).click();
      expect(await viewer.violations()).toEqual([]);
      await viewer.close();
    });

    test("and would if there were something", async () => {
      const viewer = await open({ bypassCSP: true });
      await viewer.page.evaluate(() => {
        document.documentElement.removeAttribute("lang");
      });
      expect(await viewer.violations()).toEqual([expect.stringMatching(/^html-has-lang/)]);
      await viewer.close();
    });
  });
});
