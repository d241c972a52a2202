import { describe, expect, test } from "vitest";
import type { ChildSpec, ElementSpec } from "../../src/lib/format/element-spec.ts";
import { mediaElement, sessionElement } from "../../src/lib/format/elements.ts";
import { IssueCollector } from "../../src/lib/validate/issue-collector.ts";
import { isWatched, SessionChecks } from "../../src/lib/validate/session-checks.ts";

// The exact bounds of the checks' memory, and the checks that still work beyond them.

const MOST = 20_000;
const MOST_TEXT = 1_000_000;

function child(parent: ElementSpec, name: string): ChildSpec {
  const found = parent.childByName.get(name);
  if (found === undefined) throw new Error("There is no such element.");
  return found;
}

const ANNOTATION = child(mediaElement, "annotation").element;
const PLAYED = child(child(mediaElement, "groupMovie").element, "group");

/** Feeds a session to the checks step by step. */
class Told {
  readonly #issues = new IssueCollector({});
  readonly #checks = new SessionChecks(this.#issues);

  #open(spec: ElementSpec, values: Record<string, unknown> = {}): void {
    this.#checks.open(
      spec,
      values,
      () => ({ path: spec.name }),
      (name) => ({ path: `${spec.name}/@${name}` }),
    );
  }

  session(...groups: string[]): this {
    this.#open(sessionElement);
    for (const group of groups)
      this.#checks.text(child(sessionElement, "group"), group, () => ({ path: "session group" }));
    return this;
  }

  groups(...groups: string[]): this {
    for (const group of groups)
      this.#checks.text(child(mediaElement, "group"), group, () => ({ path: `in ${group}` }));
    return this;
  }

  played(group: string): this {
    this.#checks.text(PLAYED, group, () => ({ path: `played ${group}` }));
    return this;
  }

  movie(...frames: number[]): this {
    this.#open(mediaElement);
    for (const frame of frames) this.#open(ANNOTATION, { frame });
    return this;
  }

  /** Returns the issues, as `code path`. */
  issues(): string[] {
    this.#checks.close(sessionElement, {}, () => ({ path: "" }));
    return this.#issues.result().issues.map(({ code, path }) => `${code} ${path}`);
  }
}

const numbered = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(index + from));
const frames = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const LIMITED = "checks-limited /session";

describe("SessionChecks: names of groups", () => {
  test("are remembered up to a number, each once", () => {
    const groups = numbered(MOST);
    expect(
      new Told()
        .session(...groups, ...groups)
        .groups("0", String(MOST - 1))
        .issues(),
    ).toEqual([]);
  });

  test("are not reported beyond that number", () => {
    const told = new Told().session(...numbered(MOST + 1));
    expect(told.groups("0", "none", "neither").issues()).toEqual([LIMITED]);
  });

  test.each([
    ["one of all that is kept", [MOST_TEXT], []],
    ["one of more", [MOST_TEXT + 1], [LIMITED]],
    ["two of all", [MOST_TEXT / 2, MOST_TEXT / 2], []],
    ["two of more", [MOST_TEXT / 2, MOST_TEXT / 2 + 1], [LIMITED]],
    ["three of more", [MOST_TEXT / 2, MOST_TEXT / 2, 1], [LIMITED]],
  ])("are remembered up to a length: %s", (_, lengths, expected) => {
    const groups = lengths.map((length, index) => String(index).repeat(length));
    expect(new Told().session(...groups).issues()).toEqual(expected);
  });

  test("in references count too, and those beyond the limit are not looked up", () => {
    const known = numbered(MOST - 2);
    const told = new Told()
      .session(...known)
      .groups("0", "x")
      .played("y")
      .groups("z")
      .played("w");
    expect(told.issues()).toEqual([LIMITED, "unknown-group in x", "unknown-group played y"]);
  });

  test.each(["", "All Files"])("%j are never looked up", (name) => {
    expect(new Told().session().groups(name).played(name).issues()).toEqual([]);
  });

  test("are reported at their reference, on a movie or a group movie", () => {
    expect(new Told().session("a").groups("a", "b").played("a").played("c").issues()).toEqual([
      "unknown-group in b",
      "unknown-group played c",
    ]);
  });
});

describe("SessionChecks: annotated frames", () => {
  test("are remembered up to a number for each movie", () => {
    const told = new Told().session().movie(...frames(MOST), MOST);
    expect(told.movie(...frames(MOST), 1).issues()).toEqual([
      "several-annotations-on-frame annotation/@frame",
      "several-annotations-on-frame annotation/@frame",
    ]);
  });

  test("beyond that number are reported once", () => {
    const beyond = [MOST + 1, MOST + 1, MOST + 2];
    expect(
      new Told()
        .session()
        .movie(...frames(MOST), ...beyond, 1)
        .issues(),
    ).toEqual(["checks-limited annotation/@frame", "several-annotations-on-frame annotation/@frame"]);
  });
});

test("SessionChecks watches only elements whose attributes it needs", () => {
  const names = new Set<string>();
  const visit = (spec: ElementSpec): void => {
    if (isWatched(spec)) names.add(spec.name);
    for (const { element } of spec.children) visit(element);
  };
  visit(sessionElement);
  expect([...names].sort()).toEqual([
    "annotation",
    "colorGrading",
    "groupMovie",
    "mask",
    "media",
    "pixelRatio",
    "playRange",
    "session",
    "stereo",
    "zoomState",
  ]);
});
