import { runScriptUrl } from "@cinesync/commands";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { openOrPrint } from "../session/open-or-print.ts";
import type { Given } from "../spec/command-spec.ts";
import type { runScriptSpec } from "../specs/run-script.ts";

export async function runScript({ operands, options }: Given<typeof runScriptSpec>): Promise<ExitStatus> {
  const [name = "", ...pairs] = operands;
  if (pairs.length > 0 && options.query !== undefined) {
    throw new CliError("--query and k=v exclude one another", { hint: "Give one of them." });
  }
  const query = options.query ?? pairs.map(splitPair);
  return openOrPrint(runScriptUrl(name, query), options.print);
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf("=");
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new CliError(`${JSON.stringify(pair)} is no k=v`, {
    hint: 'Write name=value, in quotes if there are spaces: "reel=A 1".',
  });
}
