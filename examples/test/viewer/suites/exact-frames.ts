import { describe, expect, test } from "vitest";
import { openMovie } from "../fixtures.ts";
import { readFrames } from "../read-bars.ts";
import type { OpenViewer } from "../viewer-page.ts";

const FRAMES = 70;

/** Steps forward, as many back, and as many jumps, from frame 10. */
function manySteps(steps: number): { actions: (string | number)[]; frames: number[] } {
  const actions: (string | number)[] = [];
  const frames: number[] = [];
  for (let step = 1; step <= steps; step++) {
    actions.push("ArrowRight");
    frames.push(10 + step);
  }
  for (let step = steps - 1; step >= 0; step--) {
    actions.push("ArrowLeft");
    frames.push(10 + step);
  }
  for (let jump = 1; jump <= steps; jump++) {
    // Visits far and near frames in no order.
    const frame = 1 + ((jump * 29) % FRAMES);
    actions.push(frame);
    frames.push(frame);
  }
  return { actions, frames };
}

export function exactFrames(
  open: OpenViewer,
  { movies, steps }: { readonly movies: readonly string[]; readonly steps: number },
): void {
  describe("the frame that is named is the frame that is shown", () => {
    test.each(movies)(
      `in %s: ${steps} steps each way and ${steps} jumps, with <video> and with the stepper`,
      async (name) => {
        const viewer = await open();
        await openMovie(viewer, name);
        const { actions, frames } = manySteps(steps);
        expect(await readFrames(viewer, { actions, frames })).toEqual(frames);
        await viewer.page.getByText("Decode frame by frame").click();
        await viewer.page.locator('.stage[data-player="stepper"]').waitFor();
        await viewer.shows(frames.at(-1) ?? 0);
        const [again, expected] = [
          [10, ...actions],
          [10, ...frames],
        ] as const;
        expect(await readFrames(viewer, { actions: again, frames: expected })).toEqual(expected);
        expect(viewer.complaints).toEqual([]);
        await viewer.close();
      },
    );
  });
}
