// @ts-check
// Join Session: joins the session with a key, or of a join link, in cineSync.
//
//     node join-session.mjs ASDF1234
import { parseSessionKey } from "@cinesync/commands";
import { joinSession } from "@cinesync/launch";

const [key, ...others] = process.argv.slice(2);
try {
  if (!key || others.length > 0)
    throw new Error("Give the key of the session: node join-session.mjs ASDF1234");
  await joinSession(parseSessionKey(key));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
