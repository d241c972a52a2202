import { readFile } from "node:fs/promises";
import { createAnnotation, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { FRAMES, SAMPLE } from "../../lib/run-example.ts";
import { STROKE, movie } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function exporting(open: OpenViewer): void {
  describe("exports", () => {
    test("CSV, Markdown, JSON and the report", async () => {
      const viewer = await open();
      const picture = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048 (2).jpg`);
      const older = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048.jpg`);
      await viewer.drop(
        { name: "tidewater-review.csc", content: await readFile(SAMPLE) },
        { name: "sea_0010_comp_v012.mov-00048 (2).jpg", content: picture },
        { name: "sea_0010_comp_v012.mov-00048.jpg", content: older },
      );
      await viewer.notes().first().waitFor();
      await viewer.button("Export…").click();
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
      await viewer.page.getByText("Saved as tidewater-review.html, with 16 entries").waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("take the notes of the list, or the whole session", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await viewer.page.getByRole("searchbox").fill("lamp");
      await expect.poll(() => viewer.notes().count()).toBe(2);
      await viewer.button("Export…").click();
      const found = await viewer.export(/^CSV/);
      expect(found.name).toBe("s (selection).csv");
      expect(parse(found.text, { bom: true, columns: true })).toHaveLength(2);
      await viewer.page.getByLabel("What to export").selectOption("The whole session: 16 entries");
      expect(parse((await viewer.export(/^CSV/)).text, { bom: true, columns: true })).toHaveLength(16);
      await viewer.close();
    });

    test("markers: one timeline, or one for each movie, in every format", async () => {
      const viewer = await open();
      const media = ["a.mov", "../b/../../c.mov"].map((name) =>
        createMediaFile({
          name,
          locators: [`/shots/${name}`],
          framesPerSecond: 24,
          annotations: [createAnnotation(25, { notes: `Note on ${name}` })],
        }),
      );
      await viewer.dropSession("cut.csc", stringifySession(createSession({ media })));
      await viewer.button("Export…").click();
      await viewer.page.getByLabel("Timecode of the first frame").fill("01:00:00:00");
      const zip = await viewer.export(/^Markers as EDL for/);
      expect(zip.name).toBe("cut.edl.zip");
      const files = unzipSync(zip.bytes);
      expect(Object.keys(files)).toEqual(["001 a.mov.edl", "002 .._b_.._.._c.mov.edl"]);
      expect(strFromU8(files["001 a.mov.edl"] ?? new Uint8Array())).toContain("01:00:01:00");
      expect((await viewer.export(/Final Cut Pro 7/)).text).toContain('<xmeml version="5">');
      expect((await viewer.export(/FCPXML/)).text).toContain("<!DOCTYPE fcpxml>");
      expect((await viewer.export(/Frame\.io/)).text).toContain("Note on a.mov");
      await viewer.page.getByLabel("Timelines for markers").selectOption("One for the playlist");
      const otio = JSON.parse((await viewer.export(/OpenTimelineIO/)).text) as { OTIO_SCHEMA: string };
      expect(otio.OTIO_SCHEMA).toMatch(/^Timeline/);
      expect((await viewer.export(/^Markers as EDL for/)).text).toContain("Note on a.mov");
      expect((await viewer.export(/locators/)).text).toContain("LOC:");
      expect((await viewer.export(/^Markers for Avid/)).text).toContain("Note on a.mov");
      expect((await viewer.export(/RV/)).text).toContain("GTOa");
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("markers have the true length of the movies that are open", async () => {
      const viewer = await open();
      const media = [
        createMediaFile({
          locators: ["/bars-24.mov"],
          annotations: [createAnnotation(10, { notes: "Here" })],
        }),
      ];
      await viewer.drop(
        { name: "s.csc", content: stringifySession(createSession({ media })) },
        await movie("bars-24.mov"),
      );
      await viewer.page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(10);
      await viewer.button("Export…").click();
      const otio = await viewer.export(/OpenTimelineIO/);
      expect(otio.text).toMatch(/"duration":\s*\{[^}]*"value":\s*97/);
      await viewer.close();
    });

    test("a frame with its drawing as PNG, alone and all of them in a ZIP", async () => {
      const viewer = await open();
      const annotations = [
        createAnnotation(10, { objects: [STROKE] }),
        createAnnotation(20, { objects: [STROKE] }),
      ];
      const media = [createMediaFile({ locators: ["/bars-24.mov"], annotations })];
      await viewer.drop(
        { name: "s.csc", content: stringifySession(createSession({ media })) },
        await movie("bars-24.mov"),
      );
      await viewer.page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(10);
      await viewer.page.getByRole("img", { name: /^Frame 10/ }).waitFor();
      const png = await viewer.saved(() => viewer.page.keyboard.press("g"));
      expect(png.name).toBe("bars-24.mov-00010.png");
      const size = (bytes: Buffer): number[] => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      expect(size(png.bytes)).toEqual([256, 144]);
      await viewer.button("Export…").click();
      const zip = await viewer.export(/^Pictures/);
      expect(zip.name).toBe("s frames.zip");
      const files = unzipSync(zip.bytes);
      expect(Object.keys(files)).toEqual(["bars-24.mov-00010.png", "bars-24.mov-00020.png"]);
      expect(files["bars-24.mov-00010.png"]).toEqual(new Uint8Array(png.bytes));
      const report = await viewer.export(/^Review report/);
      expect(report.text.match(/data:image\/jpeg;base64/g)).toHaveLength(2);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("what cannot be exported is explained", async () => {
      const viewer = await open();
      const media = [createMediaFile({ locators: ["/a.mov"], notes: "Fine." })];
      await viewer.dropSession("a.csc", stringifySession(createSession({ media })));
      await viewer.button("Export…").click();
      const dialog = viewer.page.getByRole("dialog");
      await dialog.getByRole("button", { name: /^Markers as EDL for/ }).click();
      await dialog.locator(".outcome .error", { hasText: /frame rate/ }).waitFor();
      await dialog.getByLabel(/^Frame rate/).fill("24");
      expect((await viewer.export(/^Markers as EDL for/)).text).toContain("FCM: NON-DROP FRAME");
      await viewer.page.keyboard.press("Escape");
      await expect.poll(() => dialog.count()).toBe(0);
      await viewer.close();
    });
  });
}
