// Reads input that grows in one way, and prints how long it took.
import { parseSession, readSession, validateSessionXml } from "@cinesync/session-xml";
import { timed } from "../lib/clock.mjs";

const START =
  '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">';

/** @type {{ worker: "long-tag" | "one-byte", size: number }} */
const { worker, size } = JSON.parse(process.argv[2] ?? "{}");

/** @type {Record<typeof worker, (size: number) => () => Promise<unknown>>} */
const WORKERS = {
  "long-tag": (length) => {
    const value = "x".repeat(length / 250);
    const attributes = Array.from({ length: 250 }, (_, index) => ` a${String(index)}="${value}"`).join("");
    const xml = `${START}<notes${attributes}/></session>`;
    return () => validateSessionXml(xml);
  },
  "one-byte": (length) => {
    const group = "<group>Größe &amp; Farbe</group>\n";
    const bytes = new TextEncoder().encode(`${START}${group.repeat(length / group.length)}</session>`);
    const chunks = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    return () => readSession(chunks);
  },
};

// Warms up: the time must not contain compiling.
parseSession(`${START}</session>`);
await WORKERS[worker](20_000)();
const run = WORKERS[worker](size);
const { duration } = await timed(run);
process.stdout.write(JSON.stringify(duration));
