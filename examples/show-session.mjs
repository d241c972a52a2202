// @ts-check
// Show Session: an event script that prints the playlist, the notes and the paths of saved frames.
//
//     node show-session.mjs
import { eventHandler } from "@cinesync/event";
import { decodeChat } from "@cinesync/session-xml";

eventHandler(async (event) => {
  const { session, isOffline, joinUrl } = event;
  heading(isOffline ? "An offline session" : `Session ${event.sessionKey}, join at ${joinUrl}`);
  print(session.notes, "  ");

  heading("Playlist");
  for (const [index, media] of session.media.entries()) {
    const name = media.kind === "file" ? media.name : `All of “${media.group}” as one movie`;
    print(`${media.active ? "▶" : " "} ${String(index + 1).padStart(2)}  ${name}`);
    print(facts(media).join(" · "), "      ");
  }

  heading("Notes");
  for (const media of session.media) {
    if (media.kind !== "file") continue;
    print(media.name, "  ");
    if (media.notes) print(media.notes, "           ");
    for (const { frame, notes, objects } of media.annotations.toSorted((a, b) => a.frame - b.frame)) {
      const kinds = [...new Set(objects.map(({ kind }) => kind))].join(", ");
      const drawn = kinds ? `[${kinds}]` : "";
      print(
        `${String(frame).padStart(7)}  ${[notes, drawn].filter(Boolean).join("\n")}`,
        "  ",
        "           ",
      );
      const picture = await event.savedFramePath(media, frame);
      if (picture) print(picture, "           ");
    }
  }

  if (session.chat) heading("Chat");
  print(decodeChat(session), "  ");
});

/** @param {import("@cinesync/session-xml").Media} media */
function facts(media) {
  const { framesPerSecond, groups, playRange } = media;
  const annotated = media.kind === "file" ? media.annotations.length : 0;
  return [
    framesPerSecond ? `${framesPerSecond} frames per second` : "",
    playRange ? `frames ${playRange.inFrame} to ${playRange.outFrame}` : "",
    groups.length > 0 ? `in ${groups.join(", ")}` : "",
    annotated > 0 ? `${annotated} with notes or drawings` : "",
  ].filter(Boolean);
}

function heading(/** @type {string} */ text) {
  print(`\n${text}`);
}

/** Prints text line by line, without control characters that a terminal would obey. */
function print(/** @type {string} */ text, indent = "", furtherIndent = indent) {
  if (text === "") return;
  const [first = "", ...further] = text.replace(/[^\P{Cc}\n]/gu, " ").split("\n");
  console.log([indent + first, ...further.map((line) => furtherIndent + line)].join("\n"));
}
