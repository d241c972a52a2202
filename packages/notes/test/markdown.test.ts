import { createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { noteRows, notesToMarkdown, notesToMarkdownChunks } from "../src/index.ts";
import { collect, movie, reviewSession, sessions } from "./fixtures.ts";

/** Returns GitHub's rendering of Markdown, with HTML let through so that tests can see it. */
function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const text = (of: string): string =>
  of
    .replace(/<br \/>/g, "\n")
    .replace(/<[^<>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** Returns the notes of one frame, rendered as HTML. */
function shown(notes: string): string {
  const markdown = notesToMarkdown(noteRows(createSession({ media: [movie({ 7: notes })] })), { title: "" });
  return html(markdown);
}

describe("notesToMarkdown", () => {
  test("has a heading for each movie and an item for each frame", () => {
    expect(notesToMarkdown(noteRows(reviewSession()))).toBe(
      [
        "# Notes",
        "",
        "Good session.",
        "",
        "## 1. shot\\_010.mov",
        "",
        "Nearly there.",
        "",
        "- **Frame 12** · 00:00:00:11",
        "",
        "  Brighter.\\",
        "  And warmer.",
        "",
        "- **Frame 38** · 00:00:01:13 · drawn: line, arrow",
        "",
        "  Soften the edge.\\",
        "  Flip it?",
        "",
        "- **Frame 40** · 00:00:01:15 · drawn: circle",
        "",
        "## 3. shot\\_020.mov",
        "",
        "- **Frame 1**",
        "",
        "  Starts late.",
        "",
      ].join("\n"),
    );
  });

  test("puts the session's notes under a heading if they come last, as in a stream", () => {
    const [session, ...rows] = noteRows(reviewSession());
    const markdown = notesToMarkdown(session === undefined ? rows : [...rows, session], {
      title: "Review *1*",
    });
    expect(markdown.startsWith("# Review \\*1\\*\n\n## 1.")).toBe(true);
    expect(markdown.endsWith("\n## Session\n\nGood session.\n")).toBe(true);
  });

  test("returns the title, or nothing, without rows", () => {
    expect(notesToMarkdown([])).toBe("# Notes\n");
    expect(notesToMarkdown([], { title: "" })).toBe("");
  });

  test.each([
    "# no heading",
    "*no* _emphasis_ **at all** ~~here~~",
    "`no code`",
    "```\nno block\n```",
    "    no block either",
    "\tnor here",
    "- no item",
    "+ no item",
    "1. no item",
    "2) no item",
    "> no quote",
    "---",
    "under\n---",
    "under\n===",
    "[no](https://example.com) ![picture](x)",
    "[no]: https://example.com",
    "<https://example.com>",
    "<script>alert(1)</script>",
    "<!-- no comment -->",
    "https://example.com and www.example.com, http://x.example",
    "WWW.EXAMPLE.COM",
    "mail@example.com",
    "&amp; &copy; &#35;",
    "| no | table |\n| --- | --- |\n| a | b |",
    "a\n:-",
    "[^1] and [^1]: none",
    "- [ ] no task",
    "back\\slash\\",
    "trailing  \nspaces",
    "a\n\n\nb",
    "\n\nlate",
    "a\r\nb\rc\u2028d",
    "$no$ ^math^ :smile:",
    "{{ no }} {% template %}",
  ])("shows %o literally", (notes) => {
    const out = shown(notes);
    const item = out.slice(out.indexOf("<ul>"));
    expect(item.replace(/<\/?(?:ul|li|p|strong)>|<br \/>/g, "")).not.toMatch(/<[a-z/!]/i);
    const lines = notes
      .split(/\r\n|[\n\r\u2028]/)
      .map((line) => line.trimEnd().replaceAll("\t", "    "))
      .filter((line) => line !== "");
    const seen = text(item.slice(item.indexOf("</strong>")))
      .replaceAll("\u00a0", " ")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .slice(1);
    expect(seen).toEqual(lines);
  });

  test("never lets a note, name or title become markup", () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."\\`*_{}[]()<>#+-.!|~&:@$^=\"' \n\t1a/%".split("")),
        fc.constantFrom("www.", "http://", "<b>", "&lt;", "[x](y)", "\n\n", "    "),
      ),
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (notes, name, title) => {
        const session = createSession({ notes, media: [movie({ 7: notes }, { name, notes })] });
        const out = html(notesToMarkdown(noteRows(session), { title }));
        expect(out.replace(/<\/?(?:ul|li|p|strong|h1|h2)>|<br \/>/g, "")).not.toMatch(/<[a-z/!]/i);
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps a name with several lines in one heading", () => {
    const rows = noteRows(createSession({ media: [movie({ 7: "x" }, { name: "two\nlines" })] }));
    expect(notesToMarkdown(rows, { title: "" }).split("\n")[0]).toBe("## 1. two lines");
  });

  test("streams the same text", async () => {
    await fc.assert(
      fc.asyncProperty(sessions, async (session) => {
        const rows = noteRows(session);
        expect((await collect(notesToMarkdownChunks(rows))).join("")).toBe(notesToMarkdown(rows));
      }),
    );
  });
});
