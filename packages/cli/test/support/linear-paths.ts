import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCommandUrl, parseCommandUrl } from "@cinesync/commands";
import { annotationToSvg, describeDrawing, drawingBounds } from "@cinesync/drawing-svg";
import { loadEvent, parseEventArguments, savedFrameConflicts } from "@cinesync/event";
import {
  diffSessions,
  diffToMarkdown,
  filterSession,
  matchMedia,
  mediaMatcher,
  mergeSessions,
  noteDifferences,
  REDACTIONS,
  relinkMovies,
  remapPaths,
  selectMedia,
} from "@cinesync/merge";
import * as notes from "@cinesync/notes";
import { reviewMail, reviewReport } from "@cinesync/report";
import {
  annotationsByFrame,
  createAnnotation,
  createErase,
  createLine,
  createMediaFile,
  createSession,
  createText,
  parseSession,
  parseSessionJson,
  readSession,
  sessionParts,
  stringifySession,
  stringifySessionJson,
  validateSession,
  validateSessionXml,
  type Annotation,
  type DrawingObject,
  type MediaFile,
  type MediaFileInit,
  type Session,
} from "@cinesync/session-xml";
import { movieMatcher } from "../../src/lib/session/movie-choice.ts";
import { readPlaylist } from "../../src/lib/session/playlist-file.ts";
import { splitCommandLine } from "../../src/lib/session/split-command-line.ts";
import { formatTable } from "../../src/lib/text/table.ts";

const upTo = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index));

const text = (size: number, make: (index: number) => string): string => upTo(size, make).join("");

/** Most points are away from each other. */
const point = (index: number): { x: number; y: number } => ({ x: (index % 97) / 97, y: (index % 89) / 89 });

const line = (size: number): DrawingObject => createLine({ points: upTo(size, point) });

const note = (index: number): Annotation =>
  createAnnotation(index + 1, { notes: `note ${index}`, objects: [line(2)] });

const movie = (index: number, init: Partial<MediaFileInit> = {}): MediaFile =>
  createMediaFile({
    locators: [`/show/${index}/a.mov`],
    framesPerSecond: 24,
    annotations: [note(index % 10)],
    ...init,
  });

const movies = (size: number, init?: Partial<MediaFileInit>): Session =>
  createSession({ media: upTo(size, (index) => movie(index, init)) });

const oneMovie = (annotations: readonly Annotation[]): Session =>
  createSession({ media: [movie(0, { annotations })] });

const manyNotes = (size: number): Session => oneMovie(upTo(size, note));

const xmlOf = (inside: string, attributes = ""): string =>
  stringifySession(createSession()).replace(
    /<session([^]*?)\/?>[^]*/,
    `<session$1${attributes}>${inside}</session>`,
  );

/** Sessions that are large in one way. */
const SESSIONS: Readonly<Record<string, (size: number) => Session>> = {
  "many movies": movies,
  "movies of one name": (size) => movies(size, { locators: ["/show/a.mov"] }),
  "movies of one group": (size) => ({ ...movies(size, { groups: ["g"] }), groups: ["g"] }),
  "many groups": (size) => {
    const groups = upTo(size, (index) => `group ${index}`);
    return createSession({ groups, media: upTo(2, (index) => movie(index, { groups })) });
  },
  "many notes": manyNotes,
  "notes of one frame": (size) => oneMovie(upTo(size, () => note(0))),
  "notes of many lines": (size) => oneMovie([createAnnotation(1, { notes: text(size, () => " a\n") })]),
  "many drawings": (size) => oneMovie([createAnnotation(1, { objects: upTo(size, () => line(2)) })]),
  "many points": (size) => oneMovie([createAnnotation(1, { objects: [line(size)] })]),
  "many locators": (size) => movies(1, { locators: upTo(size, (index) => `/show/${index}.mov`) }),
};

