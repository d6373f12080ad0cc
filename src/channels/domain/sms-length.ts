/** The GSM 7-bit alphabet (3GPP 23.038) without its escape. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension: an escape and one more, two places each. */
const extended = new Set('^{}\\[~]|€\f');

/** Places of one message, and of one part of several; letters of UCS-2 (UTF-16 units) of the same (3GPP 23.040). */
const gsmAlone = 160;
const gsmPart = 153;
const ucsAlone = 70;
const ucsPart = 67;

/** Whether every letter stands in the GSM alphabet; one that does not makes the whole message UCS-2. */
export function isGsm(text: string): boolean {
  for (const letter of text) if (!basic.has(letter) && !extended.has(letter)) return false;
  return true;
}

/**
 * The length of a text message in places of GSM-7, whatever its alphabet: at most 160 is one message, at most 153 times n
 * are n parts. A letter outside the alphabet makes all of them longer (70 and 67 fill what 160 and 153 fill), and what an
 * unbroken pair at the end of a part leaves empty counts.
 */
export function countSms(text: string): number {
  const gsm = isGsm(text);
  const sizes = gsm ? [...text].map((letter) => (extended.has(letter) ? 2 : 1)) : [...text].map((one) => one.length);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const alone = gsm ? gsmAlone : ucsAlone;
  if (whole <= alone) return gsm ? whole : Math.ceil((whole * gsmAlone) / ucsAlone);
  const room = gsm ? gsmPart : ucsPart;
  let parts = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > room) {
      parts++;
      filled = 0;
    }
    filled += size;
  }
  return (parts - 1) * gsmPart + (gsm ? filled : Math.ceil((filled * gsmPart) / ucsPart));
}
