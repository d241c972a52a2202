import type { ExitStatus } from "../base/cli-error.ts";
import { readParts } from "../session/read-session.ts";
import { writeSession } from "../session/write-session.ts";
import type { CommandInput } from "../spec/command-spec.ts";
import type { convertSpec } from "../specs/convert.ts";

export async function convert({ operands, options }: CommandInput<typeof convertSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  await writeSession(options, () => readParts(file));
  return 0;
}
