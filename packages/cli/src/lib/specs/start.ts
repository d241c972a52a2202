import { defineCommand } from "../spec/command-spec.ts";
import { text } from "../spec/option.ts";
import { PRINT } from "./open.ts";

export const startSpec = defineCommand({
  name: "start",
  summary: "start a new online session",
  description: [
    "Without an account, cineSync uses the one that is signed in, or asks for it. Other users of the machine can see a password on a command line; they cannot see CINESYNC_PASSWORD in the environment. --print leaves a password from the environment out.",
  ],
  arguments: [],
  options: {
    username: text("NAME", "the account"),
    password: text("PASSWORD", "its password (default: CINESYNC_PASSWORD)"),
    print: PRINT,
  },
  examples: [
    { line: "cinesync start", does: "start a session" },
    { line: "cinesync start --username jon@example.com --print", does: "print the link" },
  ],
});
