import type { Annotation, DrawingObject, Session } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffSessions, mergeSessions } from "../src/index.ts";
import { sessionArbitrary, tidySessionArbitrary } from "./arbitraries.ts";

describe("mergeSessions, for any sessions,", () => {
  it("changes nothing when a session is merged with itself", () => {
    fc.assert(
      fc.property(sessionArbitrary, (session) => {
        const { session: merged, conflicts, added } = mergeSessions(session, structuredClone(session));
        expect(merged).toEqual(session);
        expect(conflicts).toEqual([]);
        expect(added).toEqual({
          media: 0,
          groups: 0,
          locators: 0,
          notes: 0,
          drawings: 0,
        });
      }),
    );
  });

  it("changes nothing when the same session is merged a second time, however often it contains a movie", () => {
    fc.assert(
      fc.property(sessionArbitrary, sessionArbitrary, (base, other) => {
        const once = mergeSessions(base, other).session;
        expect(mergeSessions(once, other).session).toEqual(once);
      }),
    );
  });

  it("never changes its arguments", () => {
    fc.assert(
      fc.property(sessionArbitrary, sessionArbitrary, (base, other) => {
        const copies = structuredClone([base, other]);
        mergeSessions(base, other);
        expect([base, other]).toEqual(copies);
      }),
    );
  });

  it("loses no line of any note, no drawing, no group and no locator", () => {
    fc.assert(
      fc.property(sessionArbitrary, sessionArbitrary, sessionArbitrary, (base, one, two) => {
        const merged = inventory(mergeSessions(base, [one, two]).session);
        for (const part of [base, one, two].map(inventory)) {
          for (const item of part) expect(merged).toContain(item);
        }
      }),
    );
  });

  it("removes and reorders nothing in the base, as diffSessions shows", () => {
    fc.assert(
      fc.property(tidySessionArbitrary, tidySessionArbitrary, (base, other) => {
        const result = mergeSessions(base, other);
        const { summary, groups, media } = diffSessions(base, result.session);
        expect(
          summary.media.removed + summary.media.moved + summary.drawings.removed + summary.notes.removed,
        ).toBe(0);
        expect(groups.removed).toEqual([]);
        expect(summary.media.added).toBe(result.added.media);
        expect(groups.added).toHaveLength(result.added.groups);
        const redrawn = media.flatMap((change) => (change.kind === "changed" ? change.frames : []));
        expect(redrawn.filter((frame) => frame.redrawn)).toEqual([]);
      }),
    );
  });
});

describe("diffSessions, for any sessions,", () => {
  it("finds nothing between a session and itself", () => {
    fc.assert(
      fc.property(sessionArbitrary, (session) => {
        const diff = diffSessions(session, structuredClone(session));
        expect(diff).toMatchObject({ same: true, fields: [], media: [], groups: { added: [], removed: [] } });
      }),
    );
  });

  it("returns same exactly for equal sessions", () => {
    fc.assert(
      fc.property(sessionArbitrary, sessionArbitrary, (before, after) => {
        let equal = true;
        try {
          expect(after).toEqual(before);
        } catch {
          equal = false;
        }
        expect(diffSessions(before, after).same).toBe(equal);
      }),
    );
  });

  it("returns the reverse counts for the reverse comparison", () => {
    fc.assert(
      fc.property(sessionArbitrary, (before) => {
        const after: Session = { ...before, media: [...before.media].reverse(), notes: "new" };
        const there = diffSessions(before, after).summary;
        const back = diffSessions(after, before).summary;
        expect(back.media).toEqual({
          ...there.media,
          added: there.media.removed,
          removed: there.media.added,
        });
        expect(back.drawings).toEqual({ added: there.drawings.removed, removed: there.drawings.added });
      }),
    );
  });
});

/** All contributions of people to a session, as texts with their positions. */
function inventory(session: Session): readonly string[] {
  const items = [...lines("session", session.notes), ...session.groups.map((group) => `group ${group}`)];
  for (const media of session.media) {
    if (media.kind === "group-movie") {
      items.push(`plays ${media.group}`);
      continue;
    }
    items.push(...lines("movie", media.notes));
    items.push(...media.locators.map((locator) => `${locator.kind} ${locator.value}`));
    for (const annotation of media.annotations) {
      items.push(...lines(`frame ${annotation.frame}`, annotation.notes), ...drawings(annotation));
    }
  }
  return items;
}

function lines(where: string, text: string): readonly string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `${where}: ${line}`);
}

function drawings({ frame, objects }: Annotation): readonly string[] {
  return objects.map((object: DrawingObject) => `${frame} ${JSON.stringify(object)}`);
}
