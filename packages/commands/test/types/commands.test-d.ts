import { describe, expectTypeOf, it } from "vitest";
import {
  buildCommandUrl,
  createSessionUrl,
  joinSessionUrl,
  openSessionFileUrl,
  parseCommandUrl,
  runScriptUrl,
  type Command,
} from "../../src/index.ts";

describe("a command without a required field", () => {
  it("is rejected by buildCommandUrl", () => {
    buildCommandUrl({ kind: "join-session", key: "ASDF1234" });
    // @ts-expect-error: no key
    buildCommandUrl({ kind: "join-session" });
    // @ts-expect-error: no path
    buildCommandUrl({ kind: "open-session-file", mode: "merge" });
    // @ts-expect-error: no mode
    buildCommandUrl({ kind: "open-session-file", path: "/a.csc" });
    // @ts-expect-error: no name
    buildCommandUrl({ kind: "run-script" });
    // @ts-expect-error: no such command
    buildCommandUrl({ kind: "leave-session" });
  });

  it("is rejected by the function for its URL", () => {
    // @ts-expect-error: no key
    joinSessionUrl();
    // @ts-expect-error: a key is text
    joinSessionUrl(1234);
    // @ts-expect-error: no path
    openSessionFileUrl();
    // @ts-expect-error: a file is merged or replaces
    openSessionFileUrl("/a.csc", { mode: "append" });
    // @ts-expect-error: no name
    runScriptUrl();
    createSessionUrl();
  });
});

describe("a parsed command", () => {
  it("is discriminated by its kind, and can be an unknown one", () => {
    const command = parseCommandUrl("cinesync://session/ASDF1234");
    expectTypeOf(command).toEqualTypeOf<Command>();
    if (command.kind === "join-session") expectTypeOf(command.key).toEqualTypeOf<string>();
    if (command.kind === "unknown") expectTypeOf(command.host).toEqualTypeOf<string>();
    // @ts-expect-error: the code must check the kind of command first
    void command.key;
  });

  it("is covered by an exhaustive switch", () => {
    const oneMissing = (command: Command): string => {
      switch (command.kind) {
        case "join-session":
        case "create-session":
        case "open-session-file":
        case "run-script":
        case "add-ftrack-versions":
          return command.kind;
        default:
          // @ts-expect-error: "unknown" is left over
          return command satisfies never;
      }
    };
    void oneMissing;
  });
});
