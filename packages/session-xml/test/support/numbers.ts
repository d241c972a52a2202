/** Numbers that a writer could get wrong. */
export function seriesOfNumbers(): number[] {
  const numbers = [
    0,
    -0,
    NaN,
    Infinity,
    -Infinity,
    1e21,
    5e-324,
    Number.MAX_VALUE,
    Number.EPSILON,
    0.1 + 0.2,
  ];
  for (let power = -12; power <= 12; power += 1) {
    for (const digits of [1, 9, 10, 15, 99, 123456, 999999, 1000001, 4294967296]) {
      const number = Number(`${String(digits)}e${String(power)}`);
      numbers.push(number, -number);
    }
  }
  return numbers;
}
