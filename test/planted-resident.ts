/** What a resident writes into the text; none of it may reach anybody who does not work on the report. */
export const planted = {
  name: 'Pramudita',
  nik: '3671054502900003',
  phone: '0812-3456-7788',
  email: 'sulastri.p@warga.example',
  plate: 'B 6123 VTR',
  account: '1550001234567',
};
/** What the form asks for besides: the identity, which only a look with a reason shows. */
export const identity = { name: 'Kartolo Wibisono', email: 'kartolo@warga.example', phone: '0878-1111-2222' };
/** Names of the networks' accounts. */
export const handles = ['kartolo.wib', 'kartolo_wib'];
export const words = `Nama saya Sulastri ${planted.name}, NIK ${planted.nik}, hp ${planted.phone}, email ${planted.email}, motor ${planted.plate}, rek BCA ${planted.account}.`;
export const drain = 'Drainase di Jalan Imam Bonjol mampet, tiap hujan air masuk rumah warga.';
/** A title is cut at 110 letters; the NIK lies across that place. */
export const acrossTheCut = `${'Drainase di Jalan Imam Bonjol mampet dan air masuk ke rumah warga setiap kali hujan turun deras sekali '.slice(0, 100)}${planted.nik} tolong`;

const quotedPrintable = (text: string) =>
  text.replace(/[@=]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/(.{7})/g, '$1=\r\n');

/** Their letter as a mailbox holds it: once packed, once in the other way mail has to write letters. */
export const letter = Buffer.from(
  `From: ${identity.name} <${identity.email}>\r\n\r\n${Buffer.from(words.repeat(3))
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n')}\r\n${quotedPrintable(words)}`,
);

/** A page with the marks of HTML and JSON undone. */
export const plain = (text: string) =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('&amp;', '&');

const needles = [...Object.values(planted), ...Object.values(identity), ...handles];
/** Which of the planted words stand in a text; a number also without its dashes, and its first eight digits alone. */
export function leaksIn(text: string): string[] {
  const digits = [planted.nik, planted.phone, planted.account, identity.phone].map((one) => one.replace(/\D/g, ''));
  const all = [...needles, ...digits, planted.nik.slice(0, 8), planted.account.slice(0, 9)];
  return [...new Set(all.filter((needle) => text.toLowerCase().includes(needle.toLowerCase())))];
}
