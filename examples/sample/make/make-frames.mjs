// @ts-check
// Paints the saved frames of the sample, with the drawings burned in as cineSync saves them. Needs a Chromium:
//
//     node examples/sample/make/make-frames.mjs
import { fileURLToPath } from "node:url";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { createAnnotation } from "@cinesync/session-xml";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { SCENES } from "./scenes.mjs";
import { sampleSession } from "./session.mjs";

const size = { width: 960, height: 540 };

/** Movies whose frames a later release saved, under its own names. */
const LATER = ["sea_0030_light_v003.mov", "霧の港_test_v02.mp4"];

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const page = await browser.newPage({ viewport: size });

/** @param {string} name @param {string} scene @param {import("@cinesync/session-xml").Annotation} annotation */
async function paint(name, scene, annotation) {
  const layer = "position:absolute;inset:0";
  await page.setContent(
    `<body style="margin:0"><div style="${layer}">${scene}</div><div style="${layer}">${annotationToSvg(annotation, size)}</div>`,
  );
  const path = fileURLToPath(new URL(`../frames/${encodeURIComponent(name)}.jpg`, import.meta.url));
  await page.screenshot({ path, type: "jpeg", quality: 74 });
}

for (const media of sampleSession.media) {
  if (media.kind !== "file") continue;
  for (const annotation of media.annotations) {
    const { frame, objects } = annotation;
    const scene = SCENES.get(media.name)?.(frame);
    if (!scene || objects.length === 0) continue;
    const digits = String(frame).padStart(5, "0");
    const name = LATER.includes(media.name)
      ? `${media.name.replaceAll(".", "_")}.${digits}`
      : `${media.name}-${digits}`;
    if (media.active && frame === 48) {
      // Saved once before the arrow and the word were there, and again with everything.
      await paint(name, scene, createAnnotation(frame, { objects: objects.slice(0, 1) }));
      await paint(`${name} (2)`, scene, annotation);
    } else {
      await paint(name, scene, annotation);
    }
  }
}
await browser.close();
