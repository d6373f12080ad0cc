import { useRouteLoaderData } from 'react-router';
import { carriedDesks, type DeskStatus, deskNames, deskStatuses } from '../domain/other-desk-status.ts';

const indonesian = {
  to: (desk: string) => `Teruskan ke ${desk}`,
  lead: (desk: string) =>
    `${desk} tidak menyediakan sambungan otomatis. Salin isian ini ke halaman ${desk}, lalu catat nomornya di sini.`,
  back: 'Kembali ke aduan',
  fields: 'Isian',
  copy: 'Salin',
  copied: 'Tersalin',
  file: 'Unduh sebagai berkas',
  fileHint: 'Berkas tidak pernah memuat identitas pelapor.',
  noIdentity: 'Identitas pelapor dan nomor dalam teksnya tidak ikut.',
  noIdentityUnless: 'Tanpa persetujuan, identitas pelapor dan nomor dalam teksnya tidak ikut.',
  identity: 'Sertakan identitas pelapor',
  identityHint: 'Hanya bila pelapor setuju. Setiap kali identitas ditampilkan, nama Anda dan alasannya tercatat.',
  agreed: 'Pelapor setuju identitasnya diserahkan',
  reason: 'Alasan',
  showIdentity: 'Tampilkan dengan identitas',
  nobodyKept: 'Tidak ada identitas yang tersimpan untuk aduan ini.',
  withIdentity: 'Identitas ikut diserahkan dengan persetujuan pelapor.',
  record: 'Catat penerusan',
  recordHint: 'Tenggat kita tetap berjalan: meneruskan bukan jawaban dan bukan penyelesaian.',
  number: 'Nomor dari sana (tracking ID)',
  numberName: 'Nomor',
  numberHint: 'Boleh diisi nanti.',
  save: 'Simpan',
  stands: (desk: string) => `Aduan ini ada di ${desk}`,
  cameFrom: (desk: string) => `Aduan ini datang dari ${desk}`,
  noNumber: 'Nomornya belum dicatat.',
  numberIs: (number: string) => `Nomor ${number}`,
  theirStatus: 'Keadaan di sana',
  unknownStatus: 'Belum ada kabar',
  theirWords: 'Kata mereka',
  newStatus: 'Keadaan baru di sana',
  pick: 'Pilih…',
  writeThere: (words: string) => `Keadaan kita, dalam istilah mereka: ${words}.`,
  means: {
    open: 'Bagi kita: masih dikerjakan.',
    waiting: 'Bagi kita: menunggu warga.',
    resolved: 'Bagi mereka selesai. Periksa buktinya, jawab warga, lalu selesaikan sendiri di sini.',
    closed: 'Bagi mereka ditutup. Periksa sebabnya, lalu putuskan sendiri di sini.',
  },
  saved: 'Tersimpan.',
  statuses: {
    unverified: 'belum diverifikasi',
    forwarded: 'sudah didisposisikan',
    in_process: 'sedang diproses',
    waiting_reporter: 'menunggu pelapor',
    settled: 'selesai',
    archived: 'diarsipkan',
    rejected: 'ditolak',
  } satisfies Record<DeskStatus, string>,
  problems: {
    already_forwarded: 'Aduan ini sudah diteruskan ke sana. Satu kali saja cukup.',
    came_from_there: 'Aduan ini justru datang dari sana.',
    number_taken: 'Nomor itu sudah milik aduan lain. Periksa lagi.',
    number_known: 'Nomornya sudah dicatat dan tidak berubah lagi.',
    already_ended: 'Aduan ini sudah selesai atau ditutup.',
    joined_elsewhere: 'Aduan ini sudah digabungkan. Teruskan aduan utamanya.',
    not_carried: 'Obrolan dan spam tidak diteruskan ke mana-mana.',
    not_forwarded: 'Aduan ini belum diteruskan ke sana.',
    nothing_new: 'Tidak ada yang baru untuk dicatat.',
    trackingId: 'Nomor hanya berisi huruf, angka, titik, garis miring, atau tanda hubung.',
    agreed: 'Centang persetujuan pelapor dan tulis alasannya.',
    no_such_server: 'Server ini tidak tersambung lagi.',
    secret_stays: 'Aduan rahasia tidak dikirim ke server lain.',
    sending_off: 'Pengiriman sedang dimatikan untuk seluruh kota.',
    send_failed: 'Server itu menolak:',
    service: 'Pilih layanannya dulu.',
    malformed: 'Isian belum lengkap. Periksa lagi.',
  } as Record<string, string>,
  server: {
    lead: 'Server ini milik pihak lain. Aduan dikirim satu kali; kabarnya dibaca sendiri secara berkala.',
    away: 'Server itu tidak dapat dihubungi sekarang. Belum ada yang dikirim; coba lagi nanti.',
    service: 'Layanan mereka',
    choose: 'Pilih layanan',
    send: 'Kirim ke sana',
    states: {
      kept: 'sudah di sana',
      sending: 'sedang dikirim',
      waiting_for_id: 'diterima, nomornya menyusul',
      unknown: 'belum pasti sampai; sedang dicari di sana',
      failed: 'belum terkirim',
    } as Record<'kept' | 'sending' | 'waiting_for_id' | 'unknown' | 'failed', string>,
  },
  here: 'Meja lain',
  list: {
    title: 'Meja lain',
    lead: 'SP4N-LAPOR! dan LAKSA tidak punya sambungan otomatis. Muat berkas ekspor dari sana: yang sudah kita kenal diperbarui keadaannya, yang baru menjadi aduan, masing-masing satu kali.',
    desk: 'Dari mana',
    csv: 'Berkas CSV',
    csvHint:
      'Kolom yang dikenali: tracking_id atau nomor, status, isi, judul, lokasi, tanggal, rahasia, anonim, nama, tindak lanjut.',
    read: 'Baca berkas',
    result: (n: { opened: number; updated: number; unchanged: number; ended: number }) =>
      `${n.opened} aduan baru, ${n.updated} diperbarui, ${n.unchanged} tidak berubah, ${n.ended} sudah selesai di sana.`,
    line: 'Baris',
    why: 'Yang perlu dilihat',
    waiting: 'Perlu dilihat',
    waitingEmpty: 'Tidak ada yang menunggu.',
    waitingNext: 'Aduan yang diteruskan tanpa nomor, atau sudah selesai di sana tetapi belum di sini, tampil di sini.',
    noNumber: 'nomor belum dicatat',
    overThere: (status: string) => `di sana ${status}, di sini belum`,
    problems: {
      no_number: 'Tidak ada nomor yang dapat dipakai.',
      number_twice: 'Nomor ini dua kali dalam berkas; dibaca sekali.',
      unknown_status: 'Keadaan ini belum dikenal; catat dengan tangan.',
      no_text: 'Belum kita kenal dan tidak ada isinya.',
      busy: 'Sudah diterima, sedang diproses; baca berkas sekali lagi nanti.',
      file: 'Berkasnya tidak beres:',
    } as Record<string, string>,
    noFile: 'Pilih berkas CSV, paling besar 4 MB.',
  },
};

