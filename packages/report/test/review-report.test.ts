import { createAnnotation, createMediaFile, createSession, type Annotation } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import {
  reviewReport,
  reviewReportChunks,
  ReviewReportError,
  type ReviewReportOptions,
  type ReviewWarning,
} from "../src/index.ts";
import { reviewSession, stroke } from "./support/session.ts";

describe("reviewReport", () => {
  test("returns the same page for the same call, and changes nothing", async () => {
    const session = reviewSession();
    const before = structuredClone(session);
    expect(await reviewReport(session)).toBe(await reviewReport(session));
    expect(session).toEqual(before);
  });

  test("comes in chunks, one for each note, and requests a picture when it is needed", async () => {
    const asked: number[] = [];
    const picture = (_movie: unknown, frame: number): undefined => void asked.push(frame);
    const chunks: string[] = [];
    for await (const chunk of reviewReportChunks(reviewSession(), { picture })) {
      chunks.push(chunk);
      if (chunk.includes('id="movie-1-frame-38"')) break;
    }
    expect(asked).toEqual([7, 38, 60]);
    expect(chunks.filter((chunk) => chunk.includes("<article")).length).toBe(4);
  });

  test("needs no other file: it has no script, and a policy that forbids everything else", async () => {
    const page = await reviewReport(reviewSession());
    expect(page).not.toMatch(/<script|<link|<iframe| on\w+=| style="|@import|url\((?!#)/i);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+' 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
  });

  test("makes a page of an empty session", async () => {
    const page = await reviewReport(createSession());
    expect(page).toContain("The playlist is empty.");
    expect(page).toContain("No notes and no drawings.");
    expect(page.endsWith("</html>\n")).toBe(true);
  });
});

describe("the first screen of a report", () => {
  test("has title, date, totals and a join link", async () => {
    const page = await reviewReport(reviewSession(), {
      title: "Sequence 010",
      sessionKey: "ASDF 12/34",
      date: new Date("2025-11-23T23:30:00Z"),
    });
    expect(page).toContain("<title>Sequence 010</title>");
    expect(page).toContain('<h1 dir="auto">Sequence 010</h1>');
    expect(page).toContain(
      '<a href="cinesync://session/ASDF%2012/34">Join session <bdi>ASDF 12/34</bdi></a>',
    );
    expect(page).toContain('<time datetime="2025-11-23T23:30:00.000Z">23 November 2025</time>');
    expect(page).toContain(
      "<li><b>5</b> notes</li><li><b>3</b> drawn frames</li><li><b>2 of 3</b> movies</li>",
    );
  });

  test("shows a date as text or in a time zone", async () => {
    expect(await reviewReport(reviewSession(), { date: "last Thursday" })).toContain("last Thursday");
    const date = new Date("2025-11-23T23:30:00Z");
    expect(await reviewReport(reviewSession(), { date, timeZone: "Asia/Tokyo" })).toContain(
      "24 November 2025",
    );
  });

  test("leaves out a missing key and date", async () => {
    const page = await reviewReport(reviewSession());
    expect(page).not.toMatch(/Join session|cinesync:|<time/);
  });

  test("has no join link for an offline session", async () => {
    const page = await reviewReport(reviewSession(), { sessionKey: "_OFFLINE_" });
    expect(page).toContain("Offline session");
    expect(page).not.toContain("cinesync:");
  });

  test("has a card for each movie with notes: picture, name, counts, first line", async () => {
    const page = await reviewReport(reviewSession());
    const cards = [...page.matchAll(/<a class="card"[\s\S]*?<\/a>/g)].map(([card]) => card);
    expect(cards).toHaveLength(2);
    expect(cards[0]).toContain('href="#movie-1-whole"');
    expect(cards[0]).toContain('<use href="#movie-1-frame-38-picture"');
    expect(cards[0]).toContain("shot_010.mov");
    expect(cards[0]).toContain("3 notes, 2 drawings");
    expect(cards[0]).toContain("Nearly there.");
    expect(page).toContain("<span>No notes on</span> <bdi>shot_020.mov</bdi>");
    expect(page.indexOf('class="sheet"')).toBeLessThan(page.indexOf('id="notes"'));
  });

  test("shows the status that a function returns, with the movie", async () => {
    const page = await reviewReport(reviewSession(), {
      status: ({ userData }, position) => (userData === "" ? undefined : `Final ${position}`),
    });
    expect(page.match(/<bdi class="badge">Final 1<\/bdi>/g)).toHaveLength(2);
    expect(page).not.toContain("Final 2");
  });
});

describe("the notes of a report", () => {
  test("are all notes of the session", async () => {
    const page = await reviewReport(reviewSession());
    const texts = [
      "Reads well.\nFix the marked shots before Thursday.",
      "Nearly there.",
      "Delay the move.\nAnd ease out.",
      "Good from here on.",
      "הענן גדול מדי",
      "Drawing without a note.",
    ];
    for (const text of texts) expect(page).toContain(text);
  });

  test("are numbered, and each has its movie, frame, timecode and a checkbox", async () => {
    const page = await reviewReport(reviewSession());
    const numbers = [...page.matchAll(/<span class="number">(\d+)<\/span>/g)].map(([, number]) => number);
    expect(numbers).toEqual(["1", "2", "3", "4", "5", "6"]);
    const note = articleOf(page, "movie-1-frame-38");
    expect(note).toContain('Frame 38 <span class="timecode">00:00:01:13</span>');
    expect(note).toContain('<span class="origin"><bdi>shot_010.mov</bdi></span>');
    expect(note).toContain('<input type="checkbox" aria-label="Done: note 4">');
  });

  test("merge several annotations on one frame, with all their drawings", async () => {
    const page = await reviewReport(reviewSession());
    expect(page.match(/id="movie-1-frame-38"/g)).toHaveLength(1);
    expect(page).toContain(
      "Frame 38 of shot_010.mov, with a drawing: 1 stroke, 1 arrow, 1 text: “later, please”",
    );
  });

  test("are in frame order, movies in playlist order, and all links within the page work", async () => {
    const page = await reviewReport(reviewSession());
    const ids = [...page.matchAll(/<(?:section|article)[^>]* id="((?:session|movie)[^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(ids).toEqual([
      "session",
      "movie-1",
      "movie-1-whole",
      "movie-1-frame-7",
      "movie-1-frame-38",
      "movie-1-frame-60",
      "movie-3",
      "movie-3-frame-3",
    ]);
    for (const [, target = ""] of page.matchAll(/href="#([^"]+)"/g))
      expect(page).toContain(` id="${target}"`);
  });

  test("have timecode and frame numbers as requested", async () => {
    const page = await reviewReport(reviewSession(), { firstFrame: 1001, startTimecode: "01:00:00:00" });
    expect(page).toContain('Frame 1038 <span class="timecode">01:00:01:13</span>');
    expect(page).toContain('id="movie-1-frame-38"');
  });

  test("leave out frames with only drawings on request", async () => {
    expect(await reviewReport(reviewSession(), { drawings: false })).not.toContain("movie-1-frame-60");
  });

  test("have the given links", async () => {
    const page = await reviewReport(reviewSession(), {
      links: (row) =>
        row.kind === "frame" ? [{ href: `https://example.com/n/${row.frame}?a=1&b=2`, text: "Record" }] : [],
    });
    expect(page).toContain('<a href="https://example.com/n/38?a=1&#38;b=2" dir="auto">Record</a>');
  });

  test("leave out notes on the session and the playlist if movies are selected", async () => {
    const page = await reviewReport(reviewSession(), { movies: (_movie, position) => position === 3 });
    expect(page).toContain("הענן גדול מדי");
    expect(page).not.toMatch(/shot_010|shot_020|Reads well/);
    expect(page).toContain("<li><b>1</b> note</li><li><b>1</b> drawn frame</li><li><b>1</b> movie</li>");
  });
});

describe("the end of a report", () => {
  test("shows the playlist with groups, and paths, user data and chat only on request", async () => {
    const plain = await reviewReport(reviewSession());
    for (const text of [
      "Group “Act one”, played as one movie",
      "All files, played as one movie",
      "Only here",
    ])
      expect(plain).toContain(text);
    expect(plain).not.toMatch(/shotgrid|Ana: frame|\/mnt\/show|https:/);
    expect(await reviewReport(reviewSession(), { groups: false })).not.toContain("Only here");
    const full = await reviewReport(reviewSession(), { userData: true, chat: true, paths: true });
    for (const text of [
      "version_id",
      "playlist_id",
      "Ana: frame 38?\nBen: yes",
      "/mnt/show/shot_010.mov",
      "a".repeat(40),
    ])
      expect(full).toContain(text);
  });

  test("links movies only by http: and https:, never by a URL that could run something", async () => {
    const url = (value: string): Parameters<typeof createMediaFile>[0] => ({
      locators: [{ kind: "url", value }],
    });
    const values = [
      "javascript:alert(1)",
      "cinesync://script/Tool?x=1",
      "cinesync://file/replace?path=/a.csc",
      "file:///etc/passwd",
      "mailto:a@example.com",
      "ftp://example.com/a.mov",
    ];
    const session = createSession({
      media: ["https://example.com/a.mov", ...values].map((value) => createMediaFile(url(value))),
    });
    const page = await reviewReport(session, { paths: true });
    expect([...page.matchAll(/ href="([^#][^"]*)"/g)].map(([, href]) => href)).toEqual([
      "https://example.com/a.mov",
    ]);
    for (const value of values)
      expect(page).toContain(`<code dir="auto">${value.replaceAll("'", "&#39;")}</code>`);
  });

  test("shows user data that is not JSON unchanged, formats long JSON, and does not round long numbers", async () => {
    const shown = (userData: string): Promise<string> =>
      reviewReport(createSession({ userData }), { userData: true });
    expect(await shown("{ not json")).toContain("{ not json");
    expect(await shown(JSON.stringify({ a: "x".repeat(80) }))).toContain("{\n  &#34;a&#34;");
    expect(await shown(`{"id":9007199254740993,"name":"${"x".repeat(80)}"}`)).toContain("9007199254740993");
  });
});

