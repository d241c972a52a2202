import { describe, expect, it } from "vitest";
import { MediaInfoError, readMovieInfo, type MovieInfo } from "../src/index.ts";
import {
  ascii,
  box,
  concat,
  file,
  movie,
  movieHeader,
  timecodeTrack,
  u32,
  videoTrack,
  zeros,
  type TimecodeTrack,
  type VideoTrack,
} from "./support/boxes.ts";

const read = (track: VideoTrack, timescale?: number): Promise<MovieInfo> =>
  readMovieInfo(movie([videoTrack(track)], timescale === undefined ? {} : { timescale }));

async function errorOf(result: Promise<unknown>): Promise<Pick<MediaInfoError, "code" | "details">> {
  const error = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MediaInfoError)) throw new Error("expected a MediaInfoError", { cause: error });
  return { code: error.code, details: error.details };
}

describe("frameRate of a MOV or MP4", () => {
  it.each([
    { timescale: 24_000, stts: [[48, 1001]], rate: [24_000, 1001] },
    {
      timescale: 24_000,
      stts: [
        [47, 1001],
        [1, 5],
      ],
      rate: [24_000, 1001],
    },
    {
      timescale: 600,
      stts: repeat(50, [
        [39, 25],
        [1, 26],
      ]),
      rate: [24_000, 1001],
    },
    { timescale: 600, stts: [[100, 20]], rate: [30, 1] },
    {
      timescale: 1000,
      stts: repeat(40, [
        [1, 41],
        [2, 42],
      ]),
      rate: [24, 1],
    },
    {
      timescale: 90_000,
      stts: repeat(60, [
        [1, 1501],
        [1, 1502],
      ]),
      rate: [60_000, 1001],
    },
    { timescale: 60_000, stts: [[1, 2500]], rate: [24, 1] },
    { timescale: 15_360, stts: [[30, 5120]], rate: [3, 1] },
  ] as const)(
    "is $rate for durations $stts at $timescale ticks a second",
    async ({ timescale, stts, rate }) => {
      const info = await read({ timescale, stts });
      expect(info.frameRate).toEqual({ numerator: rate[0], denominator: rate[1] });
      expect(info.variableFrameRate).toBe(false);
    },
  );

  it("is the average, and variableFrameRate is true, for irregular frames", async () => {
    const info = await read({
      timescale: 1000,
      stts: [
        [10, 40],
        [10, 80],
        [1, 40],
      ],
    });
    expect(info).toMatchObject({ variableFrameRate: true, frameCount: 21 });
    expect(info.frameRate).toEqual({ numerator: 50, denominator: 3 });
  });

  it("is undefined if all durations are 0", async () => {
    expect((await read({ stts: [[10, 0]] })).frameRate).toBeUndefined();
  });
});

