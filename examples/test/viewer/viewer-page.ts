import { spawn, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";
import type { Browser, BrowserContextOptions, Download, Page } from "playwright-core";
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
      reject(new Error(`The server has ended: ${text}`));
    });
  });
  return { address, server };
}

export interface Given {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The viewer in a browser, as a person has it. */
export class ViewerPage {
  readonly page: Page;
  /** Whatever the page complains of, and every request past loading the page itself. */
  readonly complaints: string[] = [];

  private constructor(page: Page, address: string) {
    this.page = page;
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
  ): Promise<ViewerPage> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    const viewer = new ViewerPage(await context.newPage(), address);
    await viewer.page.goto(address);
    return viewer;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Drops files on the page, as a mouse does. */
  async drop(...files: readonly Given[]): Promise<void> {
    const given = files.map(({ name, content }) => ({
      name,
      base64: Buffer.from(content).toString("base64"),
    }));
    await this.page.evaluate((all) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const main = document.querySelector("main");
      for (const type of ["dragover", "drop"]) {
        main?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }, given);
  }

  /** The page with a session in it. */
  async dropSession(name: string, content: string | Uint8Array): Promise<void> {
    await this.drop({ name, content });
    await this.page.getByRole("listbox", { name: "Playlist" }).waitFor();
  }

  notes(): ReturnType<Page["locator"]> {
    return this.page.getByRole("listbox", { name: "Notes" }).getByRole("option");
  }

  playlist(): ReturnType<Page["locator"]> {
    return this.page.getByRole("listbox", { name: "Playlist" }).getByRole("option");
  }

  /** Exports, and gives the file that lands on the disk. */
  async export(format: RegExp): Promise<{ name: string; bytes: Buffer; text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("dialog").getByRole("button", { name: format }).click(),
    ]);
    const bytes = await readFile(await pathOf(download));
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }

  /** The accessibility rules that the page breaks. Needs `bypassCSP`: the page's policy keeps axe-core out too. */
  async violations(): Promise<string[]> {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    return this.page.evaluate(async (axeSource) => {
      interface Results {
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string }[];
        }[];
      }
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- axe-core is a script
      new Function(axeSource)();
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<Results> } };
      const results = await axe.run();
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }, source);
  }
}

async function pathOf(download: Download): Promise<string> {
  return download.path();
}
