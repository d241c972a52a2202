import type { FrameOptions } from "@cinesync/notes";

/** The options of `FRAMES` in the specs. */
interface FrameFlags {
  readonly fps: string | undefined;
  readonly defaultFps: string | undefined;
  readonly firstFrame: number | undefined;
  readonly startTimecode: string | undefined;
}

/** How frames are numbered, for rows, markers and reports alike. */
export function frameOptions({ fps, defaultFps, firstFrame, startTimecode }: FrameFlags): FrameOptions {
  return { frameRate: fps, defaultFrameRate: defaultFps, firstFrame, startTimecode };
}