describe("frameCount of a MOV or MP4", () => {
  it("is that of the index if an edit only starts at the first composition offset", async () => {
    const info = await read({ ctts: [[48, 2000]], edits: [[1200, 2000]] });
    expect(info).toMatchObject({
      frameCount: 48,
      frameCountFrom: "samples",
      isTrimmed: false,
      firstFrameTime: 0,
    });
  });

  it("leaves out frames that an edit hides at the start or the end", async () => {
    const info = await read({ stts: [[96, 1000]], edits: [[600 * 2, 24_000]] });
    expect(info).toMatchObject({ frameCount: 48, frameCountFrom: "edits", isTrimmed: true });
    // Half a frame is shown at either end, and less than a tick of the movie is not.
    expect((await read({ stts: [[96, 1000]], edits: [[24, 500]] })).frameCount).toBe(2);
    expect((await read({ stts: [[96, 1000]], edits: [[25, 24_960]] })).frameCount).toBe(1);
  });

  it("considers composition offsets", async () => {
    const offsets = repeat(24, [
      [1, 1000],
      [1, 3000],
      [1, 0],
      [1, 0],
    ]);
    const info = await read({ stts: [[96, 1000]], ctts: offsets, edits: [[300, 13_000]] });
    expect(info.frameCount).toBe(12);
  });

  it("counts a frame that is shown twice as two, and a held frame as one", async () => {
    expect(
      (
        await read({
          edits: [
            [600, 0],
            [600, 0],
          ],
        })
      ).frameCount,
    ).toBe(48);
    expect(
      (
        await read({
          edits: [
            [600, 0],
            [600, 24_000, 0],
          ],
        })
      ).frameCount,
    ).toBe(25);
    expect((await read({ edits: [[300, 0, 2]] })).frameCount).toBe(24);
  });

  it("is the same after a pause, which firstFrameTime contains", async () => {
    const info = await read({
      edits: [
        [300, -1],
        [1200, 0],
      ],
    });
    expect(info).toMatchObject({ frameCount: 48, isTrimmed: false, firstFrameTime: 0.5 });
    expect((await read({ ctts: [[48, 2000]] })).firstFrameTime).toBe(2000 / 24_000);
  });

  it("treats an edit of duration 0 as lasting to the end", async () => {
    expect(await read({ edits: [[0, 0]] })).toMatchObject({ frameCount: 48, isTrimmed: false });
    expect(await read({ edits: [[0, 24_000]] })).toMatchObject({ frameCount: 24, isTrimmed: true });
  });

  it("does not expand runs, so a run of four billion samples is fast", async () => {
    const info = await read({
      stts: [[0xffff_ffff, 1]],
      edits: [
        [600, 0],
        [600, 48_000],
      ],
    });
    expect(info.frameCount).toBe(48_000);
  });

  it("adds up the fragments of the picture's track", async () => {
    const moov = box(
      "moov",
      movieHeader(),
      videoTrack({ stts: [], samples: 0 }),
      box("mvex", box("trex", 0, 1, 1, 1000, 0, 0), box("trex", 0, 9, 1, 7, 0, 0)),
    );
    const trun = (...content: readonly number[]): Uint8Array => box("trun", ...content);
    const fragment = (track: number, ...runs: readonly Uint8Array[]): Uint8Array =>
      box("moof", box("mfhd", 0, 1), box("traf", box("tfhd", 0, track), ...runs));
    const info = await readMovieInfo(
      file(
        box("ftyp", "iso5", 0),
        moov,
        fragment(1, trun(0, 24)),
        box("mdat", zeros(100)),
        fragment(9, trun(0, 1000)),
        fragment(1, trun(0x100, 2, 1000, 1000), trun(0x900, 2, 1000, 0, 1000, 0)),
      ),
    );
    expect(info).toMatchObject({
      container: "mp4",
      frameCount: 28,
      frameCountFrom: "fragments",
      isFragmented: true,
      frameRate: { numerator: 24, denominator: 1 },
    });
  });
});

describe("startTimecode of a MOV or MP4", () => {
  const start = async (frame: number, track: TimecodeTrack = {}): Promise<MovieInfo["startTimecode"]> =>
    (await readMovieInfo(movie([videoTrack(), timecodeTrack(track)], { timecode: frame }))).startTimecode;

  it("counts by the quanta, not by the rate of its entry", async () => {
    expect(await start(86_400)).toEqual({
      text: "01:00:00:00",
      frame: 86_400,
      nominalRate: 24,
      dropFrame: false,
      isContinuous: true,
    });
    const info = await start(107_892, { flags: 1, quanta: 30, timescale: 60_000, frameDuration: 1003 });
    expect(info).toMatchObject({ text: "01:00:00;00", nominalRate: 30, dropFrame: true });
  });

  it.each([
    [1799, "00:00:59;29"],
    [1800, "00:01:00;02"],
    [17_981, "00:09:59;29"],
    [17_982, "00:10:00;00"],
    [2_589_407, "23:59:59;29"],
    [2_589_408, "00:00:00;00"],
  ])("writes drop-frame count %i as %s", async (frame, text) => {
    expect((await start(frame, { flags: 1, quanta: 30 }))?.text).toBe(text);
  });

  it("drops four numbers a minute at 60 frames a second", async () => {
    expect((await start(3600, { flags: 1, quanta: 60 }))?.text).toBe("00:01:00;04");
  });

  it("is not drop-frame at rates without drop-frame", async () => {
    expect(await start(24, { flags: 1 })).toMatchObject({ text: "00:00:01:00", dropFrame: false });
  });

  it("starts later if the timecode's own edit list does", async () => {
    expect((await start(0, { edits: [[600, 24_000]] }))?.text).toBe("00:00:01:00");
  });

  it("is the first of several, with isContinuous false", async () => {
    expect(await start(24, { samples: 3 })).toMatchObject({ text: "00:00:01:00", isContinuous: false });
  });

  it("is undefined for a plain counter", async () => {
    expect(await start(24, { flags: 8 })).toBeUndefined();
  });

  it("comes from the track that the picture refers to", async () => {
    const references = box("tref", box("tmcd", 7));
    const tracks = [videoTrack({ references }), timecodeTrack({ flags: 8 }), timecodeTrack({ id: 7 })];
    expect((await readMovieInfo(movie(tracks, { timecode: 48 }))).startTimecode?.text).toBe("00:00:02:00");
  });
});

