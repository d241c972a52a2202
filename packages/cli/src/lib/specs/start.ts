import { defineCommand } from "../spec/command-spec.ts";
import { text } from "../spec/option.ts";
import { PRINT } from "./open.ts";

export const startSpec = defineCommand({
  name: "start",
  summary: "start a new online session",
  description: [
    "cineSync asks for the account, or uses the one that is signed in, unless it is given. A password on a command line can be seen by others on the same machine: CINESYNC_PASSWORD in the environment cannot.",
  ],
  arguments: [],
  options: {
    username: text("NAME", "the account to start it with"),
    password: text("PASSWORD", "its password"),
    print: PRINT,
  },
  examples: [
    { line: "cinesync start", does: "start a session" },
    { line: "cinesync start --username jon@example.com --print", does: "print the link" },
  ],
});
