import { movieLength, type FrameOptions } from "@cinesync/notes";
import type { MovieInfo } from "@cinesync/media-info";

/** Movie facts by playlist position. */
export type Infos = ReadonlyMap<number, MovieInfo>;

/** Returns the lengths, frame rates and start timecodes of the open movies, as options of `@cinesync/notes`. */
export function frameOptions(infos: Infos): FrameOptions {
  return {
    durations: (_movie, position) => {
      const info = infos.get(position);
      if (info === undefined) return undefined;
      return movieLength(info.variableFrameRate ? { ...info, frameRate: undefined } : info);
    },
  };
}
