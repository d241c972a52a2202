/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** @param {readonly number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Returns the mean of the later half: the time of a run after the engine has compiled the code.
 *
 * @param {readonly number[]} values
 */
export function steady(values) {
  return mean(values.slice(Math.floor(values.length / 2)));
}

/**
 * Returns how many times faster `a` was than `b`: the median over rounds, because other work slows both in a round.
 *
 * @param {readonly number[]} a Times of one, by round.
 * @param {readonly number[]} b Times of the other.
 */
export function timesFaster(a, b) {
  return median(a.map((time, round) => (b[round] ?? Number.NaN) / time));
}
