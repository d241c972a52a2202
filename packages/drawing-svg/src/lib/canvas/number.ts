/** A number as SVG reads it, in as few characters as it needs: `.5`, `-3`, `12.25`. */
export function formatNumber(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals))).replace(/^(-?)0\./, "$1.");
}

/** The value, or the nearest bound; `whenNaN` where there is no value. */
export function clamp(value: number, low: number, high: number, whenNaN: number): number {
  return Number.isNaN(value) ? whenNaN : Math.min(high, Math.max(low, value));
}
