import { joinSessionUrl, parseSessionKey } from "@cinesync/commands";
import { openOrPrint } from "../session/open-or-print.ts";
import type { Run } from "../spec/command-spec.ts";
import type { joinSpec } from "../specs/join.ts";

export const join: Run<typeof joinSpec> = async ({ operands: [key = ""], options }) => {
  return openOrPrint(joinSessionUrl(parseSessionKey(key)), options.print);
};