const changed = (session: Session): Session => ({
  ...session,
  media: session.media.map((media) =>
    media.kind === "file"
      ? { ...media, annotations: media.annotations.map((one) => ({ ...one, notes: `${one.notes} more` })) }
      : media,
  ),
});

/** Uses of each of these. */
const WITH_SESSION: Readonly<Record<string, (session: Session) => () => unknown>> = {
  stringifySession: (session) => () => stringifySession(session),
  parseSession: (session) => {
    const xml = stringifySession(session);
    return () => parseSession(xml);
  },
  "readSession in small chunks": (session) => {
    const chunks = stringifySession(session).match(/[^]{1,64}/g) ?? [];
    return () => readSession(chunks);
  },
  validateSession: (session) => () => validateSession(session),
  validateSessionXml: (session) => {
    const xml = stringifySession(session);
    return () => validateSessionXml(xml);
  },
  stringifySessionJson: (session) => () => stringifySessionJson(session),
  parseSessionJson: (session) => {
    const json = stringifySessionJson(session);
    return () => parseSessionJson(json);
  },
  noteRows: (session) => () => notes.noteRows(session),
  ...Object.fromEntries(
    (["notesToCsv", "notesToMarkdown", "notesToJson", "notesToJsonLines"] as const).map((name) => [
      name,
      (session: Session) => {
        const rows = notes.noteRows(session);
        return () => notes[name](rows);
      },
    ]),
  ),
  parseNotes: (session) => {
    const rows = notes.noteRows(session);
    const [json, lines] = [notes.notesToJson(rows), notes.notesToJsonLines(rows)];
    return () => [notes.parseNotes(json), notes.parseNotes(lines)];
  },
  "diffNotes of equal notes": (session) => {
    const rows = notes.noteRows(session);
    return () => notes.diffNotes(rows, [...rows]);
  },
  "diffNotes of changed notes": (session) => {
    const [before, after] = [notes.noteRows(session), notes.noteRows(changed(session))];
    return () => notes.diffNotes(before, after);
  },
  noteMarkers: (session) => () => notes.noteMarkers(session, { timeline: "playlist" }),
  ...Object.fromEntries(
    (
      [
        "markersToEdlLocators",
        "markersToAvid",
        "markersToFcp7Xml",
        "markersToFcpxml",
        "markersToOtio",
        "markersToFrameioCsv",
        "markersToRv",
      ] as const
    ).map((name) => [
      name,
      (session: Session) => {
        const timelines = notes.noteMarkers(session);
        return () => timelines.map((timeline) => notes[name](timeline));
      },
    ]),
  ),
  markersToEdl: (session) => {
    const timelines = notes.noteMarkers(session);
    return () => timelines.map((timeline) => notes.markersToEdl(timeline, { maxEvents: Infinity }));
  },
  reviewReport: (session) => () => reviewReport(session),
  reviewMail: (session) => () => reviewMail(session),
  mergeSessions: (session) => {
    const other = changed(session);
    return () => mergeSessions(session, [other]);
  },
  matchMedia: (session) => () => matchMedia(session.media, changed(session).media),
  diffSessions: (session) => {
    const other = changed(session);
    return () => {
      const diff = diffSessions(session, other);
      diffToMarkdown(diff);
      noteDifferences(diff);
    };
  },
  filterSession: (session) => () =>
    filterSession(session, { media: () => true, redact: REDACTIONS, frames: [{ first: 1, last: 50 }] }),
  selectMedia: (session) => () =>
    selectMedia(sessionParts(session), mediaMatcher({ names: ["*a*.mov*"], groups: ["g", "All Files"] })),
  remapPaths: (session) => () => remapPaths(session, [{ from: "/show", to: "/archive" }]),
  relinkMovies: (session) => () => relinkMovies(session, []),
  annotationsByFrame: (session) => () => session.media.map((media) => annotationsByFrame(media)),
  annotationToSvg: (session) => () =>
    session.media.map((media) => {
      for (const drawn of annotationsByFrame(media).values()) {
        annotationToSvg(drawn, { width: 1920, height: 1080 });
        drawingBounds(drawn);
        describeDrawing(drawn);
      }
    }),
  savedFrameConflicts: (session) => () => savedFrameConflicts({ ...session }),
};