describe("reviewReport reports what it cannot show", () => {
  async function reported(
    annotations: readonly Annotation[],
    options: ReviewReportOptions = {},
  ): Promise<{ page: string; warnings: ReviewWarning[] }> {
    const warnings: ReviewWarning[] = [];
    const movie = createMediaFile({ locators: ["/a.mov"], framesPerSecond: 24, annotations });
    const onWarning = (warning: ReviewWarning): void => void warnings.push(warning);
    return {
      page: await reviewReport(createSession({ media: [movie] }), { ...options, onWarning }),
      warnings,
    };
  }

  test("for an annotation on a frame that does not exist, which it leaves out", async () => {
    const { page, warnings } = await reported([
      { ...createAnnotation(1, { notes: "Lost" }), frame: 0 },
      createAnnotation(2, { notes: "Kept" }),
    ]);
    expect(warnings.map(({ details }) => details)).toEqual([
      { code: "invalid-frame", frame: 0, mediaName: "a.mov", playlistPosition: 1 },
    ]);
    expect(page).toContain("Kept");
    expect(page).toContain('id="remarks">Remarks');
  });

  test("for a note after the last frame, which it shows", async () => {
    const { page, warnings } = await reported([createAnnotation(90, { notes: "Late" })], { durations: 48 });
    expect(warnings.map(({ code }) => code)).toEqual(["beyond-last-frame"]);
    expect(page).toContain("Late");
    expect(page).toContain("is after its last frame, 48");
  });

  test("for a drawing larger than any drawn by hand, which it reduces", async () => {
    const dots = Array.from({ length: 15_001 }, () => ({ ...stroke, points: [{ x: 0.5, y: 0.5 }] }));
    const { page, warnings } = await reported([createAnnotation(3, { objects: dots })]);
    expect(warnings.map(({ code }) => code)).toEqual(["drawing-reduced"]);
    expect(page).toContain("the drawing has 15001 objects, of which 15000 are drawn");
  });

  test("but has no empty boxes and totals without pictures and drawings", async () => {
    const { page } = await reported([createAnnotation(3, { notes: "Softer." })]);
    expect(page).toContain('<a class="card words-only"');
    expect(page).not.toMatch(/No picture|drawn frame/);
  });

  test("for drawn frames without a picture, in one warning", async () => {
    const drawn = [1, 2, 3].map((frame) => createAnnotation(frame, { objects: [stroke] }));
    const { warnings } = await reported(drawn, { picture: () => undefined });
    expect(warnings.map(({ message }) => message)).toEqual(["0 of 3 drawn frames have a picture"]);
    expect(warnings[0]?.details).toMatchObject({ missing: [{ frame: 1 }, { frame: 2 }, { frame: 3 }] });
    expect((await reported(drawn)).warnings).toEqual([]);
  });

  test("but not for movies that are not selected", async () => {
    const { warnings } = await reported([{ ...createAnnotation(1, { notes: "x" }), frame: 0 }], {
      movies: () => false,
    });
    expect(warnings).toEqual([]);
  });
});

