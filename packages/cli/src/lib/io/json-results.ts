import type { ExitStatus } from "../base/cli-error.ts";
import { wordError } from "../base/word-error.ts";
import { reportError } from "./messages.ts";
import { print } from "./write-output.ts";

/** The version of what `--json` prints, as the schemas in `schema/` describe it. */
export const JSON_VERSION = 1;

/** Writes the fields of one result, in the order of the calls. */
export class ResultWriter {
  #fields = 0;
  #list: string | undefined;
  #items = 0;

  async field(name: string, value: unknown): Promise<void> {
    if (value === undefined) return;
    await this.#endList();
    await print(`${this.#comma()}${JSON.stringify(name)}: ${jsonText(value)}`);
  }

  /** An item of a list, which lies in memory never as a whole. */
  async item(list: string, value: unknown): Promise<void> {
    await this.beginList(list);
    await print(`${this.#items++ > 0 ? "," : ""}\n        ${jsonText(value)}`);
  }

  async beginList(list: string): Promise<void> {
    if (this.#list === list) return;
    await this.#endList();
    await print(`${this.#comma()}${JSON.stringify(list)}: [`);
    [this.#list, this.#items] = [list, 0];
  }

  async end(): Promise<void> {
    await this.#endList();
    await print("\n    }");
  }

  async #endList(): Promise<void> {
    if (this.#list !== undefined) await print(this.#items > 0 ? "\n      ]" : "]");
    this.#list = undefined;
  }

  #comma(): string {
    return `${this.#fields++ > 0 ? "," : ""}\n      `;
  }
}

/**
 * Prints `{ "version", "results": [...] }` with a result for each input. An input that fails has an `error` in its
 * result, which is printed on standard error too, and the others are read all the same.
 */
export async function printResults<T>(
  inputs: readonly T[],
  write: (input: T, result: ResultWriter) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  await print(`{\n  "version": ${JSON_VERSION},\n  "results": [`);
  let count = 0;
  const status = await eachInput(inputs, async (input) => {
    const result = new ResultWriter();
    await print(`${count++ > 0 ? "," : ""}\n    {`);
    try {
      return await write(input, result);
    } catch (error) {
      await result.field("error", wordError(error));
      throw error;
    } finally {
      await result.end();
    }
  });
  await print("\n  ]\n}\n");
  return status;
}

/** Does work for each input, prints the errors of those that fail, and returns the worst status. */
export async function eachInput<T>(
  inputs: readonly T[],
  work: (input: T) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const input of inputs) {
    try {
      status = worse(status, await work(input));
    } catch (error) {
      reportError(error);
      status = 2;
    }
  }
  return status;
}

function worse(one: ExitStatus, other: ExitStatus): ExitStatus {
  return one > other ? one : other;
}

/** Numbers that JSON has not, such as NaN, are spelled as sessions spell them. */
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