/** Everything else. */
const OTHERS: Readonly<Record<string, (size: number) => (() => unknown) | Promise<() => unknown>>> = {
  "parseSession, unknown elements": (size) => {
    const xml = xmlOf(text(size, (index) => `<studio a="${index}">x</studio>`));
    return () => stringifySession(parseSession(xml));
  },
  "parseSession, unknown text": (size) => {
    const xml = xmlOf(text(size, () => "x<!-- y -->"));
    return () => parseSession(xml);
  },
  "parseSession, attributes": (size) => {
    const xml = xmlOf(
      "",
      text(size, (index) => ` a${index}="${index}"`),
    );
    return () => parseSession(xml, { limits: { attributes: Infinity } });
  },
  "parseSession, references": (size) => {
    const xml = xmlOf(`<notes>${text(size, () => "&amp;&#65;\n")}</notes>`);
    return () => parseSession(xml);
  },
  "validateSessionXml, attributes": (size) => {
    const xml = xmlOf(
      "",
      text(size, (index) => `\n a${index}="${index}"`),
    );
    return () => validateSessionXml(xml, { limits: { attributes: Infinity } });
  },
  "validateSessionXml, issues": (size) => {
    const xml = xmlOf(text(size, () => `<media active="maybe"><nothing/></media>\n`));
    return () => validateSessionXml(xml);
  },
  "validateSessionXml, issues in one line": (size) => {
    const xml = xmlOf(text(size, () => `<media active="maybe"><nothing/></media>`));
    return () => validateSessionXml(xml);
  },
  "parseEventArguments, equal options": (size) => {
    const argv = ["--key=K", "--save-format=PNG", ...upTo(size, () => "--a=b")];
    return () => parseEventArguments(argv);
  },
  "parseEventArguments, options": (size) => {
    const argv = [
      "--key=K",
      "--save-format=PNG",
      ...upTo(size, (index) => `--a${index}=b`),
      ...upTo(size, () => "c"),
    ];
    return () => parseEventArguments(argv);
  },
  "parseCommandUrl, ids": (size) => {
    const url = buildCommandUrl({ kind: "add-ftrack-versions", ids: upTo(size, (index) => `id-${index}`) });
    return () => parseCommandUrl(url);
  },
  "mediaMatcher, a long name": (size) => {
    const matches = mediaMatcher({ names: ["*a*b*?c*d*", "*a?a*c"] });
    const media = {
      playlistPosition: 1,
      kind: "file",
      groups: [],
      locators: [],
      userData: "",
      active: false,
    } as const;
    return () => matches({ ...media, name: "ab".repeat(size) });
  },
  "movieMatcher, names": (size) => {
    const matches = movieMatcher({ movie: ["2-4,7-", "*a*b*"], group: ["g"] });
    const groups = ["f", "g"];
    return () =>
      upTo(size, (index) =>
        matches?.({ playlistPosition: index, kind: "file", name: `name ${1e6 + index}`, groups }),
      );
  },
  "readPlaylist, CSV": (size) => playlist(`movie,groups\n${text(size, (index) => `/a/${index}.mov,g;h\n`)}`),
  "readPlaylist, lines": (size) => playlist(text(size, (index) => `/a/${index}.mov\n`)),
  "readPlaylist, columns": (size) =>
    playlist(`movie${text(size, (index) => `,column ${index}`)}\n/a.mov${text(size, () => ",x")}\n`),
  "readPlaylist, JSON": (size) =>
    playlist(JSON.stringify(upTo(size, (index) => ({ movie: `/a/${index}.mov` })))),
  splitCommandLine: (size) => {
    const words = text(size, () => `a "b c" 'd'\\ e `);
    return () => splitCommandLine(words, "linux");
  },
  formatTable: (size) => () =>
    formatTable(
      [{ header: "a", shrinks: true }, { header: "b" }],
      upTo(size, (index) => [`name ${index}`, "x"]),
      { width: 80 },
    ),
  "formatTable, a long cell": (size) => () =>
    formatTable([{ header: "a", shrinks: true }], [[text(size, () => "a ü")]], { width: 80 }),
  "getLink and setLink, equal names": (size) => {
    const json = `{${text(size, () => `"a":1,`)}"b":2}`;
    return () => [notes.getLink(json, "a"), notes.setLink(json, "a", { c: 3 })];
  },
  "removeLink, equal names": (size) => {
    const json = `{${text(size, () => `"a":1,`)}"b":2}`;
    return () => notes.removeLink(json, "a");
  },
  "removeLink, equal names in between": (size) => {
    const json = `{"b":2${text(size, (index) => `,"a":1,"b${index}":3`)}}`;
    return () => notes.removeLink(json, "a");
  },
  "annotationToSvg, erasers": (size) => {
    const objects = upTo(size, (index) =>
      index % 2 === 0 ? createLine({ points: [point(index)] }) : createErase({ points: [point(index)] }),
    );
    return () => annotationToSvg(createAnnotation(1, { objects }), { width: 1920, height: 1080 });
  },
  "annotationToSvg, points of an eraser": (size) => {
    const objects = [line(2), createErase({ points: upTo(size, point) })];
    return () => annotationToSvg(createAnnotation(1, { objects }), { width: 1920, height: 1080 });
  },
  "savedFramePath of each frame": (size) => savedFrames(manyNotes(size), size),
  "savedFramePath of movies of one name": (size) =>
    savedFrames(movies(size, { locators: ["/show/a.mov"] }), 1),
};

