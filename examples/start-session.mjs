// @ts-check
// Start Session: starts a session in cineSync, empty or with movies.
//
//     node start-session.mjs                           a new, empty session
//     node start-session.mjs shot_010.mov https://…    a playlist, added to the session that is open
import { openSession, startSession } from "@cinesync/launch";
import { createSession } from "@cinesync/session-xml";
import { createMediaFileFrom } from "@cinesync/session-xml/node";

const movies = process.argv.slice(2);
try {
  if (movies.length === 0) {
    await startSession();
  } else {
    const media = await Promise.all(movies.map((movie) => createMediaFileFrom(movie)));
    console.log(await openSession(createSession({ media }), { name: "Playlist", mode: "merge" }));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
