import { readFile } from "node:fs/promises";
import { createAnnotation, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { SAMPLE } from "../../lib/run-example.ts";
import { movie, sessionOf } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function safety(open: OpenViewer): void {
  describe("safety", () => {
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
      await viewer.page.getByRole("img", { name: /^Frame 1/ }).waitFor();
      expect(await viewer.page.locator("main :is(script, iframe, style, object, embed)").count()).toBe(0);
      const sources = await viewer.page
        .locator("main img[src]")
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src));
      expect(sources.filter((source) => !source.startsWith("blob:"))).toEqual([]);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("neither the page nor its worker can connect to anything, with a movie open as well", async () => {
      const viewer = await open();
      await viewer.drop({ name: "s.csc", content: sessionOf("bars-24.mov") }, await movie("bars-24.mov"));
      await viewer.shows(10);
      const ask = (url: string): Promise<string> =>
        fetch(url).then(
          () => "answered",
          () => "refused",
        );
      expect(await viewer.page.evaluate(ask, viewer.address)).toBe("refused");
      const workers = viewer.page.workers();
      expect(workers.length).toBeGreaterThan(0);
      for (const worker of workers) expect(await worker.evaluate(ask, viewer.address)).toBe("refused");
      await viewer.close();
    });

    test("the service worker keeps the files of the page and nothing else", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      const kept = await viewer.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        const [name] = await caches.keys();
        const cache = await caches.open(name ?? "");
        return (await cache.keys()).map(({ url }) => new URL(url).pathname);
      });
      expect(kept).toContain("/");
      expect(
        kept.filter((path) => !/^\/(?:$|(?:index|prores)\.html$|manifest\.webmanifest$|assets\/)/.test(path)),
      ).toEqual([]);
      await viewer.close();
    });
  });
}
