import { createAnnotation, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { STROKE, movie } from "../fixtures.ts";
import { readFrames } from "../read-bars.ts";
import { ViewerPage, type OpenViewer } from "../viewer-page.ts";

const MOVIES = ["bars-23976.mov", "bars-24.mov", "bars-25.mp4", "bars-48.mp4"];
const FRAMES = [5, 24, 60];

export function story(open: OpenViewer): void {
  test("a coordinator steps through all notes, marks half of them, comes back, and sends the rest", async () => {
    const viewer = await open();
    const { page } = viewer;
    const media = MOVIES.map((name) =>
      createMediaFile({
        locators: [`/show/${name}`],
        annotations: FRAMES.map((frame) =>
          createAnnotation(frame, { notes: `${name} at ${frame}`, objects: frame === 60 ? [] : [STROKE] }),
        ),
      }),
    );
    const files = await Promise.all(MOVIES.map(movie));
    await viewer.drop({ name: "monday.csc", content: stringifySession(createSession({ media })) }, ...files);
    await viewer.message("4 movies found in the playlist").waitFor();

    // One key through all notes: the picture is the very frame, and the drawing lies on it.
    await viewer.notes().first().click();
    const wrong: string[] = [];
    for (const [index, name] of MOVIES.entries()) {
      for (const frame of FRAMES) {
        if (index > 0 || frame !== FRAMES[0]) await page.keyboard.press("n");
        await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
        await viewer.shows(frame);
        const [number] = await readFrames(viewer, { actions: [frame], frames: [frame] });
        if (number !== frame) wrong.push(`${name} at ${frame}: ${number}`);
        const drawing = page.getByRole("img", { name: `Frame ${frame} of ${name} with a drawing` });
        await expect.poll(() => drawing.count()).toBe(frame === 60 ? 0 : 1);
        if ((FRAMES.indexOf(frame) + index) % 2 === 0) await page.keyboard.press("x");
      }
    }
    expect(wrong).toEqual([]);
    await page.getByText("12 notes · 6 done", { exact: true }).waitFor();
    await page.waitForTimeout(400);

    // The tab is closed and opened again: everything is where it was.
    const again = await ViewerPage.openIn(viewer.context, viewer.address);
    await page.close();
    await again.button(/^monday\.csc.*12 notes · 6 done/).click();
    await again.page.getByText("12 notes · 6 done", { exact: true }).waitFor();
    await again.page.getByRole("heading", { level: 2, name: "bars-48.mp4" }).waitFor();
    await again.page.getByText("Frame 60").waitFor();
    await again
      .message("Open in your last visit: bars-23976.mov, bars-24.mov, bars-25.mp4, bars-48.mp4")
      .waitFor();
    await again.drop(...files);
    await again.page.locator('.stage[data-player="video"]').waitFor();

    // The rest goes out as CSV and as a report with pictures of the movies.
    await again.page.getByText("Filter and sort").click();
    await again.page.getByLabel("Show").selectOption("Open");
    await expect.poll(() => again.notes().count()).toBe(6);
    await again.button("Export…").click();
    const csv = await again.export(/^CSV/);
    const rows = parse(csv.text, { bom: true, columns: true });
    expect(rows).toHaveLength(6);
    expect(rows).toContainEqual(
      expect.objectContaining({ Notes: "bars-23976.mov at 24", Timecode: "01:00:00:23" }),
    );
    const report = await again.export(/^Review report/);
    expect(report.text).toContain("bars-23976.mov at 24");
    expect(report.text).not.toContain("bars-23976.mov at 5<");
    expect(report.text.match(/data:image\/jpeg;base64/g)).toHaveLength(6);
    expect([...viewer.complaints, ...again.complaints]).toEqual([]);
    await viewer.close();
  });
}
