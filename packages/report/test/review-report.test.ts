import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { reviewReport, reviewReportText, ReviewReportError } from "../src/index.ts";
import { reviewSession } from "./support/session.ts";

describe("the page", () => {
  test("the same call gives the same page, and changes nothing", async () => {
    const session = reviewSession();
    const before = structuredClone(session);
    expect(await reviewReportText(session)).toBe(await reviewReportText(session));
    expect(session).toEqual(before);
  });

  test("comes in pieces, each note in one of its own, only when it is asked for", async () => {
    const asked: number[] = [];
    const picture = (_movie: unknown, frame: number): undefined => void asked.push(frame);
    const pieces: string[] = [];
    for await (const piece of reviewReport(reviewSession(), { picture })) {
      pieces.push(piece);
      if (piece.includes('id="movie-1-frame-38"')) break;
    }
    expect(asked).toEqual([7, 38]);
    expect(pieces.filter((piece) => piece.includes("<article")).length).toBe(2);
  });

  test("needs nothing beside itself: no script, and a policy that forbids everything else", async () => {
    const page = await reviewReportText(reviewSession());
    expect(page).not.toMatch(/<script|<link|<iframe| on\w+=| style="|@import|url\((?!#)/i);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+' 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
  });

  test("an empty session makes a page too", async () => {
    const page = await reviewReportText(createSession());
    expect(page).toContain("The playlist is empty.");
    expect(page).toContain("No notes on movies, and no drawings.");
    expect(page.endsWith("</html>\n")).toBe(true);
  });
});

describe("what session it was", () => {
  test("title, key, a link to join and a date", async () => {
    const page = await reviewReportText(reviewSession(), {
      title: "Sequence 010",
      sessionKey: "ASDF 12/34",
      date: new Date("2025-11-23T23:30:00Z"),
    });
    expect(page).toContain("<title>Sequence 010</title>");
    expect(page).toContain('<h1 dir="auto">Sequence 010</h1>');
    expect(page).toContain('<code dir="auto">ASDF 12/34</code>');
    expect(page).toContain('<a href="cinesync://session/ASDF%2012/34">');
    expect(page).toContain('<time datetime="2025-11-23T23:30:00.000Z">23 November 2025</time>');
  });

  test("the date can be text, or be shown in a time zone", async () => {
    expect(await reviewReportText(reviewSession(), { date: "last Thursday" })).toContain("last Thursday");
    const date = new Date("2025-11-23T23:30:00Z");
    expect(await reviewReportText(reviewSession(), { date, timeZone: "Asia/Tokyo" })).toContain(
      "24 November 2025",
    );
  });

  test("nothing is made up: no key, no date", async () => {
    const page = await reviewReportText(reviewSession());
    expect(page).not.toMatch(/Session key|cinesync:|<dt>Date/);
  });

  test("an offline session has no link to join", async () => {
    const page = await reviewReportText(reviewSession(), { sessionKey: "_OFFLINE_" });
    expect(page).toContain("<dd>offline</dd>");
    expect(page).not.toContain("cinesync:");
  });
});

describe("what it shows", () => {
  test("every note, movie and group of the session", async () => {
    const page = await reviewReportText(reviewSession());
    const texts = [
      "Reads well.\nFix the marked shots before Thursday.",
      "Nearly there.",
      "Delay the move.\nAnd ease out.",
      "Good from here on.",
      "הענן גדול מדי",
      "shot_020.mov",
      "Group “Act one”, played as one movie",
      "All files, played as one movie",
      "/mnt/show/shot_010.mov",
      "a".repeat(40),
      "frames 1 to 96",
      "Only here",
      "Empty",
    ];
    for (const text of texts) expect(page).toContain(text);
  });

  test("several annotations on one frame are one note with all their drawings", async () => {
    const page = await reviewReportText(reviewSession());
    expect(page.match(/id="movie-1-frame-38"/g)).toHaveLength(1);
    expect(page).toContain(
      "frame 38 of shot_010.mov with a drawing of 1 stroke, 1 arrow, 1 text: “later, please”",
    );
  });

  test("notes are in frame order, movies in playlist order, and the playlist leads to them", async () => {
    const page = await reviewReportText(reviewSession());
    const ids = [...page.matchAll(/<(?:section|article)[^>]* id="(movie-[^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      "movie-1",
      "movie-1-frame-7",
      "movie-1-frame-38",
      "movie-1-frame-60",
      "movie-3",
      "movie-3-frame-3",
    ]);
    for (const [, target = ""] of page.matchAll(/href="#([^"]+)"/g))
      expect(page).toContain(` id="${target}"`);
  });

  test("timecode and frame numbers as asked for", async () => {
    const page = await reviewReportText(reviewSession(), { firstFrame: 1001, startTimecode: "01:00:00:00" });
    expect(page).toContain('Frame 1038 <span class="timecode">01:00:01:13</span>');
    expect(page).toContain('id="movie-1-frame-38"');
  });

  test("movies are linked by their addresses, never by anything that could run", async () => {
    const page = await reviewReportText(reviewSession());
    expect(page).toContain('<a href="https://example.com/shot_010.mov"');
    expect(page).toContain('<code dir="auto">javascript:alert(1)</code>');
    expect(page).not.toContain('href="javascript:');
  });

  test("user data and chat only on request", async () => {
    const plain = await reviewReportText(reviewSession());
    expect(plain).not.toMatch(/shotgrid|Ana: frame/);
    const full = await reviewReportText(reviewSession(), { userData: true, chat: true });
    expect(full).toContain("version_id");
    expect(full).toContain("playlist_id");
    expect(full).toContain("Ana: frame 38?\nBen: yes");
  });

  test("user data that is not JSON is shown as it stands, long JSON is laid out", async () => {
    const session = createSession({ userData: "{ not json", media: [] });
    expect(await reviewReportText(session, { userData: true })).toContain("{ not json");
    const long = createSession({ userData: JSON.stringify({ a: "x".repeat(80) }) });
    expect(await reviewReportText(long, { userData: true })).toContain("{\n  &#34;a&#34;");
  });

  test("frames with drawings and no notes can be left out", async () => {
    expect(await reviewReportText(reviewSession(), { drawings: false })).not.toContain("movie-1-frame-60");
  });

  test("links that are given for a note stand beside it", async () => {
    const page = await reviewReportText(reviewSession(), {
      links: (row) =>
        row.kind === "frame" ? [{ href: `https://example.com/n/${row.frame}?a=1&b=2`, text: "Record" }] : [],
    });
    expect(page).toContain('<a href="https://example.com/n/38?a=1&#38;b=2" dir="auto">Record</a>');
  });
});

describe("a blank frame", () => {
  const viewBoxes = async (options: Parameters<typeof reviewReportText>[1]): Promise<string[]> => {
    const page = await reviewReportText(reviewSession(), options);
    return [...page.matchAll(/viewBox="0 0 ([^"]+)"/g)].map(([, size]) => size ?? "");
  };

  test("is 16:9, with the movie's pixel ratio", async () => {
    expect(await viewBoxes({})).toEqual(["1280 720", "1280 720", "1280 360"]);
  });

  test("has a given shape, for all movies or for each", async () => {
    expect(await viewBoxes({ frameSize: { width: 1000, height: 1000 } })).toEqual([
      "1280 1280",
      "1280 1280",
      "1280 640",
    ]);
    const frameSize = (movie: { name: string }): { width: number; height: number } | undefined =>
      movie.name === "shot_010.mov" ? { width: 2, height: 1 } : undefined;
    expect(await viewBoxes({ frameSize })).toEqual(["1280 640", "1280 640", "1280 360"]);
  });

  test.each([
    ["#ffffff", "#23272e"],
    ["#000000", "#eceef1"],
    ["#0500ff", "#eceef1"],
    ["#2bef16", "#23272e"],
  ])("has a shade on which %s can be seen", async (color, shade) => {
    const circle = { kind: "circle", id: "", color, alpha: 1 } as const;
    const ends = { startPoint: { x: 0, y: 0 }, endPoint: { x: 1, y: 1 } };
    const annotations = [createAnnotation(1, { objects: [{ ...circle, ...ends }] })];
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
    expect(await reviewReportText(session)).toContain(`fill="${shade}"/>`);
  });
});

describe("options that make no sense", () => {
  test.each<[string, Parameters<typeof reviewReportText>[1]]>([
    ["maxPictureBytes is 0", { maxPictureBytes: 0 }],
    ["The date is an invalid Date", { date: new Date(NaN) }],
    ['The time zone "Mars/Olympus" is not known', { date: new Date(0), timeZone: "Mars/Olympus" }],
    ["The size given for frame 38 of shot_010.mov is 0 × 1", { frameSize: { width: 0, height: 1 } }],
    ['has a "javascript:" URL', { links: () => [{ href: "javascript:alert(1)", text: "Record" }] }],
    ['has a "data:" URL', { links: () => [{ href: " da\nta:text/html,x", text: "Record" }] }],
  ])("%s", async (message, options) => {
    const failing = reviewReportText(reviewSession(), options);
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toThrow(ReviewReportError);
  });
});
