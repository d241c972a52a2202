import { createSessionUrl } from "@cinesync/commands";
import { optionError } from "../base/cli-error.ts";
import { warn } from "../io/messages.ts";
import { openOrPrint } from "../session/open-or-print.ts";
import type { Run } from "../spec/command-spec.ts";
import type { startSpec } from "../specs/start.ts";

export const start: Run<typeof startSpec> = async ({ options }) => {
  const { username, print } = options;
  if (username === undefined && options.password !== undefined)
    throw optionError("--password needs --username");
  const secret = process.env["CINESYNC_PASSWORD"];
  // A printed link is sent on.
  if (print && username !== undefined && options.password === undefined && secret !== undefined)
    warn("the password in CINESYNC_PASSWORD is left out of the link");
  const password = options.password ?? (print ? undefined : secret);
  return openOrPrint(
    createSessionUrl({ username, password: username === undefined ? undefined : password }),
    print,
  );
};
