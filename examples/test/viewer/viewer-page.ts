import { spawn, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { inExamples } from "../lib/run-example.ts";

/** Builds the viewer and serves it, with the command that a person uses. */
export async function serveViewer(): Promise<{ address: string; server: ChildProcess }> {
  const server = spawn(process.execPath, [inExamples("viewer/serve.mjs"), "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    server.stdout.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.once("exit", () => {
      reject(new Error(`the server has ended: ${text}`));
    });
  });
  return { address, server };
}

export interface Given {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Milliseconds since 1970. */
  readonly lastModified?: number;
}

/** Opens the viewer as in a new browser; with options, really in one. */
export type OpenViewer = (options?: BrowserContextOptions) => Promise<ViewerPage>;

/**
 * Returns a function that opens the viewer. Without options it uses one page again and again, and empties its storage:
 * a new context takes five times as long.
 */
export function viewerOpener(browser: Browser, address: string): OpenViewer {
  let shared: ViewerPage | undefined;
  return async (options) => {
    if (options !== undefined) return ViewerPage.open(browser, address, options);
    if (shared === undefined || shared.page.isClosed()) {
      await shared?.context.close();
      shared = await ViewerPage.open(browser, address, {}, { isKept: true });
    } else await shared.reset();
    return shared;
  };
}

/** The viewer in a browser, as a person has it. */
export class ViewerPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Console messages, errors, dialogs, and requests to other servers. */
  readonly complaints: string[] = [];
  readonly #isKept: boolean;

  private constructor(page: Page, address: string, isKept: boolean) {
    this.page = page;
    this.context = page.context();
    this.address = address;
    this.#isKept = isKept;
    page.on("console", (message) => this.complaints.push(message.text()));
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("dialog", (dialog) => {
      this.complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(?:blob|data):/.test(url))
        this.complaints.push(`request for ${url}`);
    });
  }

  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
    { isKept = false } = {},
  ): Promise<ViewerPage> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    return ViewerPage.openIn(context, address, { isKept });
  }

  /** Opens the viewer in another tab of a context, with the same storage. */
  static async openIn(
    context: BrowserContext,
    address: string,
    { isKept = false } = {},
  ): Promise<ViewerPage> {
    const viewer = new ViewerPage(await context.newPage(), address, isKept);
    await viewer.page.goto(address);
    return viewer;
  }

  /** Opens the page again as if nobody had used it. */
  async reset(): Promise<void> {
    const { page, context, address } = this;
    await Promise.all(
      context
        .pages()
        .filter((one) => one !== page)
        .map((one) => one.close()),
    );
    await page.goto("about:blank");
    const session = await context.newCDPSession(page);
    const { origin } = new URL(address);
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
    await session.detach();
    this.complaints.length = 0;
    await page.goto(address);
  }

  async close(): Promise<void> {
    if (!this.#isKept) await this.context.close();
  }

  /** Drops files on the page, as a mouse does. */
  async drop(...files: readonly Given[]): Promise<void> {
    const given = files.map(({ name, content, lastModified = 0 }) => ({
      name,
      lastModified,
      base64: Buffer.from(content).toString("base64"),
    }));
    await this.page.evaluate((all) => {
      const transfer = new DataTransfer();
      for (const { name, base64, lastModified } of all) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { lastModified }));
      }
      const main = document.querySelector("main");
      for (const type of ["dragover", "drop"]) {
        main?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }, given);
  }

  /** Drops a session, and waits for its playlist. */
  async dropSession(name: string, content: string | Uint8Array): Promise<void> {
    await this.drop({ name, content });
    await this.page.getByRole("listbox", { name: "Playlist" }).waitFor();
  }

  notes(): Locator {
    return this.page.getByRole("listbox", { name: "Notes" }).getByRole("option");
  }

  playlist(): Locator {
    return this.page.getByRole("listbox", { name: "Playlist" }).getByRole("option");
  }

  stage(): Locator {
    return this.page.locator(".stage");
  }

  /** Waits until the picture shows a frame. */
  async shows(frame: number): Promise<void> {
    await this.page.locator(`.stage[data-frame="${frame}"]:not([data-player="opening"])`).waitFor();
  }

  message(text: string | RegExp): Locator {
    return this.page.locator(".message", { hasText: text });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Clicks something that saves a file, and returns the file. */
  async saved(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), click()]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }

  /** Exports in a format of the open dialog. */
  export(format: RegExp): ReturnType<ViewerPage["saved"]> {
    return this.saved(() => this.page.getByRole("dialog").getByRole("button", { name: format }).click());
  }

  /** Returns the accessibility rules that the page breaks. Needs `bypassCSP`: the page's policy keeps axe-core out too. */
  async violations(): Promise<string[]> {
    const source = await axe;
    return this.page.evaluate(async (axeSource) => {
      interface Results {
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string }[];
        }[];
      }
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- axe-core is a script
      if (!("axe" in globalThis)) new Function(axeSource)();
      const { axe } = globalThis as unknown as {
        axe: { run: (context: Document, options: object) => Promise<Results> };
      };
      const results = await axe.run(document, { resultTypes: ["violations"] });
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }, source);
  }
}

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
