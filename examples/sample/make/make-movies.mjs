// @ts-check
// Films two movies of the sample, small ones: the shots that move. Needs a Chromium and ffmpeg. The short hashes that it
// prints belong into session.mjs.
//
//     node examples/sample/make/make-movies.mjs
import { execFileSync } from "node:child_process";
import { openAsBlob } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { shortHash } from "@cinesync/session-xml";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { SCENES } from "./scenes.mjs";

const MOVIES = [
  { name: "sea_0010_comp_v012.mov", rate: 24, frames: 96, timecode: "01:00:00:00" },
  { name: "sea_0040_stereo_v001.mov", rate: 48, frames: 120, timecode: "10:00:00:00" },
];
const size = { width: 640, height: 360 };

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const page = await browser.newPage({ viewport: size });
const target = fileURLToPath(new URL("../movies", import.meta.url));
const stills = await mkdtemp(path.join(tmpdir(), "cinesync-sample-"));
await mkdir(target, { recursive: true });
try {
  for (const { name, rate, frames, timecode } of MOVIES) {
    for (let frame = 1; frame <= frames; frame++) {
      const scene = SCENES.get(name)?.(frame) ?? "";
      await page.setContent(`<body style="margin:0">${scene}`);
      await page.screenshot({ path: path.join(stills, `${String(frame).padStart(4, "0")}.png`) });
    }
    const file = path.join(target, name);
    execFileSync("ffmpeg", [
      ...["-y", "-v", "error", "-framerate", String(rate), "-i", path.join(stills, "%04d.png")],
      ...["-frames:v", String(frames), "-c:v", "libx264", "-preset", "veryslow", "-crf", "30", "-g", "24"],
      ...["-pix_fmt", "yuv420p", "-threads", "1", "-timecode", timecode, "-movflags", "+faststart"],
      ...["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"],
      file,
    ]);
    console.log(name, await shortHash(await openAsBlob(file)));
  }
} finally {
  await rm(stills, { recursive: true });
  await browser.close();
}
