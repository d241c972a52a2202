/** A number as SVG reads it, in as few characters as it needs: `.5`, `-3`, `12.25`. */
export function formatNumber(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals))).replace(/^(-?)0\./, "$1.");
}

/** As many steps of a tenth, a hundredth … as text; several times faster than `formatNumber`. */
export function formatSteps(steps: number, decimals: number): string {
  const scale = 10 ** decimals;
  const size = Math.abs(steps);
  let rest = size % scale;
  if (rest === 0) return String(steps / scale);
  let digits = decimals;
  for (; rest % 10 === 0; digits--) rest /= 10;
  const whole = (size - (size % scale)) / scale;
  return `${steps < 0 ? "-" : ""}${whole === 0 ? "" : whole}.${String(rest).padStart(digits, "0")}`;
}

/** The value, or the nearest bound; `whenNaN` where there is no value. */
export function clamp(value: number, low: number, high: number, whenNaN: number): number {
  return Number.isNaN(value) ? whenNaN : Math.min(high, Math.max(low, value));
}
