// Reads a file once from beginning to end, and prints the time and the memory used.
import { createReadStream } from "node:fs";
import { readMedia, readSessionParts, writeSessionParts } from "@cinesync/session-xml";
import { timed } from "../lib/clock.mjs";
import { peakMemory } from "../lib/memory.mjs";

/**
 * @typedef {object} StreamTask
 * @property {keyof typeof LOOPS} loop
 * @property {string} file
 */

/**
 * @typedef {object} StreamResult
 * @property {import("../lib/clock.mjs").Duration} duration
 * @property {number} peak Bytes.
 * @property {number} count Number of results: bytes, parts, movies or UTF-16 units.
 */

const LOOPS = {
  async "reading alone"() {
    let count = 0;
    for await (const chunk of createReadStream(file)) count += chunk.length;
    return count;
  },
  async readSessionParts() {
    let count = 0;
    for await (const part of readSessionParts(createReadStream(file))) count += part.kind.length > 0 ? 1 : 0;
    return count;
  },
  async readMedia() {
    let count = 0;
    for await (const media of readMedia(createReadStream(file))) count += media.kind.length > 0 ? 1 : 0;
    return count;
  },
  async writeSessionParts() {
    let count = 0;
    const parts = readSessionParts(createReadStream(file));
    for await (const text of writeSessionParts(parts)) count += text.length;
    return count;
  },
};

/** @type {StreamTask} */
const { loop, file } = JSON.parse(process.argv[2] ?? "{}");
const { result: count, duration } = await timed(LOOPS[loop]);
process.stdout.write(JSON.stringify({ duration, peak: peakMemory(), count }));