async function playlist(content: string): Promise<() => unknown> {
  const folder = await temporaryFolder();
  const path = join(folder, "playlist.txt");
  await writeFile(path, content);
  return () => readPlaylist(path, []);
}

async function savedFrames(session: Session, size: number): Promise<() => unknown> {
  const folder = await temporaryFolder();
  for (let frame = 1; frame <= size; frame++) {
    await writeFile(join(folder, `a.mov-${String(frame).padStart(5, "0")}.jpg`), "");
  }
  const argv = ["--key=K", "--save-format=JPEG", `--save-dir=${folder}`];
  const event = await loadEvent({ argv, stdin: [stringifySession(session)] });
  return async () => {
    for (const media of event.session.media) {
      if (media.kind !== "file") continue;
      for (const { frame } of media.annotations) await event.savedFramePath(media, frame);
    }
  };
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cinesync-linear-"));
  folders.push(folder);
  return folder;
}

/** A session whose texts have this in the middle. */
function stuffed(inside: string): Session {
  const long = `a${inside}b`;
  const groups = [long];
  const annotations = [createAnnotation(1, { notes: long, objects: [createText({ p: long, ...CORNERS })] })];
  const init = {
    name: long,
    locators: [`/show/${long}.mov`],
    userData: long,
    notes: long,
    groups,
    annotations,
  };
  return createSession({ notes: long, chat: long, userData: long, groups, media: [movie(0, init)] });
}

const CORNERS = { startPoint: { x: 0, y: 0 }, endPoint: { x: 1, y: 1 } };

/** Does everything with texts that have many of a character in the middle. */
export async function useStuffedTexts(character: string): Promise<void> {
  const session = stuffed(character.repeat(200_000));
  for (const run of Object.values(WITH_SESSION)) await run(session)();
}

type Make = (size: number) => (() => unknown) | Promise<() => unknown>;

export const PATHS: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    Object.entries(SESSIONS).flatMap(([kind, make]) =>
      Object.entries(WITH_SESSION).map(([name, run]) => [
        `${name}, ${kind}`,
        (size: number) => run(make(size)),
      ]),
    ),
  ),
  ...OTHERS,
};
