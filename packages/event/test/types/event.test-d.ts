import type { Command } from "@cinesync/commands";
import type { Media, Session, SessionPart } from "@cinesync/session-xml";
import { describe, expectTypeOf, it } from "vitest";
import {
  EventError,
  eventHandler,
  loadEvent,
  parseEventArguments,
  type ScriptEvent,
} from "../../src/index.ts";

describe("options.session decides the type of the event", () => {
  it("a whole session by default", async () => {
    void eventHandler((event) => {
      expectTypeOf(event).toEqualTypeOf<ScriptEvent>();
      expectTypeOf(event.session).toEqualTypeOf<Session>();
    });
    expectTypeOf((await loadEvent()).session).toEqualTypeOf<Session>();
    expectTypeOf((await loadEvent({ session: "whole" })).session).toEqualTypeOf<Session>();
  });

  it("a session movie by movie, or in parts", () => {
    void eventHandler(
      async (event) => {
        for await (const media of event.media) expectTypeOf(media).toEqualTypeOf<Media>();
        // @ts-expect-error: the session is not there as a whole
        void event.session;
      },
      { session: "media" },
    );
    void eventHandler(
      async (event) => {
        for await (const part of event.parts) expectTypeOf(part).toEqualTypeOf<SessionPart>();
        // @ts-expect-error: nor are the movies
        void event.media;
      },
      { session: "parts" },
    );
  });

  it("no session", async () => {
    void eventHandler(
      // @ts-expect-error: a script that takes no session has none
      ({ session }) => session,
      { session: "none" },
    );
    // @ts-expect-error: the same for the pieces
    void (await loadEvent({ session: "none" })).session;
    // @ts-expect-error: no such way
    void loadEvent({ session: "some" });
  });
});

describe("code must check for absent values", () => {
  it("of an event", () => {
    const event = parseEventArguments([]);
    expectTypeOf(event.joinUrl).toEqualTypeOf<string | undefined>();
    expectTypeOf(event.command).toEqualTypeOf<Command | undefined>();
    expectTypeOf(event.saveFormat).toEqualTypeOf<"JPEG" | "PNG">();
    // @ts-expect-error: an option can be a flag, or given several times
    const port: string | undefined = event.options["port"];
    void port;
    // @ts-expect-error: an event is not changed
    event.sessionKey = "";
  });

  it("of an error", () => {
    // @ts-expect-error: the codes are a closed set
    void new EventError("other", {});
    expectTypeOf(new EventError("missing-session", {}).details.argument).toEqualTypeOf<string | undefined>();
  });
});
