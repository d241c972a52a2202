import { describe, expect, test } from "vitest";
import { validateSessionXml, type ValidationIssue } from "../../src/index.ts";
import { ENGINES, validateWith } from "../support/engines.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

/** Every issue must be where this file says: a comment of carets under the line, and the code. */
const MARKED = `<?xml version="1.0" encoding="UTF-8"?>
<session xmlns="http://www.cinesync.com/ns/session/3.0" version="2" sessionFeatures="standard">
                                                        ^ value-out-of-range /session/@version
  <group></group>
  ^ value-out-of-range /session/group[1]
  stray
  ^ unexpected-text /session
  <comment>x<deeper/></comment><notes/>
  ^ unknown-element /session/comment
  <media active="yes" project="Dune"
         ^ invalid-value /session/media[1]/@active
                      ^ unknown-attribute /session/media[1]/@project
         framesPerSecond='24'>
         ^ unpublished-attribute /session/media[1]/@framesPerSecond
    <name>shot.mov</name> <!-- a comment --> ü here
                                             ^ unexpected-text /session/media[1]
    <locators/>
    ^ missing-element /session/media[1]/locators
    <annotation frame="1">
      <line color="#000000" alpha="2" thickness="1"><point x="0" y="0"/><point x="0" y="zero"/></line>
                            ^ value-out-of-range /session/media[1]/annotation[1]/line[1]/@alpha
                                                                                     ^ invalid-value /session/media[1]/annotation[1]/line[1]/point[2]/@y
      <erase thickness="1"><point x="0" y="0"/></erase><line alpha="1" thickness="1" color="red"></line>
                                                       ^ missing-element /session/media[1]/annotation[1]/line[2]
                                                                                     ^ invalid-value /session/media[1]/annotation[1]/line[2]/@color
    </annotation>
    <annotation frame="1"/>
                ^ several-annotations-on-frame /session/media[1]/annotation[2]/@frame
  </media><notes/>
          ^ repeated-element /session/notes[2]
  <media currentFrame="7"><groupMovie><group>Day 1</group></groupMovie><mask/>
  ^ conflicting-elements /session/media[2]
         ^ current-frame-outside-range /session/media[2]/@currentFrame
                                      ^ unknown-group /session/media[2]/groupMovie/group
                                                                       ^ missing-attribute /session/media[2]/mask/@alpha
                                                                       ^ missing-element /session/media[2]/mask
                                                                       ^ missing-element /session/media[2]/mask
                                                                       ^ missing-element /session/media[2]/mask
    <playRange><inFrame value="1"/><outFrame value="5"/><playOnlyRange value="true"/></playRange>
  </media>
</session>
`;

const MARK = /^ *\^ ([a-z-]+) (.+)$/;

/** Returns the document without its marks, and the marks. */
function unmarked(marked: string): { xml: string; expected: string[] } {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split("\n")) {
    const mark = MARK.exec(line);
    if (mark === null) lines.push(line);
    else
      expected.push(
        `${String(lines.length)}:${String(line.indexOf("^") + 1)} ${mark[1] ?? ""} ${mark[2] ?? ""}`,
      );
  }
  return { xml: lines.join("\n"), expected };
}

function places(issues: readonly ValidationIssue[]): string[] {
  return issues.map(({ line, column, code, path }) => `${String(line)}:${String(column)} ${code} ${path}`);
}

const SKIPPED = / pro-content-in-standard-session /;

describe("validateSessionXml reports every issue with its code, path, line and column", () => {
  const { xml, expected } = unmarked(MARKED);

  test.each(["\n", "\r\n", "\r"])("for line ends %j", async (lineEnd) => {
    const { valid, issues } = await validateSessionXml(xml.replaceAll("\n", lineEnd), {
      schema: "published",
    });
    expect(valid).toBe(false);
    expect(
      places(issues)
        .filter((place) => !SKIPPED.test(place))
        .sort(),
    ).toEqual([...expected].sort());
  });

  test("in document order", async () => {
    const { issues } = await validateSessionXml(xml);
    const offsets = issues.map(({ offset }) => offset ?? -1);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    for (const { offset = -1, line, column } of issues) {
      const before = xml.slice(0, offset).split("\n");
      expect([before.length, (before.at(-1)?.length ?? 0) + 1]).toEqual([line, column]);
    }
  });

  test("also byte by byte", async () => {
    const bytes = new TextEncoder().encode(xml);
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await validateSessionXml(single)).toEqual(await validateSessionXml(xml));
  });
});

test("validateSessionXml reports all issues, not only the first", async () => {
  const media = "<media/>".repeat(300);
  const { issues } = await validateSessionXml(
    `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro">${media}</session>`,
  );
  expect(issues).toHaveLength(600);
  expect(issues.at(-1)?.path).toBe("/session/media[300]");
});

