/** The middle of the values; of an even number the lower of the two. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The value below which a share of the values lies, nearest rank. */
export function percentile(values: number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Rounds to three significant digits, as far as a measurement here means anything. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
