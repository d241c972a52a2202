import {
  ALL_FILES_GROUP,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type DrawingObject,
  type Session,
  type TextObject,
} from "@cinesync/session-xml";

/** A stroke of the pen from left to right. */
export const stroke: DrawingObject = {
  kind: "line",
  id: "",
  color: "#2bef16",
  alpha: 1,
  thickness: 0.01,
  points: [0.2, 0.4, 0.6, 0.8].map((x) => ({ x, y: 0.5 + 0.2 * Math.sin(9 * x), alpha: x })),
};
const ends = { startPoint: { x: 0.3, y: 0.7 }, endPoint: { x: 0.6, y: 0.4 } };
const arrow: DrawingObject = { kind: "arrow", id: "", color: "#0500ff", alpha: 1, ...ends };
const erase: DrawingObject = { kind: "erase", id: "", thickness: 0.05, points: [{ x: 0.4, y: 0.5 }] };
const words: TextObject = {
  kind: "text",
  id: "",
  ...ends,
  background: { color: "#383854", alpha: 1 },
  foreground: { color: "#ffffff", alpha: 1 },
  p: "later,\nplease",
};

/** Makes a session that uses every part of the format. `say` changes every text that a person or a program can write. */
export function reviewSession(say: (text: string) => string = (text) => text): Session {
  return createSession({
    groups: [say("Act one"), say("Empty")],
    notes: say("Reads well.\nFix the marked shots before Thursday."),
    chat: say("Ana%3A%20frame%2038%3F%0ABen%3A%20yes"),
    userData: say('{"shotgrid":{"playlist_id":4711}}'),
    media: [
      createMediaFile({
        name: say("shot_010.mov"),
        locators: [
          { kind: "path", value: say("/mnt/show/shot_010.mov") },
          { kind: "url", value: `https://example.com/${say("shot_010.mov")}` },
        ],
        notes: say("Nearly there."),
        userData: say('{"shotgrid":{"version_id":17}}'),
        groups: [say("Act one")],
        active: true,
        framesPerSecond: 24,
        playRange: { inFrame: 1, outFrame: 96, playOnlyRange: false },
        annotations: [
          createAnnotation(38, { notes: say("Delay the move."), objects: [stroke, erase, arrow] }),
          createAnnotation(7, { notes: say("Good from here on.") }),
          createAnnotation(60, { objects: [{ ...words, p: say(words.p) }] }),
          createAnnotation(38, { notes: say("And ease out."), objects: [words] }),
        ],
      }),
      createMediaFile({
        name: say("shot_020.mov"),
        locators: [{ kind: "short-hash", value: "a".repeat(40) }],
        groups: [say("Act one"), say("Only here")],
      }),
      createMediaFile({
        name: say("shot_030.mov"),
        locators: [{ kind: "url", value: say("javascript:alert(1)") }],
        pixelRatio: { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } },
        annotations: [createAnnotation(3, { notes: say("הענן גדול מדי"), objects: [stroke] })],
      }),
      createGroupMovie(say("Act one")),
      createGroupMovie(ALL_FILES_GROUP),
    ],
  });
}
