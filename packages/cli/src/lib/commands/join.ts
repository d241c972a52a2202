import { joinSessionUrl, parseSessionKey } from "@cinesync/commands";
import type { ExitStatus } from "../base/cli-error.ts";
import { openOrPrint } from "../session/open-or-print.ts";
import type { CommandInput } from "../spec/command-spec.ts";
import type { joinSpec } from "../specs/join.ts";

export async function join({ operands, options }: CommandInput<typeof joinSpec>): Promise<ExitStatus> {
  const [key = ""] = operands;
  return openOrPrint(joinSessionUrl(parseSessionKey(key)), options.print);
}
