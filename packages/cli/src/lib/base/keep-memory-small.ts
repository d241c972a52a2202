import { setFlagsFromString } from "node:v8";

/**
 * Has the runtime collect garbage sooner, for commands that hold one part of a session at a time: by default it lets
 * young garbage grow to 48 MB, and old garbage to four times what is in use, however little that is.
 *
 * With the third, the heap grows in steps of 2 MB and not of 8; with the fourth, collecting begins when less than 60 % of
 * a step is left, since the heap goes on growing while it is marked; and so little young garbage is collected faster, and
 * in less memory, by one thread.
 *
 * The flags only say how far the heap may grow before the next collection; a runtime that does not know them ignores
 * them.
 */
export function keepMemorySmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
  setFlagsFromString("--optimize-for-size");
  setFlagsFromString("--incremental-marking-hard-trigger=60");
  setFlagsFromString("--no-parallel-scavenge");
}
