// @ts-check
// Review Report: an event script that makes a page of all notes and saved frames, to read, print and send.
//
//     node review-report.mjs [FOLDER]
//
// Put this command line into cineSync's preferences. Without FOLDER the page is written to your home folder.
import { readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { eventHandler } from "@cinesync/event";
import { reviewReportChunks } from "@cinesync/report";

eventHandler(async (event) => {
  const now = new Date();
  const page = reviewReportChunks(event.session, {
    title: "Review notes",
    sessionKey: event.sessionKey,
    date: now.toLocaleString(),
    chat: true,
    picture: async (movie, frame) => {
      const path = await event.savedFramePath(movie, frame);
      // cineSync has burned the drawings into its saved pictures.
      return path && { source: await readFile(path), includesDrawings: true };
    },
    onWarning: ({ message }) => {
      console.error(message);
    },
  });

  const [folder = homedir()] = event.args;
  const key = event.isOffline
    ? "offline"
    : event.sessionKey.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
  // The time to the millisecond makes the name unique, and "wx" never overwrites a file.
  const path = join(folder, `Review ${key} ${now.toISOString().replaceAll(":", ".")}.html`);
  await writeFile(path, page, { flag: "wx" });
  console.log(path);
});
