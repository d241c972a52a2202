import { expect, it } from "vitest";
import { readDamagedMovies } from "./support/damaged-movies.ts";

it("150,000 damaged movies give a result or a MediaInfoError, within maxBytes", async () => {
  const outcomes = await readDamagedMovies(150_000, 1_000_000);
  console.log(outcomes);
  expect(outcomes["read"]).toBeGreaterThan(1000);
});
