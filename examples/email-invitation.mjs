// @ts-check
// Email Invitation: an event script that invites people to the current session.
//
//     node email-invitation.mjs SERVER FROM TO…
//     node email-invitation.mjs smtp.example.com me@example.com you@example.com them@example.com
//
// Put this command line into cineSync's preferences. SERVER may have a port (smtp.example.com:2525), or be a whole
// URL with user and password (smtps://user:password@smtp.example.com).
import { eventHandler } from "@cinesync/event";
import { createTransport } from "nodemailer";

eventHandler(
  async ({ joinUrl, sessionKey, user, args }) => {
    const [server, from, ...recipients] = args;
    if (!server || !from || recipients.length === 0) {
      throw new Error(
        "arguments must be SERVER FROM TO…: the mail server, your address, and those to invite",
      );
    }
    if (!joinUrl) {
      console.error("no invitations sent: the session is offline; start or join a live session first");
      return;
    }

    const inviter = user || from;
    const mail = {
      from: address(from),
      to: recipients.map(address),
      subject: `cineSync session ${sessionKey}`,
      text: `${inviter} invites you to the cineSync session ${sessionKey}.\n\nJoin: ${joinUrl}\n`,
      html: `<p>${html(inviter)} invites you to the cineSync session <b>${html(sessionKey)}</b>.</p>
<p><a href="${html(joinUrl)}">Join the session</a></p>
`,
    };
    const transport = createTransport(server.includes("://") ? server : `smtp://${server}`);
    await transport.sendMail(mail);
    console.log(`Invited ${recipients.join(", ")} to ${sessionKey}.`);
  },
  { session: "none" },
);

/** Returns a single address: without a name or a list, and without anything that could start another mail header. */
function address(/** @type {string} */ text) {
  if (!/^[^\s@<>()[\],;:\\"\p{Cc}]+@[^\s@<>()[\],;:\\"\p{Cc}]+$/u.test(text)) {
    throw new Error(`address must be like you@example.com, got ${JSON.stringify(text)}`);
  }
  return { name: "", address: text };
}

function html(/** @type {string} */ text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
