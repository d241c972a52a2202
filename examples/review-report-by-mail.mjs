// @ts-check
// Review Report by Mail: an event script that mails all notes of the session, with their pictures.
//
//     node review-report-by-mail.mjs SERVER FROM TO…
//     node review-report-by-mail.mjs smtp.example.com me@example.com you@example.com them@example.com
//
// Put this command line into cineSync's preferences. SERVER may have a port (smtp.example.com:2525), or be a whole
// URL with user and password (smtps://user:password@smtp.example.com).
import { readFile } from "node:fs/promises";
import { eventHandler } from "@cinesync/event";
import { reviewMail } from "@cinesync/report";
import { createTransport } from "nodemailer";

eventHandler(async (event) => {
  const { session, sessionKey, isOffline } = event;
  const [server, from, ...recipients] = event.args;
  if (!server || !from || recipients.length === 0) {
    throw new Error("Three arguments are needed: the mail server, your address, and who gets the report.");
  }
  const addresses = { from: address(from), to: recipients.map(address) };

  /** @type {string[]} */
  const warnings = [];
  const mail = await reviewMail(session, {
    title: `Review notes of ${isOffline ? "an offline session" : `session ${sessionKey}`}`,
    sessionKey,
    date: new Date(),
    picture: async (movie, frame) => {
      const path = await event.savedFramePath(movie, frame);
      // cineSync has burned the drawings into the pictures that it saves.
      return path && { source: await readFile(path), includesDrawings: true };
    },
    onWarning: ({ message }) => warnings.push(message),
  });

  const transport = createTransport(server.includes("://") ? server : `smtp://${server}`);
  await transport.sendMail({
    ...addresses,
    ...mail,
    attachments: mail.attachments.map((picture) => ({ ...picture, content: Buffer.from(picture.content) })),
  });
  console.log(`Sent the report to ${recipients.join(", ")}.`);
  for (const message of warnings) console.error(message);
});

/** Returns one address and nothing else: no list, no name, nothing that could begin another line of the mail's head. */
function address(/** @type {string} */ text) {
  if (!/^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} is not an e-mail address such as you@example.com.`);
  }
  return { name: "", address: text };
}