describe("shape of a MOV or MP4", () => {
  it("has the pixel ratio of pasp, or else of the track's header", async () => {
    expect((await read({ size: [720, 576], pasp: [64, 45] })).pixelRatio).toEqual({
      numerator: 64,
      denominator: 45,
    });
    expect((await read({ size: [720, 576], display: [1024, 576] })).pixelRatio).toEqual({
      numerator: 64,
      denominator: 45,
    });
    expect((await read({ size: [1828, 1556], display: [3656, 1556] })).pixelRatio).toEqual({
      numerator: 2,
      denominator: 1,
    });
    expect((await read({ display: [0, 0] })).pixelRatio).toBeUndefined();
  });

  const ONE = 0x10000;
  it.each([
    [0, [ONE, 0, 0, 0, ONE, 0]],
    [90, [0, ONE, 0, -ONE, 0, 0]],
    [180, [-ONE, 0, 0, 0, -ONE, 0]],
    [270, [0, -ONE, 0, ONE, 0, 0]],
    [undefined, [ONE, 5000, 0, -5000, ONE, 0]],
    [undefined, [-ONE, 0, 0, 0, ONE, 0]],
  ])("has rotation %s for the matrix %s", async (rotation, matrix) => {
    expect((await read({ matrix: [...matrix, 0, 0, 0x40000000] })).rotation).toBe(rotation);
  });
});

describe("structure of a MOV or MP4", () => {
  const moov = box("moov", movieHeader(), videoTrack());

  it("the index can be after mdat, wide and free, and after boxes with 64-bit sizes", async () => {
    const large = concat([u32(1), ascii("mdat"), u32(0), u32(116), zeros(100)]);
    for (const boxes of [
      [moov],
      [box("wide"), large, moov],
      [box("free", zeros(9)), moov, box("mdat", zeros(5))],
    ])
      expect((await readMovieInfo(file(...boxes))).frameCount).toBe(48);
    const toTheEnd = concat([u32(0), ascii("mdat"), zeros(10)]);
    expect(await readMovieInfo(file(moov, toTheEnd))).toMatchObject({ frameCount: 48, isTruncated: false });
  });

  it("an index beyond 4 GiB is found without reading the data before it", async () => {
    const size = 5 * 2 ** 30;
    const head = concat([u32(1), ascii("mdat"), u32(1), u32(2 ** 30 - moov.length)]);
    const whole = { size, reads: 0 };
    const info = await readMovieInfo({
      size,
      read(start, end) {
        whole.reads += end - start;
        const bytes = zeros(end - start);
        for (let i = start; i < end; i += 1)
          bytes[i - start] = (i < 16 ? head[i] : moov[i - (size - moov.length)]) ?? 0;
        return bytes;
      },
    });
    expect(info.frameCount).toBe(48);
    expect(whole.reads).toBeLessThan(10_000);
  });

  it("a file that is still being copied is read, with isTruncated true", async () => {
    const whole = file(moov, box("mdat", zeros(1000)));
    expect(await readMovieInfo(whole.slice(0, whole.size - 10))).toMatchObject({
      frameCount: 48,
      isTruncated: true,
    });
  });

  it("chapter pictures and disabled tracks are not the movie's picture", async () => {
    const tracks = [
      videoTrack({ id: 1, flags: 0, stts: [[3, 1000]] }),
      videoTrack({ id: 2, stts: [[5, 1000]] }),
      videoTrack({ id: 3, references: box("tref", box("chap", 2)) }),
    ];
    expect((await readMovieInfo(movie(tracks))).frameCount).toBe(48);
  });
});

