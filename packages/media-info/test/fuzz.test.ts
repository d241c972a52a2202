import { describe, expect, it } from "vitest";
import { readDamagedMovies } from "./support/damaged-movies.ts";

describe("damaged movies", () => {
  it("give a result or a MediaInfoError in 2,000 cases, within maxBytes", async () => {
    const outcomes = await readDamagedMovies(2000, 1);
    expect(outcomes["read"]).toBeGreaterThan(100);
    expect(outcomes["corrupt"]).toBeGreaterThan(100);
  });
});
