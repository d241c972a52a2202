import type { FrameOptions } from "@cinesync/notes";

/** The options of `FRAMES` in the specs. */
interface FrameFlags {
  readonly fps: string | undefined;
  readonly defaultFps: string | undefined;
  readonly firstFrame: number | undefined;
  readonly startTimecode: string | undefined;
}

/** Turns flags into the options for frames that rows, markers and reports share. */
export function frameOptions({ fps, defaultFps, firstFrame, startTimecode }: FrameFlags): FrameOptions {
  return { frameRate: fps, defaultFrameRate: defaultFps, firstFrame, startTimecode };
}