export type OtherDeskWords = typeof indonesian;

const english: OtherDeskWords = {
  to: (desk) => `Hand over to ${desk}`,
  lead: (desk) =>
    `${desk} offers no automatic connection. Copy these fields into the page of ${desk}, then note its number here.`,
  back: 'Back to the report',
  fields: 'Fields',
  copy: 'Copy',
  copied: 'Copied',
  file: 'Download as a file',
  fileHint: 'A file never holds who reported.',
  noIdentity: 'Who reported, and the numbers in their words, are left out.',
  noIdentityUnless: 'Without consent, who reported and the numbers in their words are left out.',
  identity: 'Include who reported',
  identityHint: 'Only when the reporter agreed. Each time it is shown, your name and the reason are recorded.',
  agreed: 'The reporter agrees that their identity is handed over',
  reason: 'Reason',
  showIdentity: 'Show with the identity',
  nobodyKept: 'No identity is kept for this report.',
  withIdentity: 'The identity went along, as the reporter agreed.',
  record: 'Note the hand-over',
  recordHint: 'Our clocks go on: handing over is neither an answer nor work done.',
  number: 'Their number (tracking ID)',
  numberName: 'Number',
  numberHint: 'May be filled in later.',
  save: 'Save',
  stands: (desk) => `This report is with ${desk}`,
  cameFrom: (desk) => `This report came from ${desk}`,
  noNumber: 'Its number has not been noted yet.',
  numberIs: (number) => `Number ${number}`,
  theirStatus: 'State over there',
  unknownStatus: 'No news yet',
  theirWords: 'Their words',
  newStatus: 'New state over there',
  pick: 'Choose…',
  writeThere: (words) => `Our state in their terms: ${words}.`,
  means: {
    open: 'For us: still being worked on.',
    waiting: 'For us: waiting for the resident.',
    resolved: 'They say it is done. Look at the proof, answer the resident, then resolve it here yourself.',
    closed: 'They closed it. Look why, then decide here yourself.',
  },
  saved: 'Saved.',
  statuses: {
    unverified: 'not yet verified',
    forwarded: 'passed on',
    in_process: 'in process',
    waiting_reporter: 'waiting for the reporter',
    settled: 'settled',
    archived: 'archived',
    rejected: 'refused',
  },
  problems: {
    already_forwarded: 'This report was handed over there already. Once is enough.',
    came_from_there: 'This report came from there.',
    number_taken: 'That number belongs to another report. Check it.',
    number_known: 'The number was noted and does not change any more.',
    already_ended: 'This report is resolved or closed.',
    joined_elsewhere: 'This report is joined. Hand over the main one.',
    not_carried: 'Chatter and spam are handed over to nobody.',
    not_forwarded: 'This report has not been handed over there.',
    nothing_new: 'There is nothing new to note.',
    trackingId: 'A number has letters, digits, dots, slashes or hyphens only.',
    agreed: 'Tick the reporter’s consent and write the reason.',
    no_such_server: 'This server is no longer connected.',
    secret_stays: 'A secret report is not sent to another server.',
    sending_off: 'Sending is switched off for the whole city.',
    send_failed: 'That server refused:',
    service: 'Choose the service first.',
    malformed: 'Something is missing. Please check.',
  },
  server: {
    lead: 'This server belongs to another body. A report is sent once; what becomes of it is read regularly.',
    away: 'That server cannot be reached now. Nothing was sent; try again later.',
    service: 'Their service',
    choose: 'Choose the service',
    send: 'Send it there',
    states: {
      kept: 'stands there',
      sending: 'being sent',
      waiting_for_id: 'accepted, its number will follow',
      unknown: 'not certain that it arrived; it is looked for there',
      failed: 'not sent',
    },
  },
  here: 'Other desks',
  list: {
    title: 'Other desks',
    lead: 'SP4N-LAPOR! and LAKSA have no automatic connection. Load a file they exported: what we know gets its new state, what is new becomes a report, each once.',
    desk: 'From where',
    csv: 'CSV file',
    csvHint:
      'Columns that are read: tracking_id or nomor, status, isi, judul, lokasi, tanggal, rahasia, anonim, nama, tindak lanjut.',
    read: 'Read the file',
    result: (n) =>
      `${n.opened} new reports, ${n.updated} updated, ${n.unchanged} unchanged, ${n.ended} ended over there.`,
    line: 'Line',
    why: 'What to look at',
    waiting: 'To look at',
    waitingEmpty: 'Nothing is waiting.',
    waitingNext: 'Reports handed over without a number, or ended over there and not here, show up here.',
    noNumber: 'number not noted',
    overThere: (status) => `${status} over there, not here`,
    problems: {
      no_number: 'No usable number.',
      number_twice: 'This number stands twice in the file; it was read once.',
      unknown_status: 'This state is not known yet; note it by hand.',
      no_text: 'Unknown to us, and without words.',
      busy: 'Received and being processed; read the file again later.',
      file: 'Something is wrong with the file:',
    },
    noFile: 'Choose a CSV file of at most 4 MB.',
  },
};

export const otherDeskWords: Record<'id' | 'en', OtherDeskWords> = { id: indonesian, en: english };

/** What an event about another desk says: which desk, its number, its state, their words. */
export function sayOtherDesk(detail: Record<string, unknown>, words: OtherDeskWords): string | undefined {
  const desk = carriedDesks.find((one) => one === detail.desk);
  const name = desk ? deskNames[desk] : detail.desk === 'open311' ? String(detail.name ?? '') : undefined;
  if (name === undefined) return undefined;
  const status = deskStatuses.find((one) => one === detail.status);
  const number = typeof detail.trackingId === 'string' ? words.numberIs(detail.trackingId) : undefined;
  const text = typeof detail.text === 'string' ? detail.text : undefined;
  const parts = [number, status && words.statuses[status], text, detail.withIdentity === true && words.withIdentity];
  return `${name}: ${parts.filter(Boolean).join(', ') || words.noNumber}`;
}

/** The words about other desks in the page's language. */
export function useOtherDeskWords(): OtherDeskWords {
  const language = (useRouteLoaderData('root') as { language?: 'id' | 'en' } | undefined)?.language ?? 'id';
  return otherDeskWords[language];
}
