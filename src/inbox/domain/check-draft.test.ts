import { expect, test } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { buildDraftPrompt } from './draft-prompt.ts';

const prompt = buildDraftPrompt({
  cityName: 'Kota Tangerang',
  kind: 'complaint',
  topic: 'Lampu jalan',
  topicId: 3,
  agency: 'Dishub',
  agencyId: 7,
  kelurahan: 'Karawaci',
  status: 'open',
  outside: null,
  said: [
    {
      by: 'resident',
      text: 'Lampu jalan mati di Jalan Merdeka dekat SDN Karawaci 3 sudah seminggu, warga takut lewat kalau malam karena gelap sekali dan rawan, tolong segera diperbaiki ya min',
    },
  ],
  people: [],
  replies: [
    {
      title: 'Lampu',
      text: 'Laporan {kode} diteruskan ke petugas PJU. Perbaikan paling lama 3 hari. Darurat: 112. WA 0811-1500-293. Salam, {nama_mimin}.',
      agencyId: 7,
      topicId: 3,
    },
  ],
  fields: { kode: '7K3QW9ZX2M', topik: 'Lampu jalan', opd: 'Dishub', nama_mimin: 'Sari' },
  limit: { letters: 400, bytes: 500 },
});

const good = 'Terima kasih laporannya. Kami teruskan ke petugas lampu jalan Dishub untuk diperiksa.';

test.each([
  ['as it is', good],
  ['in a fence', `\`\`\`text\n${good}\n\`\`\``],
  ['in quotation marks', `“${good}”`],
  ['behind a label', `Jawaban: ${good}`],
  ['after the thoughts of a thinking machine', `<think>Warga minta 99 hal, 0812.</think>\n\n${good}`],
  ['after thoughts without a beginning', `Warga minta 0812. ${'Hmm. '.repeat(9_000)}</think>${good}`],
  ['with invisible marks', `\ufeff${good}\u200b`],
])('a good draft is shown %s', (_, raw) => {
  expect(checkDraft(raw, prompt)).toEqual({ ok: true, text: good });
});

test('fields are filled at home, and emphasis and the gap behind a greeting go', () => {
  const raw =
    'Yth. Bapak/Ibu [nama], laporan {kode} **diteruskan**. Perbaikan paling lama 3 hari. WA {kontak1}, darurat 112.';
  expect(checkDraft(raw, prompt)).toEqual({
    ok: true,
    text: 'Yth. Bapak/Ibu, laporan 7K3QW9ZX2M diteruskan. Perbaikan paling lama 3 hari. WA 0811-1500-293, darurat 112.',
  });
});

test.each([
  ['empty', ''],
  ['empty', '  \n```\n```'],
  ['not_text', undefined],
  ['not_text', { text: good }],
  ['not_text', 'a\u0000b apa kabar warga'],
  ['not_text', '%%%% 4444 ####'],
  ['not_text', `Terima ${'ha '.repeat(40)}`],
  ['not_text', 'A'.repeat(80)],
  ['too_long', `${good} `.repeat(6)],
  ['too_long', 'x'.repeat(30_000)],
  ['markup', `<p>${good}</p>`],
  ['markup', `# Jawaban\n${good}`],
  ['markup', `${good}\n\`\`\`js\nx\n\`\`\``],
  ['leak', prompt.system],
  [
    'leak',
    `${good} Salin tanda dalam kurung kurawal seperti apa adanya. Sebutkan langkah berikutnya dan waktunya hanya kalau tertulis di bahan.`,
  ],
  ['leak', `Warga:\n<<<\n${good}\n>>>`],
  ['leak', prompt.said],
  ['unfilled', `${good} Hubungi [nomor telepon].`],
  ['unfilled', `${good} Hubungi {kontak9}.`],
  ['unfilled', `${good} {nomor kami`],
  ['unfilled', `${good} {toString}`],
  ['personal_data', `${good} Hubungi 0812-3456-7890.`],
  ['personal_data', `${good} NIK 3671012345678901.`],
  ['personal_data', 'Perkenalkan, nama saya Rudi Hartono dari Dishub. Laporan kami periksa.'],
  ['invented_link', `${good} Lihat lapor.go.id.`],
  ['invented_link', `${good} Kirim ke dishub@kota.example.`],
  ['invented_link', `${good} Hubungi @dishubkota.`],
  ['invented_number', `${good} Hubungi 119.`],
  ['invented_number', `${good} Biayanya Rp 50.000.`],
  ['invented_time', `${good} Selesai dalam 2 hari.`],
  ['invented_time', `${good} Petugas datang besok.`],
  ['invented_time', `${good} Selesai 1x24 jam.`],
  ['invented_address', `${good} Datang ke Jalan Sudirman.`],
  ['other_language', 'Thank you for your report. Our team will check the street light soon.'],
  ['other_language', 'Bedankt voor uw melding, wij zullen de lamp binnenkort laten controleren.'],
  ['other_language', '感谢您的报告，我们会尽快处理路灯问题。'],
])('a draft that is wrong is refused: %s', (reason, raw) => {
  expect(checkDraft(raw, prompt)).toEqual({ ok: false, reason });
});

test('what the material says may be said: its street, its time, its short number', () => {
  const raw = 'Lampu di Jalan Merdeka kami periksa. Perbaikan paling lama 3 hari. Keadaan darurat: 112.';
  expect(checkDraft(raw, prompt)).toEqual({ ok: true, text: raw });
});
