import { spawn, type ChildProcess } from "node:child_process";
import { request } from "node:http";
import process from "node:process";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../scripts/lib/chromium.mjs";
import { inExamples } from "./lib/run-example.ts";

const executablePath = findChromium();
if (executablePath === undefined) console.warn(`The page is not looked at in a browser. ${NO_CHROMIUM}`);

let server: ChildProcess;
let address: string;

beforeAll(async () => {
  server = spawn(process.execPath, [inExamples("web/serve.mjs"), "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  address = await new Promise<string>((resolve, reject) => {
    server.stdout?.setEncoding("utf8").once("data", (line: string) => {
      resolve(line.trim());
    });
    server.once("exit", () => {
      reject(new Error("The server has ended."));
    });
  });
});

afterAll(() => server.kill());

/** Requests a path unchanged, which `fetch` would normalize. */
function get(path: string, method = "GET"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test("web/serve.mjs serves its four files and nothing else", async () => {
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  for (const path of ["/", "/?key=x#y", "/style.css", "/links.mjs", "/commands.js"])
    expect(await get(path)).toBe(200);
  for (const path of [
    "/serve.mjs",
    "/../package.json",
    "/..%2fpackage.json",
    "//etc/passwd",
    "/x",
    "/__proto__",
  ]) {
    expect(await get(path), path).toBe(404);
  }
  expect(await get("/", "POST")).toBe(404);
});

describe.skipIf(executablePath === undefined)("the web page", () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_FLAGS });
    page = await browser.newPage();
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("requestfailed", (failed) => problems.push(failed.url()));
  });

  afterAll(() => browser.close());

  const open = (query = "") => page.goto(`${address}${query}`, { waitUntil: "networkidle" });
  const link = (form: string) => page.locator(`#${form} a`).getAttribute("href");
  const text = (form: string) => page.locator(`#${form} code`).textContent();

  test("has the links of @cinesync/commands, which follow the form", async () => {
    await open();
    expect(await link("join")).toBe("cinesync://session/ASDF1234");
    expect(await link("start")).toBe("cinesync://session/new");
    expect(await link("script")).toBe("cinesync://script/Export%20notes?shot=sea_0010");
    await page.fill("#join input", "ÄÖ&more");
    await page.fill("#start input", "jon@home");
    await page.fill("#script input[name=name]", "My funky! script?");
    await page.fill("#script input[name=shot]", "");
    expect(await link("join")).toBe("cinesync://session/%C3%84%C3%96%26more");
    expect(await text("start")).toBe("cinesync://session/new?username=jon%40home");
    expect(await link("script")).toBe("cinesync://script/My%20funky%21%20script%3F");
    expect(problems).toEqual([]);
  });

  test("accepts a pasted link in the join form, and explains an invalid key", async () => {
    await open();
    await page.fill("#join input", "");
    expect(await link("join")).toBeNull();
    expect(await text("join")).toBe("key must be a session key or a join link, got nothing");
    await page.fill("#join input", "https://example.com/K");
    expect(await link("join")).toBeNull();
    await page.fill("#join input", " cinesync://session/K. ");
    expect(await link("join")).toBe("cinesync://session/K");
  });

  test("never turns its own address into markup or another kind of link", async () => {
    const hostile = `"><img src=x onerror="document.title='gone'"><script>document.title='gone'</script>javascript:alert(1)`;
    await open(`?key=${encodeURIComponent(hostile)}&name=${encodeURIComponent(hostile)}&id=x&nodeName=y`);
    expect(await page.inputValue("#join input")).toBe(hostile);
    expect(await link("join")).toBeNull();
    expect(await link("script")).toMatch(/^cinesync:\/\/script\/[\w%./-]+\?shot=sea_0010$/);
    expect(await page.locator("img, main script").count()).toBe(0);
    expect(await page.title()).toBe("Links for cineSync");
    expect(problems).toEqual([]);
  });

  test("has a label for every field", async () => {
    await open();
    const unlabelled = await page.$$eval("input", (fields) =>
      fields.filter((field) => (field.labels?.length ?? 0) === 0).map(({ name }) => name),
    );
    expect(unlabelled).toEqual([]);
  });

  test("fits a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    const overflow = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
    expect(overflow).toBe(false);
  });
});
