import { readFile } from "node:fs/promises";
import { box, concat, movieHeader, timecodeTrack, videoTrack } from "./boxes.ts";
import { damage, randomNumbers, readDamaged } from "./fuzz.ts";

const FILES = [
  "bars-23976.mov",
  "bars-2997df.mov",
  "bars-25.mp4",
  "bars-24-delayed.mp4",
  "bars-24-trimmed.mov",
];

/** Movies with the part that holds their index. */
async function sources(): Promise<{ bytes: Uint8Array; from: number; to: number }[]> {
  const movies = await Promise.all(
    FILES.map(async (file) => new Uint8Array(await readFile(new URL(`../movies/${file}`, import.meta.url)))),
  );
  const fragmented = concat([
    box("ftyp", "iso5", 0),
    box(
      "moov",
      movieHeader(),
      videoTrack({ stts: [], samples: 0, edits: [[0, 2000]] }),
      box("mvex", box("trex", 0, 1, 1, 1000, 0, 0)),
    ),
    ...Array.from({ length: 5 }, () => [
      box("moof", box("traf", box("tfhd", 8, 1, 1000), box("trun", 0x901, 2, 0, 1000, 2000, 1000, 0))),
      box("mdat", 1, 2, 3),
    ]).flat(),
  ]);
  const edited = concat([
    box("mdat", 86_400),
    box(
      "moov",
      movieHeader(),
      videoTrack({
        stts: Array.from({ length: 30 }, (_, i) => [3, 1000 + (i % 2)] as const),
        ctts: Array.from({ length: 45 }, (_, i) => [2, i % 2 === 0 ? 2000 : 0] as const),
        edits: [
          [300, -1],
          [300, 500],
          [24, 40_000, 0],
          [600, 3000, 2],
        ],
        pasp: [64, 45],
      }),
      timecodeTrack({ edits: [[600, 24_000]] }),
    ),
  ]);
  return [...movies, fragmented, edited].map((bytes) => {
    const text = String.fromCharCode(...bytes.subarray(0, 6000));
    const from = Math.max(0, text.indexOf("moov") - 4);
    return { bytes, from, to: Math.min(bytes.length, from + 2500) };
  });
}

/** Reads this many damaged movies and returns the results. Throws, with the seed, if one breaks the promise. */
export async function readDamagedMovies(cases: number, firstSeed: number): Promise<Record<string, number>> {
  const movies = await sources();
  const outcomes: Record<string, number> = {};
  for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
    const random = randomNumbers(seed);
    for (let i = 0; i < 5; i += 1) random(2);
    const movie = movies[random(movies.length)];
    if (movie === undefined) continue;
    const bytes = damage(movie.bytes, random, movie.from, movie.to);
    try {
      const outcome = await readDamaged(bytes, { maxBytes: 1000 + random(12_000) });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause });
    }
  }
  return outcomes;
}
