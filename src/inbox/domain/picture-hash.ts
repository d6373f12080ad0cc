/** Grey pixels that `hashPicture` asks for. */
export const hashWidth = 9;
export const hashHeight = 8;

/** Grey values spread less than this are a wall, a night sky or a blank page. */
const leastSpread = 8;
/** Neighbours that differ by this much show something; a logo on a plain ground has few of them. */
const leastStep = 4;
const leastSteps = 14;

/**
 * The difference hash of a picture shrunk to 9 x 8 grey pixels: a bit for each pair of neighbours, so that another size,
 * quality or brightness changes few of them. Null for flat pictures, which would all be near each other.
 */
export function hashPicture(grey: Uint8Array): bigint | null {
  if (grey.length !== hashWidth * hashHeight) return null;
  let sum = 0;
  for (const value of grey) sum += value;
  const mean = sum / grey.length;
  let squares = 0;
  for (const value of grey) squares += (value - mean) ** 2;
  if (Math.sqrt(squares / grey.length) < leastSpread) return null;
  let hash = 0n;
  let steps = 0;
  for (let y = 0; y < hashHeight; y++) {
    for (let x = 0; x < hashWidth - 1; x++) {
      const step = (grey[y * hashWidth + x + 1] ?? 0) - (grey[y * hashWidth + x] ?? 0);
      if (Math.abs(step) >= leastStep) steps++;
      hash = (hash << 1n) | (step > 0 ? 1n : 0n);
    }
  }
  return steps < leastSteps ? null : BigInt.asIntN(64, hash);
}

/** The grey pixels as a mirror shows them. */
export function mirrorPicture(grey: Uint8Array): Uint8Array {
  return Uint8Array.from(grey, (_, i) => {
    const column = i % hashWidth;
    return grey[i - column + hashWidth - 1 - column] ?? 0;
  });
}
