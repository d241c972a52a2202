import { numberOfBars } from "../../../packages/media-info/test/movies/bars.mjs";
import type { ViewerPage } from "./viewer-page.ts";

export interface Steps {
  /** Actions before each reading: a key, or a frame to type. */
  readonly actions: readonly (string | number)[];
  /** The frame that the page must claim to show after each action. */
  readonly frames: readonly number[];
}

/**
 * Steps through the movie inside the page, and returns the frame numbers that the pictures themselves carry.
 * The picture is read as soon as the page claims to show the frame.
 */
export async function readFrames({ page }: ViewerPage, steps: Steps): Promise<(number | undefined)[]> {
  const levels = await page.evaluate(async ({ actions, frames }) => {
    const stage = document.querySelector<HTMLElement>(".stage");
    const field = document.querySelector<HTMLInputElement>(".scrub input[type=number]");
    const canvas = new OffscreenCanvas(256, 144);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (stage === null || field === null || context === null) throw new Error("the page has no stage");
    const claims = async (frame: number): Promise<void> => {
      const end = performance.now() + 15_000;
      while (stage.dataset["frame"] !== String(frame)) {
        if (performance.now() > end) throw new Error(`frame ${frame} did not come`);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const read = (): number[] => {
      const picture = document.querySelector<HTMLVideoElement | HTMLCanvasElement>(
        ".player :is(video, canvas)",
      );
      if (picture === null) throw new Error("the page shows no movie");
      context.drawImage(picture, 0, 0, 256, 144);
      const { data } = context.getImageData(0, 132, 256, 1);
      return Array.from({ length: 16 }, (_, column) => data[(column * 16 + 8) * 4] ?? 0);
    };
    const found: number[][] = [];
    for (const [index, action] of actions.entries()) {
      if (typeof action === "string") {
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: action, bubbles: true, cancelable: true }),
        );
      } else {
        field.value = String(action);
        field.dispatchEvent(new Event("change"));
      }
      await claims(frames[index] ?? 0);
      found.push(read());
    }
    return found;
  }, steps);
  return levels.map((row) => numberOfBars(row, 16, 1, { channels: 1 }));
}
