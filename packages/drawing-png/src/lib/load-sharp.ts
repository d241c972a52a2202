import type { default as SharpModule } from "sharp";
import { DrawingPngError } from "./drawing-png-error.ts";

export type Sharp = typeof SharpModule;

/**
 * Loads sharp when the first picture is made: its native library takes some time to load, and on a system that it
 * has no build for, everything else still works.
 *
 * @throws {DrawingPngError} `missing-sharp`
 */
export async function loadSharp(): Promise<Sharp> {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).trim().split("\n");
    throw new DrawingPngError("missing-sharp", { reason }, { cause });
  }
}
