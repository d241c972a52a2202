import { createGroupMovie, createMediaFile, createSession } from "@cinesync/session-xml";
import { expect, it } from "vitest";
import { relinkMovies } from "../src/index.ts";

const [ONE, TWO] = ["1".repeat(40), "ab".repeat(20)];

it("relinkMovies puts the path of the file with the movie's short hash first, and keeps the other locators", () => {
  const session = createSession({
    media: [
      createMediaFile({ locators: ["/old/a.mov", ONE, "https://example.com/a.mov"] }),
      createGroupMovie("All Files"),
      createMediaFile({ locators: ["/old/b.mov", { kind: "short-hash", value: TWO.toUpperCase() }] }),
      createMediaFile("/old/c.mov"),
    ],
  });
  const files = [
    { path: "/new/a.mov", shortHash: ONE.toUpperCase() },
    { path: "/copy/a.mov", shortHash: ONE },
    { path: "/old/b.mov", shortHash: TWO },
  ];
  const { session: relinked, linked, unmatched } = relinkMovies(session, files);
  expect(linked).toEqual([
    { playlistPosition: 1, path: "/new/a.mov" },
    { playlistPosition: 3, path: "/old/b.mov" },
  ]);
  expect(unmatched).toEqual([4]);
  expect(relinked.media[0]).toMatchObject({
    locators: [
      { value: "/new/a.mov" },
      { value: "/old/a.mov" },
      { value: ONE },
      { value: "https://example.com/a.mov" },
    ],
  });
  expect(relinked.media[2]).toEqual(session.media[2]);
  expect(relinkMovies(relinked, files).session).toEqual(relinked);
});
