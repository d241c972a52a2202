import { describe, expect, it } from "vitest";
import { readDamagedMovies } from "./support/damaged-movies.ts";

describe("damaged movies", () => {
  it("2,000 of them give an answer or a MediaInfoError, within maxBytes", async () => {
    const outcomes = await readDamagedMovies(2000, 1);
    expect(outcomes["read"]).toBeGreaterThan(100);
    expect(outcomes["corrupt"]).toBeGreaterThan(100);
  });
});
