import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { reviewReport, type ReviewReportOptions, type ReviewWarning } from "../src/index.ts";
import { AVIF, GIF, JPEG, WEBP, png } from "./support/pictures.ts";
import { reviewSession, stroke } from "./support/session.ts";

/** Returns the note on frame 38 of the first movie, and the warnings. */
async function note38(
  options: ReviewReportOptions,
): Promise<{ note: string; page: string; warnings: ReviewWarning[] }> {
  const warnings: ReviewWarning[] = [];
  const page = await reviewReport(reviewSession(), {
    onWarning: (warning) => {
      if (warning.code !== "missing-pictures") warnings.push(warning);
    },
    ...options,
  });
  const note = /<article[^>]* id="movie-1-frame-38"[\s\S]*?<\/article>/.exec(page)?.[0] ?? "";
  return { note, page, warnings };
}

const at38 =
  <Picture>(picture: Picture) =>
  (_movie: unknown, frame: number): Picture | undefined =>
    frame === 38 ? picture : undefined;

describe("reviewReport: pictures", () => {
  test("are requested once by movie, frame and position, for frames with notes or drawings", async () => {
    const asked: string[] = [];
    await note38({
      picture: (movie, frame, position) => void asked.push(`${position} ${movie.name} ${frame}`),
    });
    expect(asked).toEqual(["1 shot_010.mov 7", "1 shot_010.mov 38", "1 shot_010.mov 60", "3 shot_030.mov 3"]);
  });

  const bytes = png(300, 100);
  const base64 = Buffer.from(bytes).toString("base64");
  test.each([
    ["bytes", bytes],
    ["a buffer", bytes.slice().buffer],
    ["a blob", new Blob([bytes.slice()])],
    ["a data URL", `data:image/png;base64,${base64}`],
    ["a promise", Promise.resolve(bytes)],
    ["an object", { source: bytes }],
  ])(
    "given as %s are embedded once, in their own aspect ratio, below the drawing",
    async (_name, picture) => {
      const { note, page, warnings } = await note38({ picture: at38(picture) });
      expect(note).toContain(`<image href="data:image/png;base64,${base64}" width="1280" height="427"`);
      expect(note).toMatch(/<image[^>]*\/><svg [^>]*viewBox="0 0 1280 427"[^>]* preserveAspectRatio="none"/);
      expect(page.split(base64)).toHaveLength(2);
      expect(warnings).toEqual([]);
    },
  );

  test("that include the drawings are not drawn on again", async () => {
    const { note } = await note38({ picture: at38({ source: bytes, includesDrawings: true }) });
    expect(note).toContain("<image");
    expect(note.match(/<svg/g)).toHaveLength(1);
    expect(note).toContain("with a drawing: 1 stroke, 1 arrow");
  });

  test("are also shown for frames without drawings", async () => {
    const { page } = await note38({ picture: (_movie, frame) => (frame === 7 ? bytes : undefined) });
    expect(/<article[^>]* id="movie-1-frame-7"[\s\S]*?<\/article>/.exec(page)?.[0]).toContain("<image");
  });

  test("can be links if links are allowed", async () => {
    const picture = at38({ source: "frames/shot 010-00038.jpg", size: { width: 200, height: 100 } });
    const { note, page } = await note38({ picture, linkedPictures: true });
    expect(note).toContain('<image href="frames/shot 010-00038.jpg" width="1280" height="640"');
    expect(page).toMatch(/img-src data: 'self' https: http: file: blob:;/);
  });

  test("as links are an error if links are not allowed", async () => {
    await expect(note38({ picture: at38("frames/shot_010-00038.jpg") })).rejects.toMatchObject({
      code: "invalid-option",
      details: { option: "picture", value: "frames/shot_010-00038.jpg" },
    });
  });

  test.each([
    [2, "the first"],
    [5, "a later one"],
  ])("determine the aspect ratio of blank frames of the same movie: frame %d, %s", async (shown) => {
    const session = createSession({
      media: [
        createMediaFile({
          locators: ["/anamorphic.mov"],
          pixelRatio: { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } },
          annotations: [2, 3, 5].map((frame) => createAnnotation(frame, { objects: [stroke] })),
        }),
      ],
    });
    const page = await reviewReport(session, {
      frameSize: { width: 720, height: 576 },
      picture: (_movie, frame) => (frame === shown ? png(240, 100) : undefined),
    });
    const shapes = [...page.matchAll(/<svg class="frame"[^>]* viewBox="([^"]+)"/g)].map(([, shape]) => shape);
    expect(shapes).toEqual(["0 0 1280 533", "0 0 1280 533", "0 0 1280 533"]);
  });
});

