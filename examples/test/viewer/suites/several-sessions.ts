import {
  createAnnotation,
  createMediaFile,
  createSession,
  parseSession,
  shortHash,
  stringifySession,
} from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { STROKE, movie } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

const MONDAY = stringifySession(
  createSession({
    media: [
      createMediaFile({
        locators: ["/a.mov"],
        annotations: [createAnnotation(3, { notes: "Too dark" }), createAnnotation(9, { notes: "Edge" })],
      }),
    ],
  }),
);
const TUESDAY = stringifySession(
  createSession({
    media: [
      createMediaFile({
        locators: ["/a.mov"],
        annotations: [
          createAnnotation(3, { notes: "Still too dark" }),
          createAnnotation(5, { notes: "New", objects: [STROKE] }),
        ],
      }),
      createMediaFile({ locators: ["/b.mov"], annotations: [createAnnotation(1, { notes: "Hello" })] }),
    ],
  }),
);

export function severalSessions(open: OpenViewer): void {
  describe("several sessions", () => {
    test("of two that are dropped the newer opens, and the other is compared side by side", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.drop(
        { name: "monday.csc", content: MONDAY, lastModified: 1_000_000 },
        { name: "tuesday.csc", content: TUESDAY, lastModified: 2_000_000 },
      );
      await expect.poll(() => page.locator("#session-name").textContent()).toBe("tuesday.csc");
      await viewer
        .message("monday.csc was dropped together with tuesday.csc")
        .getByRole("button", { name: "Compare the two" })
        .click();
      await page.getByRole("heading", { name: "Since monday.csc" }).waitFor();
      const changes = page.getByRole("listbox", { name: "Changes" }).getByRole("option");
      expect(await changes.count()).toBe(4);
      await changes.filter({ hasText: "Still too dark" }).click();
      const sides = page.locator(".side");
      expect(await sides.nth(0).innerText()).toContain("Too dark");
      expect(await sides.nth(1).innerText()).toContain("Still too dark");
      await page.locator(".timecode", { hasText: "Frame 3" }).waitFor();
      await changes.filter({ hasText: "New, frame 5" }).click();
      await page.getByRole("img", { name: "Drawing in tuesday.csc" }).waitFor();
      await page.getByText("Filter and sort").click();
      await page.getByText("New or changed").click();
      await expect.poll(() => viewer.notes().count()).toBe(3);
      const merged = await viewer.saved(() => viewer.button("Save both as one .csc").click());
      expect(merged.name).toBe("tuesday with monday.csc");
      expect(parseSession(merged.text).media).toHaveLength(2);
      await viewer.button("Close the comparison").click();
      await expect.poll(() => viewer.notes().count()).toBe(3);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("an earlier session can be chosen to compare with", async () => {
      const viewer = await open();
      await viewer.dropSession("tuesday.csc", TUESDAY);
      await viewer.page.getByLabel("Earlier session to compare with").setInputFiles({
        name: "monday.csc",
        mimeType: "application/xml",
        buffer: Buffer.from(MONDAY),
      });
      await viewer.page.getByText(/Notes: \d+ added/).waitFor();
      await viewer.close();
    });

    test("a note that was done in an earlier session is done as long as it is the same note", async () => {
      const viewer = await open();
      const { page } = viewer;
      const review = (locators: readonly string[], texts: Readonly<Record<number, string>>): string =>
        stringifySession(
          createSession({
            notes: "Review",
            media: [
              createMediaFile({ locators: ["/other.mov"] }),
              createMediaFile({
                locators,
                annotations: Object.entries(texts).map(([frame, notes]) =>
                  createAnnotation(Number(frame), { notes }),
                ),
              }),
            ],
          }),
        );
      const marks = (): Promise<boolean[]> =>
        viewer
          .notes()
          .locator(".mark")
          .evaluateAll((all) => all.map((one) => one.classList.contains("done")));
      const monday = review(["Z:\\show\\a.mov"], { 3: "Dark", 9: "Edge", 12: "Noise" });
      await viewer.dropSession("monday.csc", monday);
      for (const mark of await viewer.notes().locator(".mark").all()) await mark.click();
      await page.getByText("4 notes · 4 done", { exact: true }).waitFor();
      // On Tuesday the session knows the movie by its short hash, too, and one note says something else.
      const identified = ["z:/show/a.mov", "0123456789abcdef0123456789abcdef01234567"];
      await viewer.dropSession(
        "tuesday.csc",
        review(identified, { 3: "Darker", 9: "Edge", 12: "Noise", 20: "New" }),
      );
      await page.getByText("5 notes · 2 done", { exact: true }).waitFor();
      expect(await marks()).toEqual([false, false, true, true, false]);
      await page.getByLabel("Earlier session to compare with").setInputFiles({
        name: "monday.csc",
        mimeType: "application/xml",
        buffer: Buffer.from(monday),
      });
      const changes = page.getByRole("listbox", { name: "Changes" }).getByRole("option");
      await changes.filter({ hasText: /Changed, frame 3.*was done/s }).waitFor();
      expect(await changes.filter({ hasText: "was done" }).count()).toBe(1);
      // Opened again on Tuesday is open on Wednesday; changed on Wednesday is open again.
      await viewer.notes().filter({ hasText: "Noise" }).locator(".mark").click();
      await page.getByText("5 notes · 1 done", { exact: true }).waitFor();
      await viewer.dropSession("wednesday.csc", review(identified, { 9: "Edge", 12: "Noise" }));
      await page.getByText("3 notes · 1 done", { exact: true }).waitFor();
      expect(await marks()).toEqual([false, true, false]);
      await viewer.notes().filter({ hasText: "Edge" }).click();
      await page.getByRole("heading", { level: 2, name: "a.mov" }).waitFor();
      await page.keyboard.press("e");
      await page.getByRole("textbox", { name: "Note" }).fill("Edge again");
      await viewer.button("Save note").click();
      await page.getByText("3 notes", { exact: true }).waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("movies make a new session: in order, with groups and notes, saved as .csc", async () => {
      const viewer = await open();
      const { page } = viewer;
      const [first, second] = [await movie("bars-24.mov"), await movie("bars-23976.mov")];
      await viewer.drop(first, second);
      const items = page.locator(".draft li");
      await expect.poll(() => items.count()).toBe(2);
      const hash = await shortHash(new Blob([Buffer.from(first.content)]));
      expect(await items.first().innerText()).toContain(`97 frames · 24 fps · short hash ${hash}`);
      expect(await items.last().innerText()).toContain("23.976 fps · 01:00:00:00");
      await page.getByText("cineSync finds the movies by their short hash").waitFor();
      await page.getByLabel("Folder of the movies").fill("Z:\\show\\dailies\\");
      await page.getByLabel("Name of the session").fill("Monday");
      await page.getByLabel("Note on the session").fill("First look");
      await items.first().getByLabel("Group").fill("Night");
      await items.first().getByLabel("Note").fill("Temp grade");
      await viewer.button("Move down: bars-24.mov").click();
      const saved = await viewer.saved(() => viewer.button("Save as .csc").click());
      expect(saved.name).toBe("Monday.csc");
      const session = parseSession(saved.text);
      expect(session).toMatchObject({ notes: "First look", groups: ["Night"] });
      expect(session.media).toMatchObject([
        { name: "bars-23976.mov", active: true, groups: [] },
        {
          name: "bars-24.mov",
          groups: ["Night"],
          notes: "Temp grade",
          framesPerSecond: 24,
          locators: [
            { kind: "path", value: "Z:\\show\\dailies\\bars-24.mov" },
            { kind: "short-hash", value: hash },
          ],
        },
      ]);
      await viewer.button("Open it here").click();
      await page.locator('.stage[data-player="video"]').waitFor();
      await page.keyboard.press("e");
      await page.getByRole("textbox", { name: "Note" }).fill("First note");
      await viewer.button("Save note").click();
      await expect
        .poll(() => viewer.notes().allInnerTexts())
        .toContainEqual(expect.stringContaining("First note"));
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });
  });
}
