import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScratchSpace } from "../src/index.ts";
import { Occurrences } from "../src/lib/stream/occurrences.ts";

/** Room in memory that counts how often it is looked into. */
class Room implements ScratchSpace {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  reads = 0;

  async write(position: number, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    if (position !== this.#length) throw new Error("a log only grows");
    this.#length += bytes.length;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, position);
  }

  async read(position: number, into: Uint8Array): Promise<void> {
    await Promise.resolve();
    if (position + into.length > this.#length) throw new Error("read past the end");
    into.set(this.#bytes.subarray(position, position + into.length));
    this.reads++;
  }
}

function counting(memory: number): { readonly room: Room; readonly occurrences: Occurrences } {
  const room = new Room();
  return { room, occurrences: new Occurrences(() => Promise.resolve(room), memory) };
}

const text = fc.oneof(
  fc.nat({ max: 40 }).map((number) => `short-hash:${String(number).padStart(40, "0")}`),
  fc.constantFrom("", "a", "aa", "\u0000", "\u0000\u0000", "\ud800", "\udfff", "\ufffd", "\uffff"),
  fc.nat({ max: 9 }).map((number) => `path:/${"x".repeat(70_000)}${number}`),
);

describe("occurrences that are too many for memory", () => {
  test("are counted as in memory, wherever memory ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 80 }),
        fc.constantFrom(0, 300, 500, 100_000),
        async (texts, memory) => {
          const { occurrences } = counting(memory);
          const expected = new Map<string, number>();
          for (const one of texts) {
            const count = (expected.get(one) ?? 0) + 1;
            expected.set(one, count);
            expect(await occurrences.next(one)).toBe(count);
          }
        },
      ),
    );
  });

  test("are not looked for where all are different, but for few of them", async () => {
    const { room, occurrences } = counting(10_000);
    const texts = Array.from({ length: 100_000 }, (_, index) => `path:/Volumes/show/${index}.mov`);
    for (const one of texts) {
      if ((await occurrences.next(one)) !== 1) expect.unreachable(one);
    }
    expect(room.reads).toBeLessThan(100);
    for (const one of texts) {
      if ((await occurrences.next(one)) !== 2) expect.unreachable(one);
    }
    expect(room.reads).toBeGreaterThan(50_000);
  });

  test("stay in memory while they are few", async () => {
    const occurrences = new Occurrences(() => Promise.reject(new Error("no space left")), 2000);
    expect(await occurrences.next("a")).toBe(1);
    expect(await occurrences.next("a")).toBe(2);
    await expect(async () => {
      for (let index = 0; index < 1000; index++) await occurrences.next(`path:/${index}`);
    }).rejects.toThrow("no space left");
  });
});