test("reviewReport stays below 30 MB with 300 pictures of 70 KB", async () => {
  const annotations = Array.from({ length: 300 }, (_, index) =>
    createAnnotation(index + 1, { notes: "Note" }),
  );
  const source = new Uint8Array(70_000);
  source.set(JPEG);
  const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
  const page = await reviewReport(session, { picture: () => ({ source, includesDrawings: true }) });
  expect(page.match(/<image /g)).toHaveLength(300);
  expect(page.length).toBeLessThan(30_000_000);
});

test.each([
  ["PNG", png(9, 9)],
  ["JPEG", JPEG],
  ["GIF", GIF],
  ["WebP", WEBP],
  ["AVIF", AVIF],
])("reviewReport shows a complete %s, but not one without its last byte", async (_format, bytes) => {
  expect((await note38({ picture: at38(bytes) })).warnings).toEqual([]);
  expect((await note38({ picture: at38(bytes.slice(0, -1)) })).warnings).toHaveLength(1);
});

describe("reviewReport leaves out a picture that cannot be shown, with a warning", () => {
  const cutShort = (bytes: Uint8Array): Uint8Array => bytes.slice(0, bytes.length - 16);
  test.each<[string, ReviewWarning["code"], RegExp, NonNullable<ReviewReportOptions["picture"]>]>([
    [
      "a function that throws",
      "picture-failed",
      /frame 38 of "shot_010\.mov": disk on fire$/,
      (_movie, frame) => {
        if (frame === 38) throw new Error("disk on fire");
        return undefined;
      },
    ],
    [
      "a promise that fails",
      "picture-failed",
      /gone/,
      (_movie, frame) => (frame === 38 ? Promise.reject(new Error("gone")) : undefined),
    ],
    [
      "a blob that cannot be read",
      "picture-failed",
      /moved/,
      at38({ size: 9, arrayBuffer: () => Promise.reject(new Error("moved")) }),
    ],
    ["bytes of something else", "invalid-picture", /not a PNG/, at38(new Uint8Array([1, 2, 3]))],
    ["no bytes", "invalid-picture", /not a PNG/, at38(new Uint8Array())],
    ["half a picture's head", "invalid-picture", /not a PNG/, at38(png(9, 9).slice(0, 12))],
    ["a PNG that is cut short", "invalid-picture", /its end is missing/, at38(cutShort(png(90, 90)))],
    ["a JPEG that is cut short", "invalid-picture", /its end is missing/, at38(cutShort(JPEG))],
    ["a GIF that is cut short", "invalid-picture", /its end is missing/, at38(cutShort(GIF))],
    ["a WebP that is cut short", "invalid-picture", /its end is missing/, at38(cutShort(WEBP))],
    ["an AVIF that is cut short", "invalid-picture", /its end is missing/, at38(cutShort(AVIF))],
    [
      "a JPEG that is cut short, as a data: URL",
      "invalid-picture",
      /its end is missing/,
      at38(`data:image/jpeg;base64,${Buffer.from(cutShort(JPEG)).toString("base64")}`),
    ],
    ["a picture taller than 78 times its width", "invalid-picture", /50 times the other/, at38(png(2, 160))],
    ["a picture wider than 50 times its height", "invalid-picture", /50 times the other/, at38(png(160, 2))],
    ["a URL that could run", "invalid-picture", /not the URL of a picture/, at38("javascript:alert(1)")],
    [
      "a page as data",
      "invalid-picture",
      /not the URL of a picture/,
      at38("data:text/html,<script>1</script>"),
    ],
    ["a picture as text in a URL", "invalid-picture", /must be base64/, at38("data:image/svg+xml,<svg/>")],
  ])("%s", async (_name, code, message, picture) => {
    const { note, page, warnings } = await note38({ picture });
    expect(warnings).toEqual([
      expect.objectContaining({
        code,
        message: expect.stringMatching(message) as string,
        details: expect.objectContaining({
          mediaName: "shot_010.mov",
          playlistPosition: 1,
          frame: 38,
        }) as unknown,
      }),
    ]);
    expect(note).toContain("The picture of this frame cannot be shown.");
    expect(note).toContain('viewBox="0 0 1280 720"');
    expect(page).toContain("movie-3-frame-3");
    expect(page).toContain('id="remarks"');
  });

  test.each(["bytes", "url"])("if it is too large, given as %s", async (kind) => {
    const bytes = png(100, 100);
    const url = `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
    const { warnings } = await note38({ picture: at38(kind === "url" ? url : bytes), maxPictureBytes: 50 });
    expect(warnings.map(({ details }) => details)).toEqual([
      expect.objectContaining({ code: "limit-exceeded", option: "maxPictureBytes", limit: 50 }),
    ]);
  });
});
