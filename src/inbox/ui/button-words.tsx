import { useLanguage } from '#src/channels/ui/channel-words.tsx';

const indonesian = {
  title: 'Tombol lapor untuk situs OPD',
  lead: 'Pasang tombol ini di situs dinas, kecamatan, atau kelurahan. Warga yang menekannya sampai di formulir /lapor; meja mencatat dari situs mana ia datang.',
  floating: 'Tombol melayang di sudut halaman',
  inline: 'Tombol di tempat skripnya ditaruh',
  plain: 'Tautan biasa, tanpa skrip',
  plainHint: 'Ganti nama situsnya dengan alamat situs Anda.',
  how: 'Salin satu baris di bawah ini ke halaman situs, sebelum </body> atau di tempat tombolnya mau ditampilkan. Tombol tidak memakai kuki dan tidak menghitung pengunjung.',
  preview: 'Seperti ini tampaknya',
  text: 'Lapor ke pemerintah kota',
};
export type ButtonWords = typeof indonesian;

const english: ButtonWords = {
  title: 'Report button for agencies’ sites',
  lead: 'Put this button on the site of an agency, kecamatan or kelurahan. Who presses it comes to the form /lapor; the desk notes from which site they came.',
  floating: 'A button in the corner of the page',
  inline: 'A button where its script stands',
  plain: 'A plain link, without a script',
  plainHint: 'Put your own site’s address in place of the example.',
  how: 'Copy one of the lines below into a page of the site, before </body> or where the button is to be. It sets no cookie and counts no visitors.',
  preview: 'What it looks like',
  text: 'Report to the city',
};

/** The words of the page about the report button. */
export function useButtonWords(): ButtonWords {
  return useLanguage() === 'en' ? english : indonesian;
}
