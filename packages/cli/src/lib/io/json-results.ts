import type { ExitStatus } from "../base/cli-error.ts";
import { wordError } from "../base/word-error.ts";
import { reportError } from "./messages.ts";
import { print } from "./write-output.ts";

/** The version of what `--json` prints, as the schemas in `schema/` describe it. */
export const JSON_VERSION = 1;

export type ResultField = readonly [name: string, value: unknown];

/**
 * The fields of one result, in their order, and the exit status. A value that is a stream becomes a list, which is never
 * in memory as a whole.
 */
type ResultFields =
  Generator<ResultField, ExitStatus, undefined> | AsyncGenerator<ResultField, ExitStatus, undefined>;

/**
 * Prints `{ "version", "results": [...] }` with a result for each input. An input that fails has an `error` in its
 * result, which is printed on standard error too, and the others are read all the same.
 */
export async function printResults<T>(
  inputs: readonly T[],
  fieldsOf: (input: T) => ResultFields,
): Promise<ExitStatus> {
  await print(`{\n  "version": ${JSON_VERSION},\n  "results": [`);
  let count = 0;
  const status = await eachInput(inputs, async (input) => {
    await print(`${count++ > 0 ? "," : ""}\n    {`);
    try {
      return await printFields(fieldsOf(input));
    } finally {
      await print("\n    }");
    }
  });
  await print("\n  ]\n}\n");
  return status;
}

async function printFields(fields: ResultFields): Promise<ExitStatus> {
  let count = 0;
  const head = (name: string): string => `${count++ > 0 ? "," : ""}\n      ${JSON.stringify(name)}: `;
  try {
    for (;;) {
      const next = await fields.next();
      if (next.done === true) return next.value;
      const [name, value] = next.value;
      if (isStream(value)) await printList(() => head(name), value);
      else if (value !== undefined) await print(`${head(name)}${jsonText(value)}`);
    }
  } catch (error) {
    await print(`${head("error")}${jsonText(wordError(error))}`);
    throw error;
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** A list that fails before its first item is left out. */
async function printList(head: () => string, items: AsyncIterable<unknown>): Promise<void> {
  let count = 0;
  try {
    for await (const item of items)
      await print(`${count++ > 0 ? "," : `${head()}[`}\n        ${jsonText(item)}`);
    if (count === 0) await print(`${head()}[]`);
  } finally {
    if (count > 0) await print("\n      ]");
  }
}

/** Does work for each input, prints the errors of those that fail, and returns the worst status. */
export async function eachInput<T>(
  inputs: readonly T[],
  work: (input: T) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const input of inputs) {
    try {
      const own = await work(input);
      if (own > status) status = own;
    } catch (error) {
      reportError(error);
      status = 2;
    }
  }
  return status;
}

/** Numbers that JSON does not have, such as NaN, are written as in session files. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "number" && !Number.isFinite(one)
      ? Number.isNaN(one)
        ? "NaN"
        : one > 0
          ? "INF"
          : "-INF"
      : one,
  );
}
