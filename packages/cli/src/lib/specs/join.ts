import { defineCommand } from "../spec/command-spec.ts";
import { PRINT } from "./open.ts";

export const joinSpec = defineCommand({
  name: "join",
  summary: "join an online session",
  arguments: [{ name: "KEY", description: "the session's key, or the link with it" }],
  options: { print: PRINT },
  examples: [
    { line: "cinesync join ASDF1234", does: "join a session" },
    { line: "cinesync join ASDF1234 --print", does: "print the link to send it" },
  ],
});
