// @ts-check
// Review Report by Mail: an event script that sends all notes of the session as one page, with the saved frames in it.
//
//     node review-report-by-mail.mjs SERVER FROM TO…
//     node review-report-by-mail.mjs smtp.example.com me@example.com you@example.com them@example.com
//
// Put this command line into cineSync's preferences. SERVER may have a port (smtp.example.com:2525), or be a whole
// URL with user and password (smtps://user:password@smtp.example.com).
import { readFile } from "node:fs/promises";
import { eventHandler } from "@cinesync/event";
import { noteRows } from "@cinesync/notes";
import { reviewReport } from "@cinesync/report";
import { createTransport } from "nodemailer";

eventHandler(async (event) => {
  const { session, sessionKey, isOffline, user } = event;
  const [server, from, ...recipients] = event.args;
  if (!server || !from || recipients.length === 0) {
    throw new Error("Three arguments are needed: the mail server, your address, and who gets the report.");
  }
  const mail = { from: address(from), to: recipients.map(address) };

  const review = isOffline ? "an offline session" : `session ${sessionKey}`;
  /** @type {string[]} */
  const missing = [];
  const page = await reviewReport(session, {
    title: `Review notes of ${review}`,
    sessionKey,
    date: new Date(),
    picture: async (movie, frame) => {
      const path = await event.savedFramePath(movie, frame);
      // cineSync has burned the drawings into the pictures that it saves.
      return path && { source: await readFile(path), includesDrawings: true };
    },
    onWarning: ({ message }) => missing.push(message),
  });

  const rows = noteRows(session);
  const movies = new Set(rows.flatMap((row) => (row.kind === "session" ? [] : [row.playlistPosition])));
  const name = isOffline ? "offline session" : sessionKey.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
  const transport = createTransport(server.includes("://") ? server : `smtp://${server}`);
  await transport.sendMail({
    ...mail,
    subject: `Review notes of ${review}`,
    text: `${user || from} sends the notes of ${review}. Notes: ${rows.length}. Movies with notes: ${movies.size}.

Open the attached page in a browser. It has everything in it, and prints well.
`,
    attachments: [
      { filename: `Review of ${name}.html`, content: page, contentType: "text/html; charset=utf-8" },
    ],
  });
  console.log(`Sent the report to ${recipients.join(", ")}.`);
  for (const message of missing) console.error(message);
});

/** One address and nothing else: no list, no name, nothing that could begin another line of the mail's head. */
function address(/** @type {string} */ text) {
  if (!/^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} is not an e-mail address such as you@example.com.`);
  }
  return { name: "", address: text };
}
