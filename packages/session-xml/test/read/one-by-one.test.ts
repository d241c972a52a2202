import { readSessionParts } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneByOne } from "../../src/lib/read/one-by-one.ts";

type Call = "next" | "return" | "throw";

/** The calls that a source of batches received. */
interface Source {
  readonly batches: AsyncGenerator<readonly number[], void, undefined>;
  isClosed: boolean;
}

function sourceOf(batches: readonly (readonly number[])[], fails: boolean): Source {
  const source: Source = { isClosed: false, batches: give() };
  async function* give(): AsyncGenerator<readonly number[], void, undefined> {
    try {
      for (const batch of batches) {
        await Promise.resolve();
        yield batch;
      }
      if (fails) throw new Error("broken");
    } finally {
      source.isClosed = true;
    }
  }
  return source;
}

/** The same with an async generator. */
async function* plainly(
  batches: AsyncGenerator<readonly number[], void, undefined>,
): AsyncGenerator<number, void, undefined> {
  for await (const batch of batches) yield* batch;
}

async function outcome(
  iterator: AsyncGenerator<number, void, undefined>,
  calls: readonly (readonly Call[])[],
): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const together of calls) {
    const answers = together.map((call, index) => {
      if (call === "next") return iterator.next();
      return call === "return" ? iterator.return() : iterator.throw(new Error(`thrown ${String(index)}`));
    });
    for (const answer of await Promise.allSettled(answers)) {
      all.push(answer.status === "fulfilled" ? answer.value : String(answer.reason));
    }
  }
  return all;
}

describe("flattenBatches", () => {
  test("handles every sequence of calls like an async generator", async () => {
    const call = fc.oneof(
      { weight: 8, arbitrary: fc.constant<Call>("next") },
      fc.constantFrom<Call>("return", "throw"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer(), { maxLength: 4 }), { maxLength: 5 }),
        fc.boolean(),
        fc.array(fc.array(call, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        async (batches, fails, calls) => {
          const ours = sourceOf(batches, fails);
          const reference = sourceOf(batches, fails);
          expect(await outcome(oneByOne(ours.batches), calls)).toEqual(
            await outcome(plainly(reference.batches), calls),
          );
          expect(ours.isClosed).toBe(reference.isClosed);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("requests a batch only after the previous one was consumed", async () => {
    let asked = 0;
    const iterator = oneByOne(
      (async function* () {
        for (;;) {
          asked += 1;
          await Promise.resolve();
          yield [asked, asked];
        }
      })(),
    );
    const counts: number[] = [];
    for await (const item of iterator) {
      counts.push(asked);
      if (item === 3) break;
    }
    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });

  test("returns what looks like an async generator", () => {
    const parts = readSessionParts("");
    expect(Object.prototype.toString.call(parts)).toBe("[object AsyncGenerator]");
    expect(parts[Symbol.asyncIterator]()).toBe(parts);
  });
});
