import { readParts } from "../session/read-session.ts";
import { writeSession } from "../session/write-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { convertSpec } from "../specs/convert.ts";

export const convert: Run<typeof convertSpec> = async ({ operands: [file = ""], options }) => {
  await writeSession(options, () => readParts(file));
  return 0;
};
