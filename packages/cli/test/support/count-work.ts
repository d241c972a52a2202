import { Session, type Profiler } from "node:inspector";
import { setFlagsFromString } from "node:v8";

// Runs in its own process, because V8 counts only in what it compiles after counting has begun.

// Optimized code does not count the functions that it has inlined.
for (const flag of ["--no-opt", "--no-maglev"]) setFlagsFromString(flag);
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { PATHS } = await import("./linear-paths.ts");

/** Returns how often the blocks of this program have run since the last call. */
function steps(): number {
  let scripts: readonly Profiler.ScriptCoverage[] = [];
  session.post("Profiler.takePreciseCoverage", (_, { result }) => (scripts = result));
  return scripts
    .filter(({ url }) => url.startsWith("file:"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

const SIZE = 40;
const counts: [path: string, few: number, many: number][] = [];
for (const [path, make] of Object.entries(PATHS)) {
  const [first, small, large] = [await make(SIZE), await make(SIZE), await make(10 * SIZE)];
  // It also makes what is made only once.
  await first();
  steps();
  await small();
  const few = steps();
  await large();
  counts.push([path, few, steps()]);
}
console.log(JSON.stringify(counts));
