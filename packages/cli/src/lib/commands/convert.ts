import type { ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { readParts } from "../session/read-session.ts";
import { chooseFormat, encodeParts } from "../session/write-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { convertSpec } from "../specs/convert.ts";

export async function convert({ operands, options }: Given<typeof convertSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  const [file = ""] = operands;
  const format = chooseFormat(options.to, options.output);
  await checkOutput(options);
  await writeOutput(encodeParts(readParts(file), format), options);
  return 0;
}
