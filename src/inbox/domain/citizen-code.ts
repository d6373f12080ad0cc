/** Letters of a report's code and of a secret: Crockford's base 32. */
const codeLength = 10;
const secretLength = 26;

/**
 * Reads a code as people write it: small letters, spaces and dashes, and the look-alikes O/0 and I, L/1 are forgiven.
 * Undefined for what cannot be a code.
 */
export function readCode(text: string): string | undefined {
  return readLetters(text, codeLength);
}

/** Reads the secret of a link with the same forgiveness. */
export function readSecret(text: string): string | undefined {
  return readLetters(text, secretLength);
}

/** A code as it is shown: in two halves, easier to read out on the telephone. */
export function showCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

function readLetters(text: string, length: number): string | undefined {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return letters.length === length && /^[0-9A-HJKMNP-TV-Z]+$/.test(letters) ? letters : undefined;
}
