import { createAnnotation, createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  getLink,
  mediaOfRow,
  noteRows,
  notesToCsv,
  notesToCsvChunks,
  type CsvOptions,
  type NoteColumnName,
  type NoteRow,
} from "../src/index.ts";
import { circle, collect, movie, reviewSession, sessions } from "./fixtures.ts";

/** Parses CSV as RFC 4180 defines it, independently of the writer. */
function readCsv(text: string, delimiter = ","): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at] ?? "";
      }
      at++;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== "\r" && text[at] !== "\n")
        cell += text[at++] ?? "";
    }
    row.push(cell);
    if (text[at] === delimiter) at++;
    else {
      at += text[at] === "\r" ? 2 : 1;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** Splits like a spreadsheet at any of the separators and at line ends, with or without respect for quotes. */
function looseCells(text: string, separators: string, quotes: boolean): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') {
      if (quotes && (cell.trim() === "" || isQuoted)) isQuoted = !isQuoted;
    } else if (!isQuoted && (separators.includes(character) || character === "\n")) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell];
}

function rowsWith(notes: string): NoteRow[] {
  return noteRows(createSession({ media: [movie({ 7: notes })] }));
}

describe("notesToCsv", () => {
  test("has the older export's columns, order and labels, and with drawings: false its lines", () => {
    expect(notesToCsv(noteRows(reviewSession(), { drawings: false }))).toBe(
      [
        "Media File,Frame,Notes",
        ",[Session],Good session.",
        "shot_010.mov,[Media File],Nearly there.",
        'shot_010.mov,12,"Brighter.\nAnd warmer."',
        'shot_010.mov,38,"Soften the edge.\nFlip it?"',
        "shot_020.mov,1,Starts late.",
        "",
      ].join("\r\n"),
    );
  });

  test("has a line for each frame with drawings and no notes", () => {
    const csv = notesToCsv(noteRows(reviewSession()));
    expect(csv).toContain("\r\nshot_010.mov,40,\r\n");
    expect(readCsv(csv)).toHaveLength(7);
  });

  test("writes only the header without rows", () => {
    expect(notesToCsv([])).toBe("Media File,Frame,Notes\r\n");
    expect(notesToCsv([], { header: false })).toBe("");
  });

  test("takes any columns in any order", () => {
    const columns: NoteColumnName[] = [
      "key",
      "kind",
      "playlistPosition",
      "frameNumber",
      "timecode",
      "framesPerSecond",
      "drawings",
      "groups",
      "shortHash",
      "paths",
      "urls",
      "userData",
      "notes",
    ];
    const [header, session, media, , frame, drawn, last] = readCsv(
      notesToCsv(noteRows(reviewSession(), { firstFrame: 1001 }), { columns }),
    );
    const hash = "a".repeat(40);
    const path = "/shows/tides/shot_010.mov";
    expect(header).toEqual([
      "Key",
      "Kind",
      "Playlist Position",
      "Frame Number",
      "Timecode",
      "Frames Per Second",
      "Drawings",
      "Groups",
      "Short Hash",
      "Paths",
      "URLs",
      "User Data",
      "Notes",
    ]);
    const userData = '{"shotgrid":{"version_id":17}}';
    expect(session).toEqual([
      "session",
      "session",
      "",
      "",
      "",
      "",
      "",
      "Comp",
      "",
      "",
      "",
      '{"shotgrid":{"playlist_id":7}}',
      "Good session.",
    ]);
    expect(media).toEqual([
      `media:1:short-hash:${hash}`,
      "media",
      "1",
      "",
      "",
      "24",
      "",
      "Comp",
      hash,
      path,
      "",
      userData,
      "Nearly there.",
    ]);
    expect(frame).toEqual([
      `frame:38:1:short-hash:${hash}`,
      "frame",
      "1",
      "1038",
      "00:00:01:13",
      "24",
      "line; arrow",
      "Comp",
      hash,
      path,
      "",
      userData,
      "Soften the edge.\nFlip it?",
    ]);
    expect(drawn?.slice(1, 7)).toEqual(["frame", "1", "1040", "00:00:01:15", "24", "circle"]);
    expect(last?.slice(-4)).toEqual([
      "",
      "https://media.example.com/shot_020.mov",
      "ask Kim",
      "Starts late.",
    ]);
  });

  test("takes columns with functions of the row", () => {
    const csv = notesToCsv(noteRows(reviewSession()), {
      columns: [{ header: "Version", value: (row) => JSON.stringify(getLink(row, "shotgrid")) }, "frame"],
      header: false,
      delimiter: ";",
      lineEnd: "\n",
    });
    expect(csv.split("\n").slice(0, 2)).toEqual([
      '"{""playlist_id"":7}";[Session]',
      '"{""version_id"":17}";[Media File]',
    ]);
    expect(csv).toContain("\n;1\n");
  });

  test("takes columns from user data, and named columns under other headers", () => {
    const userData =
      '{"shotgun":{"version_id":9007199254740993,"a.b":[{"c":true}],"none":null},"x.y":{"z":1}}';
    const rows = noteRows(createSession({ media: [movie({ 7: "fix" }, { userData })] }));
    const columns: CsvOptions["columns"] = [
      "userData.shotgun.version_id",
      { header: "Version", column: "mediaFile" },
      { header: "Done", column: "userData.shotgun.a.b.0.c" },
      "userData.x.y.z",
      "userData.shotgun.none",
      "userData.shotgun.nothing.there",
      "userData.x.y",
    ];
    expect(readCsv(notesToCsv(rows, { columns }))).toEqual([
      ["shotgun.version_id", "Version", "Done", "x.y.z", "shotgun.none", "shotgun.nothing.there", "x.y"],
      ["9007199254740993", "shot_010.mov", "true", "1", "", "", '{"z":1}'],
    ]);
    const text = noteRows(createSession({ notes: "x", userData: "ask Kim" }));
    expect(readCsv(notesToCsv(text, { columns: ["userData.toString"], header: false }))).toEqual([[""]]);
  });

  test("takes the path of the saved picture from a function", () => {
    const session = reviewSession();
    const picture = (row: NoteRow): string | undefined =>
      row.kind === "frame" ? `${mediaOfRow(session, row)?.name ?? ""}.${row.frame}.jpg` : undefined;
    const csv = notesToCsv(noteRows(session), { columns: [{ header: "Picture", value: picture }, "frame"] });
    expect(csv).toContain("\r\nshot_010.mov.38.jpg,38\r\n");
  });

  test("treats an undefined option as left out", () => {
    const options: CsvOptions = {
      columns: undefined,
      header: undefined,
      bom: undefined,
      formulas: undefined,
      lineEnd: undefined,
      delimiter: undefined,
    };
    const rows = noteRows(reviewSession());
    expect(notesToCsv(rows, options)).toBe(notesToCsv(rows));
  });

  test("keeps non-ASCII notes unchanged", () => {
    const notes = "Übergang früher – 映像を明るく 🎬";
    const bytes = new TextEncoder().encode(notesToCsv(rowsWith(notes), { bom: true }));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readCsv(new TextDecoder().decode(bytes))[1]?.[2]).toBe(notes);
  });

  test("adds a byte order mark on request", () => {
    expect(notesToCsv(rowsWith("é"), { bom: true }).startsWith("\uFEFFMedia File,")).toBe(true);
    expect(notesToCsv(rowsWith("é"))).not.toContain("\uFEFF");
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "\t'=1"],
    ["\r\n=1", "\r\n'=1"],
    [" =1", " '=1"],
    ['"=1', "\"'=1"],
    ["＝1", "'＝1"],
    ["－1", "'－1"],
    ["\u00a0@x", "\u00a0'@x"],
    ['fix it;=HYPERLINK("http://x","y")', 'fix it;\'=HYPERLINK("http://x","y")'],
    ["a,-b;+c\td\n@e", "a,'-b;'+c\td\n'@e"],
    ["a-b=c;d+e", "a-b=c;d+e"],
    ["'=1", "'=1"],
  ])("keeps a note %j from running as a spreadsheet formula on request: %j", (notes, safe) => {
    const [, row] = readCsv(notesToCsv(rowsWith(notes), { formulas: "neutralize" }));
    expect(row).toEqual(["shot_010.mov", "7", safe]);
    expect(readCsv(notesToCsv(rowsWith(notes)))[1]?.[2]).toBe(notes);
  });

  test("starts no cell with a formula sign, whatever separator a spreadsheet splits at, with or without quotes", () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."=+-@,;\t\r\n \"'a|".split("")), maxLength: 20 });
    const sets = [",", ";", "\t", "\n", ",;", ",;\t", ",;\t\r\n"];
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom(",", ";", "\t", "|"), (notes, name, delimiter) => {
        const session = createSession({ media: [movie({ 7: notes }, { name: `x${name}` })] });
        const columns: CsvOptions["columns"] = ["notes", "mediaFile", { header: name, value: () => name }];
        const csv = notesToCsv(noteRows(session), { columns, formulas: "neutralize", delimiter });
        const found = sets.flatMap((separators) =>
          [
            ...looseCells(csv, separators + delimiter, true),
            ...looseCells(csv, separators + delimiter, false),
          ].filter((cell) => /^[=+\-@]/.test(cell.trim())),
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("neutralizes formulas in every text, and keeps numbers", () => {
    const session = createSession({
      media: [movie({ 7: "fine" }, { name: "=evil", groups: ["@x"], userData: "-1", framesPerSecond: 24 })],
    });
    const columns: CsvOptions["columns"] = [
      "mediaFile",
      "frame",
      "groups",
      "userData",
      { header: "=h", value: () => -5 },
    ];
    expect(readCsv(notesToCsv(noteRows(session), { columns, formulas: "neutralize" }))).toEqual([
      ["Media File", "Frame", "Groups", "User Data", "'=h"],
      ["'=evil", "7", "'@x", "'-1", "-5"],
    ]);
  });

  test("quotes a lone empty cell, because readers skip blank lines", () => {
    const rows = noteRows(
      createSession({ media: [movie({}, { annotations: [createAnnotation(1, { objects: [circle] })] })] }),
    );
    expect(notesToCsv(rows, { columns: ["notes"] })).toBe('Notes\r\n""\r\n');
  });

  test("survives parsing, whatever the notes contain", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom<CsvOptions["lineEnd"]>("\r\n", "\n"),
        fc.constantFrom(",", ";", "\t"),
        (session, lineEnd = "\n", delimiter) => {
          const rows = noteRows(session);
          const columns: NoteColumnName[] = ["notes", "mediaFile", "userData"];
          const read = readCsv(notesToCsv(rows, { columns, lineEnd, delimiter, header: false }), delimiter);
          expect(read).toEqual(
            rows.map((row) => [row.text, row.kind === "session" ? "" : row.mediaName, row.userData]),
          );
        },
      ),
    );
  });

  test("streams a chunk for each row", async () => {
    const rows = noteRows(reviewSession());
    const options: CsvOptions = { bom: true, formulas: "neutralize" };
    expect(await collect(notesToCsvChunks(rows, options))).toHaveLength(7);
    await fc.assert(
      fc.asyncProperty(sessions, async (session) => {
        const chunks = await collect(notesToCsvChunks(noteRows(session), options));
        expect(chunks.join("")).toBe(notesToCsv(noteRows(session), options));
      }),
    );
  });

  test("rejects an unknown column, and lists the known ones", () => {
    const columns = ["comment"] as unknown as NoteColumnName[];
    expect(() => notesToCsv([], { columns })).toThrow(
      /columns must be one of mediaFile, frame, notes, .*, userData.NAME, got "comment"/,
    );
    expect(() => notesToCsv([], { columns: ["toString"] as unknown as NoteColumnName[] })).toThrow(
      /columns must be one of/,
    );
    expect(() => notesToCsv([], { columns: [] })).toThrow(/columns must be at least one column/);
  });

  test.each(["", ";;", '"', "\n", "\r"])("rejects the delimiter %o", (delimiter) => {
    expect(() => notesToCsv([], { delimiter })).toThrow(expect.objectContaining({ code: "invalid-option" }));
    expect(() => notesToCsvChunks([], { delimiter })).toThrow(/delimiter/);
  });
});
