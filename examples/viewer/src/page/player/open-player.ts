import type { OpenMovie } from "../state/state.ts";
import { PlayerError, type FrameTimes, type Player } from "./player.ts";
import { VideoPlayer } from "./video-player.ts";

export interface OpenedPlayer {
  /** Undefined if the browser cannot show the movie. */
  readonly player: Player | undefined;
  /** Why there is no player, with the name of the codec; `""` otherwise. */
  readonly problem: string;
}

/**
 * Opens a movie: `<video>` first, the stepper where `<video>` is known to show wrong frames or refuses the file.
 *
 * @param isStepperWanted Whether `<video>` turned out to be wrong or slow.
 */
export async function openPlayer(movie: OpenMovie, isStepperWanted: boolean): Promise<OpenedPlayer> {
  const times = frameTimes(movie);
  const problems: string[] = [];
  if (times !== undefined && !isStepperWanted && !isWrongInVideo(movie)) {
    try {
      const player = await VideoPlayer.open(movie.file, times, movie.info?.firstFrameTime ?? 0);
      return { player, problem: "" };
    } catch (error) {
      problems.push(reasonOf(error));
    }
  }
  try {
    const { Stepper } = await import("./stepper.ts");
    return { player: await Stepper.open(movie.file, times), problem: "" };
  } catch (error) {
    problems.push(reasonOf(error));
  }
  const codec = movie.info?.codecName ?? movie.info?.codec ?? "";
  const what = codec === "" ? movie.file.name : `${movie.file.name} (${codec})`;
  return { player: undefined, problem: `cannot show ${what}: ${problems.at(-1) ?? "unknown format"}` };
}

/** Returns undefined where frames have no constant rate. */
function frameTimes({ info }: OpenMovie): FrameTimes | undefined {
  if (info?.frameRate === undefined || info.frameCount === undefined || info.variableFrameRate)
    return undefined;
  return { rate: info.frameRate.numerator / info.frameRate.denominator, frameCount: info.frameCount };
}

/** Measured: fragments in Chromium, trimmed starts and Matroska in Firefox. */
function isWrongInVideo({ info, file }: OpenMovie): boolean {
  const isFirefox = navigator.userAgent.includes("Firefox/");
  if (info?.isFragmented === true) return true;
  return isFirefox && (info?.isTrimmed === true || /\.mkv$/iu.test(file.name));
}

function reasonOf(error: unknown): string {
  return error instanceof PlayerError || error instanceof Error ? error.message : String(error);
}
