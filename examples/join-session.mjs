// @ts-check
// Join Session: joins a session in cineSync, by its key or a join link.
//
//     node join-session.mjs ASDF1234
import { parseSessionKey } from "@cinesync/commands";
import { joinSession } from "@cinesync/launch";

const [key, ...others] = process.argv.slice(2);
try {
  if (!key || others.length > 0)
    throw new Error("argument must be a session key: node join-session.mjs ASDF1234");
  await joinSession(parseSessionKey(key));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
