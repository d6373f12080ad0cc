/**
 * The value that a share of all do not exceed, by nearest rank: always one that really occurred, never a mean of two.
 * `sorted` is ascending and not empty.
 */
function nearestRank(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Half of all do not exceed it. */
export function median(sorted: ArrayLike<number>): number {
  return nearestRank(sorted, 0.5);
}

/** Nine of ten do not exceed it. */
export function ninetieth(sorted: ArrayLike<number>): number {
  return nearestRank(sorted, 0.9);
}
