// Reads input that grows in one respect, and prints the time.
import { annotationToSvg } from "@cinesync/drawing-svg";
import { parseEventArguments } from "@cinesync/event";
import { filterSession, mediaMatcher, mergeSessions } from "@cinesync/merge";
import { markersToFcpxml, noteMarkers, noteRows, notesToCsv, notesToMarkdown } from "@cinesync/notes";
import {
  createAnnotation,
  createLine,
  parseSession,
  readSession,
  validateSessionXml,
} from "@cinesync/session-xml";
import { timed } from "../lib/clock.mjs";

const START =
  '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">';

/** @type {{ worker: "long-tag" | "one-byte" | "blanks" | "annotations" | "arguments" | "stroke", size: number }} */
const { worker, size } = JSON.parse(process.argv[2] ?? "{}");

/** @type {Record<typeof worker, (size: number) => () => unknown>} */
const WORKERS = {
  "long-tag": (length) => {
    const value = "x".repeat(length / 250);
    const attributes = Array.from({ length: 250 }, (_, index) => ` a${String(index)}="${value}"`).join("");
    const xml = `${START}<notes${attributes}/></session>`;
    return () => validateSessionXml(xml);
  },
  blanks: (length) => {
    const blanks = " \n".repeat(length / 4);
    const xml =
      `${START}<media><name>a${blanks}b</name><locators><path>/a${blanks}b</path></locators>` +
      `<annotation frame="1"><notes>a${blanks}b</notes></annotation></media></session>`;
    return () => {
      const session = parseSession(xml);
      const rows = noteRows(session);
      const [timeline] = noteMarkers(session, { defaultFrameRate: 24, durations: 100 });
      return [
        notesToCsv(rows, { formulas: "neutralize" }),
        notesToMarkdown(rows),
        timeline && markersToFcpxml(timeline),
        mergeSessions(session, session),
        filterSession(session, { media: mediaMatcher({ names: ["* * * * * * *c"] }) }),
      ];
    };
  },
  annotations: (length) => {
    const annotations = '<annotation frame="1"/>'.repeat(length / 23);
    const xml = `${START}<media><name>a</name><locators><path>/a</path></locators>${annotations}</media></session>`;
    return () => parseSession(xml);
  },
  arguments: (count) => {
    const argv = ["--key=ASDF1234", "--save-format=JPEG", ...Array(count).fill("--status=final")];
    return () => parseEventArguments(argv);
  },
  stroke: (count) => {
    const points = Array.from({ length: count }, (_, index) => ({
      x: ((index * 7919) % 10_007) / 10_007,
      y: ((index * 104_729) % 10_009) / 10_009,
      alpha: index % 2,
    }));
    const annotation = createAnnotation(1, { objects: [createLine({ points })] });
    return () => annotationToSvg(annotation);
  },
  "one-byte": (length) => {
    const group = "<group>Größe &amp; Farbe</group>\n";
    const bytes = new TextEncoder().encode(`${START}${group.repeat(length / group.length)}</session>`);
    const chunks = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    return () => readSession(chunks);
  },
};

// Warm up, so that the time does not include compiling.
parseSession(`${START}</session>`);
await WORKERS[worker](20_000)();
const run = WORKERS[worker](size);
const { duration } = await timed(run);
process.stdout.write(JSON.stringify(duration));
