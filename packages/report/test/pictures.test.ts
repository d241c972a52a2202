import { describe, expect, test } from "vitest";
import { reviewReportText, type ReviewReportOptions, type ReviewReportWarning } from "../src/index.ts";
import { png } from "./support/png.ts";
import { reviewSession } from "./support/session.ts";

/** The note on frame 38 of the first movie, and what was warned of. */
async function note38(
  options: ReviewReportOptions,
): Promise<{ note: string; page: string; warnings: ReviewReportWarning[] }> {
  const warnings: ReviewReportWarning[] = [];
  const page = await reviewReportText(reviewSession(), {
    onWarning: (warning) => warnings.push(warning),
    ...options,
  });
  const note = /<article[^>]* id="movie-1-frame-38"[\s\S]*?<\/article>/.exec(page)?.[0] ?? "";
  return { note, page, warnings };
}

const at38 =
  <Picture>(picture: Picture) =>
  (_movie: unknown, frame: number): Picture | undefined =>
    frame === 38 ? picture : undefined;

describe("pictures", () => {
  test("are asked for by movie and frame, once each, for frames with notes or drawings", async () => {
    const asked: string[] = [];
    await note38({ picture: (movie, frame) => void asked.push(`${movie.name} ${frame}`) });
    expect(asked).toEqual(["shot_010.mov 7", "shot_010.mov 38", "shot_010.mov 60", "shot_030.mov 3"]);
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
  ])("given as %s are embedded, in their own shape, below the drawing", async (_name, picture) => {
    const { note, warnings } = await note38({ picture: at38(picture) });
    expect(note).toContain(`<img src="data:image/png;base64,${base64}" width="1280" height="427" alt=""`);
    expect(note).toMatch(/<img[^>]*><svg [^>]*viewBox="0 0 1280 427"[^>]* preserveAspectRatio="none"/);
    expect(warnings).toEqual([]);
  });

  test("that include the drawings are not drawn on again", async () => {
    const { note } = await note38({ picture: at38({ source: bytes, includesDrawings: true }) });
    expect(note).toContain("<img");
    expect(note).not.toContain("<svg");
    expect(note).toContain("with a drawing of 1 stroke, 1 arrow");
  });

  test("of a frame without drawings are shown too", async () => {
    const { page } = await note38({ picture: (_movie, frame) => (frame === 7 ? bytes : undefined) });
    expect(/<article[^>]* id="movie-1-frame-7"[\s\S]*?<\/article>/.exec(page)?.[0]).toContain("<img");
  });

  test("can be links if that is allowed, and are then loaded late", async () => {
    const picture = at38({ source: "frames/shot 010-00038.jpg", size: { width: 200, height: 100 } });
    const { note, page } = await note38({ picture, linkedPictures: true });
    expect(note).toContain('<img src="frames/shot 010-00038.jpg" width="1280" height="640" alt=""');
    expect(note).toContain('loading="lazy"');
    expect(page).toMatch(/img-src data: 'self' https: http: file: blob:;/);
  });

  test("as links are an error if that is not allowed", async () => {
    const failing = note38({ picture: at38("frames/shot_010-00038.jpg") });
    await expect(failing).rejects.toThrow(expect.objectContaining({ code: "linked-picture" }));
    await expect(failing).rejects.toThrow(/frame 38 of shot_010\.mov .* set linkedPictures to true/);
  });
});

describe("a picture that fails does not stop the others", () => {
  test.each<[string, ReviewReportWarning["code"], RegExp, NonNullable<ReviewReportOptions["picture"]>]>([
    [
      "a function that throws",
      "picture-failed",
      /frame 38 of shot_010\.mov .*: disk on fire\.$/,
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
    ["bytes that are none", "picture-unknown", /not a PNG/, at38(new Uint8Array([1, 2, 3]))],
    ["no bytes", "picture-unknown", /not a PNG/, at38(new Uint8Array())],
    ["half a picture's head", "picture-unknown", /not a PNG/, at38(png(9, 9).slice(0, 12))],
    ["a URL that could run", "picture-unknown", /not the URL of a picture/, at38("javascript:alert(1)")],
    [
      "a page as data",
      "picture-unknown",
      /not the URL of a picture/,
      at38("data:text/html,<script>1</script>"),
    ],
  ])("%s", async (_name, code, message, picture) => {
    const { note, page, warnings } = await note38({ picture });
    expect(warnings).toEqual([
      expect.objectContaining({
        code,
        message: expect.stringMatching(message) as string,
        mediaName: "shot_010.mov",
        mediaPlace: 1,
        frame: 38,
      }),
    ]);
    expect(note).toContain("The picture of this frame could not be shown.");
    expect(note).toContain('viewBox="0 0 1280 720"');
    expect(page).toContain("movie-3-frame-3");
  });

  test.each(["bytes", "url"])("one that is too large, given as %s", async (kind) => {
    const bytes = png(100, 100);
    const url = `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
    const picture = at38(kind === "url" ? url : bytes);
    const { warnings } = await note38({ picture, maxPictureBytes: 50 });
    expect(warnings).toEqual([expect.objectContaining({ code: "picture-too-large" })]);
    expect(warnings[0]?.message).toContain("maxPictureBytes is 50");
  });
});
