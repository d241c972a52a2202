// Writes one session repeatedly, and prints the time of each run.
import { readFileSync } from "node:fs";
import { encodeSession, parseSession, stringifySession } from "@cinesync/session-xml";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { timed } from "../lib/clock.mjs";
import { peakMemory } from "../lib/memory.mjs";

/**
 * @typedef {object} WriteTask
 * @property {keyof typeof WRITERS} writer
 * @property {string} file The session to write.
 * @property {number} times
 */

/**
 * @typedef {object} WriteResult
 * @property {import("../lib/clock.mjs").Duration[]} durations
 * @property {number} peak Bytes.
 * @property {number} length Written bytes or UTF-16 units.
 */

const WRITERS = {
  stringifySession() {
    const session = parseSession(text);
    return () => whole(stringifySession(session));
  },
  encodeSession() {
    const session = parseSession(text);
    return () => encodeSession(session);
  },
  "fast-xml-parser"() {
    const options = { ignoreAttributes: false, attributeNamePrefix: "@_" };
    const tree = new XMLParser(options).parse(text);
    const builder = new XMLBuilder({ ...options, format: true, suppressEmptyNode: true });
    return () => whole(builder.build(tree));
  },
};

/**
 * Flattens a text. In today's engines, concatenated text is a tree until a character is read, as saving or sending it does.
 *
 * @param {string} text
 */
function whole(text) {
  text.charCodeAt(0);
  return text;
}

/** @type {WriteTask} */
const { writer, file, times } = JSON.parse(process.argv[2] ?? "{}");
const text = readFileSync(file, "utf8");
const write = WRITERS[writer]();
const durations = [];
let length = 0;
for (let time = 0; time < times; time += 1) {
  const { result, duration } = await timed(() => write());
  durations.push(duration);
  length = result.length;
}
process.stdout.write(JSON.stringify({ durations, peak: peakMemory(), length }));