describe("errors of readMovieInfo", () => {
  const cmov = box("moov", box("cmov", zeros(20)));
  const noTracks = box("moov", movieHeader());
  const index = box("moov", movieHeader(), videoTrack());
  const cut = file(box("mdat", zeros(100)), index);

  it.each<[string, Blob, Pick<MediaInfoError, "code"> & { details: object }]>([
    ["an empty file", new Blob([]), { code: "unknown-format", details: { found: "an empty file" } }],
    [
      "a session",
      new Blob(['<?xml version="1.0"?>\n<session version="3"/>']),
      { code: "unknown-format", details: { found: "a cineSync session" } },
    ],
    [
      "a picture",
      new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)]),
      { code: "unknown-format", details: { found: "a picture (PNG)" } },
    ],
    [
      "a HEIF picture",
      file(box("ftyp", "heic", 0)),
      { code: "unknown-format", details: { found: "a picture (HEIF)" } },
    ],
    [
      "a compressed index",
      file(cmov),
      { code: "no-index", details: { reason: "its index is compressed (cmov)" } },
    ],
    [
      "an interrupted recording",
      file(box("ftyp", "qt  ", 0), box("mdat", zeros(100))),
      { code: "no-index", details: {} },
    ],
    ["an empty track", movie([videoTrack({ stts: [] })]), { code: "no-index", details: {} }],
    ["no tracks", file(noTracks), { code: "no-video", details: { found: "it has no video track" } }],
    [
      "sound only",
      movie([videoTrack({ handler: "soun" })]),
      { code: "no-video", details: { found: "it has sound only" } },
    ],
    [
      "an index that ends early",
      cut.slice(0, cut.size - 10),
      { code: "truncated", details: { part: "moov", actual: cut.size - 10, expected: cut.size } },
    ],
    [
      "a recording that ends early",
      cut.slice(0, 50),
      { code: "truncated", details: { actual: 50, expected: 108 } },
    ],
    [
      "a table with more rows than room",
      file(box("moov", movieHeader(), corruptTrack())),
      { code: "corrupt", details: { part: "stts" } },
    ],
    [
      "counts that disagree",
      movie([videoTrack({ samples: 47 })]),
      { code: "corrupt", details: { part: "stts" } },
    ],
    ["a clock of 0", movie([videoTrack({ timescale: 0 })]), { code: "corrupt", details: { part: "mdhd" } }],
    [
      "a box longer than its parent",
      file(box("moov", 500, "trak")),
      { code: "corrupt", details: { part: "trak" } },
    ],
    [
      "a size of 4",
      file(box("ftyp", "qt  "), concat([u32(4), ascii("moov")])),
      { code: "corrupt", details: { part: "moov", offset: 12 } },
    ],
  ])("have a code for %s", async (_title, blob, expected) => {
    expect(await errorOf(readMovieInfo(blob))).toMatchObject(expected);
  });

  it("limit-exceeded comes before more than maxBytes are read", async () => {
    let bytes = 0;
    const whole = cut;
    const source = {
      size: whole.size,
      read: async (start: number, end: number): Promise<Uint8Array> => {
        bytes += end - start;
        return new Uint8Array(await whole.slice(start, end).arrayBuffer());
      },
    };
    expect(await errorOf(readMovieInfo(source, { maxBytes: 300 }))).toEqual({
      code: "limit-exceeded",
      details: { code: "limit-exceeded", limit: "maxBytes", value: 300 },
    });
    expect(bytes).toBeLessThanOrEqual(300);
  });

  it("limit-exceeded stops an edit list that would need hours", async () => {
    const edits = Array.from({ length: 10_000 }, () => [1, 0] as const);
    const stts = repeat(5000, [
      [1, 1000],
      [1, 1001],
    ]);
    expect(await errorOf(read({ edits, stts }))).toMatchObject({
      code: "limit-exceeded",
      details: { limit: "edits" },
    });
  });

  it("invalid-option names the argument", async () => {
    for (const maxBytes of [0, -1, 1.5, Number.NaN])
      expect(await errorOf(readMovieInfo(cut, { maxBytes }))).toMatchObject({
        code: "invalid-option",
        details: { option: "maxBytes" },
      });
    for (const source of ["movie.mov", undefined, null, 7, {}] as never[])
      expect(await errorOf(readMovieInfo(source))).toMatchObject({
        code: "invalid-option",
        details: { option: "source" },
      });
  });

  it("a signal stops reading, with its reason", async () => {
    const controller = new AbortController();
    const source = {
      size: 1000,
      read: (start: number, end: number): Uint8Array => {
        controller.abort(new Error("enough"));
        return zeros(end - start);
      },
    };
    await expect(readMovieInfo(source, { signal: controller.signal })).rejects.toThrow("enough");
  });

  it("an error of the source is passed on", async () => {
    const source = { size: 1000, read: () => Promise.reject(new Error("the drive is gone")) };
    await expect(readMovieInfo(source)).rejects.toThrow("the drive is gone");
  });

  it("undefined in an option counts as left out", async () => {
    const options = { maxBytes: undefined, signal: undefined, mediaInfo: undefined };
    expect((await readMovieInfo(movie([videoTrack()]), options)).frameCount).toBe(48);
  });
});

function corruptTrack(): Uint8Array {
  const track = videoTrack();
  const at = concat([track]).findIndex((_, i) => String.fromCharCode(...track.subarray(i, i + 4)) === "stts");
  track.set(u32(0x0fff_ffff), at + 8);
  return track;
}

type Row = readonly [number, number];

function repeat(times: number, rows: readonly Row[]): Row[] {
  return Array.from({ length: times }, () => rows).flat();
}
