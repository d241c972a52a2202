// @ts-check
// Join Session: has cineSync join the session with a key.
//
//     node join-session.mjs ASDF1234
import { joinSession } from "@cinesync/launch";

const [key, ...others] = process.argv.slice(2);
try {
  if (!key || others.length > 0)
    throw new Error("Give the key of the session: node join-session.mjs ASDF1234");
  await joinSession(key);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
