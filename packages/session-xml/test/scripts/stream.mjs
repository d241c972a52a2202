// Streams a generated session through the reader, and prints what was retained on the way. It runs in a separate process,
// whose heap is too small for the session: stream.mjs SHAPE LOOP MEGABYTES, with node --expose-gc.
import { createHash } from "node:crypto";
import {
  parseSession,
  readMedia,
  readSession,
  readSessionParts,
  stringifySession,
  writeSessionParts,
  writeSessionPartsBytes,
} from "../../src/index.ts";

const LIMITS = { unknownContent: Infinity };

/** Cuts the content of unknown text and elements. */
const SMALL_CHUNK = 100;
const CHUNK = 65_536;

/** @param {string} content */
const media = (content) =>
  `<media><name>shot_00001_comp.mov</name><locators><path>/Volumes/projects/shots/shot_00001_comp.mov</path></locators>${content}</media>`;

/** @param {number} frame @param {string} content */
const annotation = (frame, content) => `<annotation frame="${frame}">${content}</annotation>`;

/** @param {number} count @param {(index: number) => string} make */
const repeat = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join("");

const line = `<line color="#2bef16" alpha="1" thickness="0.01" id="line-of-a-longer-name">${repeat(200, (index) => `<point x="0.${index}1" y="0.5" alpha="0.25"/>`)}</line>`;
const note = "Größe und Farbe der Tür stimmen &amp; passen; 髪の毛のハイライト. ".repeat(3);
const notes = annotation(7, `<notes>${note}</notes>`);

/**
 * The repeated block, the element around it, and the text that the writer starts it with.
 *
 * @type {Readonly<Record<string, { block: string, around?: (blocks: string) => string, start?: string, chunk?: number }>>}
 */
const SHAPES = {
  drawing: { block: media(repeat(20, (index) => annotation(index, line))) },
  notes: { block: media(repeat(100, () => notes)) },
  movies: { block: repeat(100, () => media("")) },
  "one movie": { block: repeat(100, () => notes), around: media, start: "\n\t\t<annotation" },
  "long unknown text": {
    block: media(`<log xmlns="urn:studio">${"Every word of the log is kept. ".repeat(10_000)}</log>`),
    chunk: SMALL_CHUNK,
  },
  "unknown attributes": {
    block: media(
      annotation(1, "<notes/>").replace(
        ">",
        repeat(200, (index) => ` studio${index}="${"value ".repeat(20)}"`) + ">",
      ),
    ),
  },
  "deep unknown elements": {
    block: media(repeat(20, () => `${"<studio level='deep'>".repeat(50)}text${"</studio>".repeat(50)}`)),
  },
};

const [name = "", loop = "", megabytes = ""] = process.argv.slice(2);
const {
  block,
  around = (blocks) => blocks,
  start = "\n\t<media",
  chunk = CHUNK,
} = SHAPES[name] ?? { block: "" };
const [head, body, tail] = canonical();

/** The document as the writer spells it: before the blocks, one of them, and after them. */
function canonical() {
  const [one, two] = [block, block + block].map((blocks) => {
    const xml = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">${around(blocks)}</session>`;
    return stringifySession(parseSession(xml, { limits: LIMITS }));
  });
  if (one === undefined || two === undefined) throw new Error("unreachable");
  const begin = one.indexOf(start);
  const end = begin + two.length - one.length;
  return [one.slice(0, begin), one.slice(begin, end), one.slice(end)];
}

const input = createHash("sha1");
const retained = { heap: 0, buffers: 0 };

function sample() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  retained.heap = Math.max(retained.heap, heapUsed);
  retained.buffers = Math.max(retained.buffers, arrayBuffers);
}

/** Makes the document while it is read, so that nothing but the reader can hold it. */
function* source() {
  const size = Number(megabytes) * 1e6;
  const bytes = Buffer.from(body ?? "");
  let given = 0;
  let sampled = 0;
  yield* pieces(Buffer.from(head ?? ""));
  while (given < size) {
    yield* pieces(bytes);
    given += bytes.length;
    if (given - sampled < size / 8) continue;
    sampled = given;
    sample();
  }
  yield* pieces(Buffer.from(tail ?? ""));
}

/** @param {Buffer} bytes */
function* pieces(bytes) {
  input.update(bytes);
  // Copies: keeping one does not keep the whole chunk.
  for (let from = 0; from < bytes.length; from += chunk)
    yield Uint8Array.from(bytes.subarray(from, from + chunk));
}

const output = createHash("sha1");
let count = 0;
switch (loop) {
  case "parts":
    for await (const part of readSessionParts(source(), { limits: LIMITS }))
      count += part.kind.length > 0 ? 1 : 0;
    break;
  case "media":
    for await (const entry of readMedia(source(), { limits: LIMITS })) count += entry.kind === "file" ? 1 : 0;
    break;
  case "bytes":
    for await (const bytes of writeSessionPartsBytes(readSessionParts(source(), { limits: LIMITS }), {
      limits: LIMITS,
    })) {
      output.update(bytes);
      count += 1;
    }
    break;
  case "text":
    for await (const text of writeSessionParts(readSessionParts(source(), { limits: LIMITS }), {
      limits: LIMITS,
    })) {
      output.update(text);
      count += 1;
    }
    break;
  case "whole":
    count = (await readSession(source(), { limits: LIMITS })).media.length;
}
const isSame = input.digest("hex") === output.digest("hex");
console.log(JSON.stringify({ count, isSame, ...retained }));