test("validateSessionXml keeps at most maxIssues issues and a last one with their number, and counts all for valid", async () => {
  const warnings = "<media><name>a</name><locators><path>p</path></locators></media>".repeat(20);
  const document = (end: string): string =>
    `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro">${warnings}${end}</session>`;
  const kept = await validateSessionXml(document(""), { maxIssues: 20 });
  expect(kept.valid).toBe(true);
  expect(kept.issues).toHaveLength(20);
  const over = await validateSessionXml(document("<oops/>"), { maxIssues: 5 });
  expect(over.valid).toBe(false);
  expect(over.issues).toHaveLength(6);
  expect(over.issues.at(-1)).toMatchObject({ code: "too-many-issues", severity: "warning" });
  expect(over.issues.at(-1)?.details).toMatchObject({ count: 21, left: 16, maximum: 5 });
  const none = await validateSessionXml(document("<oops/>"), { maxIssues: 0 });
  expect(none).toMatchObject({ valid: false, issues: [{ code: "too-many-issues" }] });
});

test.each(ENGINES)(
  "validateSessionXml names every missing attribute, however many others there are, by %s",
  (engine) => {
    const lines = ['id="a" alpha="1" color="#000000"', 'id="a" x="1" thickness="1"', 'thickness="1"']
      .map((attributes) => `<line ${attributes}><point x="1" y="1"/></line>`)
      .join("");
    const { issues } = validateWith(engine, session(media(annotation(lines))));
    const missing = issues.filter(({ code }) => code === "missing-attribute").map(({ path }) => path);
    const line = "/session/media[1]/annotation[1]/line";
    expect(missing).toEqual([
      `${line}[1]/@thickness`,
      `${line}[2]/@color`,
      `${line}[2]/@alpha`,
      `${line}[3]/@color`,
      `${line}[3]/@alpha`,
    ]);
  },
);

test.each(ENGINES)("validateSessionXml reports stray text once between two children, by %s", (engine) => {
  const point = '<point x="1" y="1"/>';
  const erase = `<erase thickness="1">${point} a<!-- -->b<![CDATA[c]]> ${point}${point} d ${point}</erase>`;
  const xml = session(media(annotation(erase)));
  const { issues } = validateWith(engine, xml);
  const places = issues.filter(({ code }) => code === "unexpected-text").map(({ offset }) => offset);
  expect(places).toEqual([xml.indexOf("a<!--"), xml.indexOf("d <point")]);
});

test.each(ENGINES)("validateSessionXml reports stray text in several chunks as one, by %s", (engine) => {
  const xml = session(`<notes>${"a".repeat(80)}<![CDATA[bcd]]>${"e".repeat(16)}&amp;</notes>`);
  expect(validateWith(engine, xml, { limits: { textLength: 100 } }).issues).toEqual([]);
  expect(validateWith(engine, xml, { limits: { textLength: 99 } }).issues).toMatchObject([
    { code: "limit-exceeded", path: "/session/notes" },
  ]);
});

test("validateSessionXml reports known attributes of later releases with a lower severity than unknown ones", async () => {
  const xml = `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro" fromScript="True" fromSpace="True"/>`;
  const published = await validateSessionXml(xml, { schema: "published" });
  expect(published.valid).toBe(false);
  expect(published.issues.map(({ code, severity }) => [code, severity])).toEqual([
    ["unpublished-attribute", "warning"],
    ["unknown-attribute", "error"],
  ]);
  const current = await validateSessionXml(xml, { schema: "current" });
  expect(current.issues.map(({ code, path }) => [code, path])).toEqual([
    ["unknown-attribute", "/session/@fromSpace"],
  ]);
  const known = xml.replace('fromSpace="True"', "");
  expect((await validateSessionXml(known, { schema: "published" })).valid).toBe(false);
  expect(await validateSessionXml(xml.replace('fromSpace="True"', ""), { schema: "current" })).toEqual({
    valid: true,
    issues: [],
  });
});

test("validateSessionXml rejects with an error of the source", async () => {
  function* broken(): Generator<string> {
    yield "<session";
    throw new Error("The disk is gone.");
  }
  await expect(validateSessionXml(broken())).rejects.toThrow("The disk is gone.");
  await expect(validateSessionXml(42 as unknown as string)).rejects.toMatchObject({ code: "invalid-value" });
  await expect(validateSessionXml("", { maxIssues: NaN })).rejects.toMatchObject({
    code: "invalid-option",
  });
});

test("validateSessionXml stops reading after an error that ends the document", async () => {
  let given = 0;
  function* endless(): Generator<string> {
    for (;;) {
      given += 1;
      yield "<notes>&nbsp;</notes>";
    }
  }
  expect((await validateSessionXml(endless())).valid).toBe(false);
  expect(given).toBeLessThan(3);
});