describe("a blank frame of a report", () => {
  const shapes = async (options: ReviewReportOptions): Promise<string[]> => {
    const page = await reviewReport(reviewSession(), options);
    return [...page.matchAll(/<svg class="frame"[^>]* viewBox="0 0 ([^"]+)"/g)].map(([, size]) => size ?? "");
  };

  test("is 16:9, with the movie's pixel ratio", async () => {
    expect(await shapes({})).toEqual(["1280 720", "1280 720", "1280 360"]);
  });

  test("has a given aspect ratio, for all movies or for each", async () => {
    expect(await shapes({ frameSize: { width: 1000, height: 1000 } })).toEqual([
      "1280 1280",
      "1280 1280",
      "1280 640",
    ]);
    const frameSize = (_movie: unknown, position: number): { width: number; height: number } | undefined =>
      position === 1 ? { width: 2, height: 1 } : undefined;
    expect(await shapes({ frameSize })).toEqual(["1280 640", "1280 640", "1280 360"]);
  });

  test.each([
    ["#ffffff", "#23272e"],
    ["#000000", "#eceef1"],
  ])("has a background on which %s is visible", async (color, ground) => {
    const circle = { kind: "circle", id: "", color, alpha: 1 } as const;
    const ends = { startPoint: { x: 0, y: 0 }, endPoint: { x: 1, y: 1 } };
    const annotations = [createAnnotation(1, { objects: [{ ...circle, ...ends }] })];
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
    expect(await reviewReport(session)).toContain(`fill="${ground}"/>`);
  });
});

describe("reviewReport rejects invalid options by name", () => {
  test.each<[string, ReviewReportOptions]>([
    ["maxPictureBytes", { maxPictureBytes: 0 }],
    ["date", { date: new Date(NaN) }],
    ["timeZone", { date: new Date(0), timeZone: "Mars/Olympus" }],
    ["sessionKey", { sessionKey: "a/../b" }],
    ["frameSize", { frameSize: { width: 0, height: 1 } }],
    ["href of a link", { links: () => [{ href: "javascript:alert(1)", text: "Record" }] }],
    ["href of a link", { links: () => [{ href: " da\nta:text/html,x", text: "Record" }] }],
    ["href of a link", { links: () => [{ href: "cinesync://script/x", text: "Record" }] }],
  ])("%s", async (option, options) => {
    const failing = reviewReport(reviewSession(), options);
    await expect(failing).rejects.toThrow(ReviewReportError);
    await expect(failing).rejects.toMatchObject({ code: "invalid-option", details: { option } });
  });
});

/** Returns the markup of one note. */
function articleOf(page: string, id: string): string {
  return new RegExp(`<article[^>]* id="${id}"[\\s\\S]*?</article>`).exec(page)?.[0] ?? "";
}
