import { createSessionUrl } from "@cinesync/commands";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { openOrPrint } from "../session/open-or-print.ts";
import type { Given } from "../spec/command-spec.ts";
import type { startSpec } from "../specs/start.ts";

export async function start({ options }: Given<typeof startSpec>): Promise<ExitStatus> {
  const { username, password = process.env["CINESYNC_PASSWORD"] } = options;
  if (username === undefined && options.password !== undefined) {
    throw new CliError("a password without a user name means nothing", { hint: "Give --username too." });
  }
  return openOrPrint(createSessionUrl({ username, password }), options.print);
}
