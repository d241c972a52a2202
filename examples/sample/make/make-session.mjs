// @ts-check
// Writes the sample session: node examples/sample/make/make-session.mjs
import { fileURLToPath } from "node:url";
import { writeSessionFile } from "@cinesync/session-xml/node";
import { sampleSession } from "./session.mjs";

await writeSessionFile(fileURLToPath(new URL("../tidewater-review.csc", import.meta.url)), sampleSession);
