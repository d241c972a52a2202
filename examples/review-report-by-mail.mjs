// @ts-check
// Review Report by Mail: an event script that sends all notes of the session, with their pictures, by e-mail.
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
    throw new Error(
      "arguments must be SERVER FROM TO…: the mail server, your address, and those who get the report",
    );
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
      // cineSync has burned the drawings into its saved pictures.
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

/** Returns a single address: without a name or a list, and without anything that could start another mail header. */
function address(/** @type {string} */ text) {
  if (!/^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u.test(text)) {
    throw new Error(`address must be like you@example.com, got ${JSON.stringify(text)}`);
  }
  return { name: "", address: text };
}
