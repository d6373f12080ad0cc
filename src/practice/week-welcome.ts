import { practicePassword } from './city.ts';

const roles: Record<string, string> = {
  coordinator: 'koordinator / coordinator',
  leader: 'pimpinan / leader',
  mimin: 'mimin',
  head: 'kepala / head',
  operator: 'operator',
};

/** The words that meet whoever tries the product: where it is, who they can be, what to try first. */
export function writeWelcome(facts: {
  url: string;
  simulatorUrl: string;
  staff: { role: string; agency: string | null; name: string; email: string }[];
  seconds: number;
}): string {
  const { url, simulatorUrl, staff } = facts;
  const rows = staff.map((one) => [roles[one.role] ?? one.role, one.agency ?? '', one.name, one.email]);
  const table = [['PERAN / ROLE', 'OPD / AGENCY', 'NAMA / NAME', 'SUREL / E-MAIL'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`);
  return `
Mimin hidup dalam ${Math.round(facts.seconds)} detik. / Mimin is alive after ${Math.round(facts.seconds)} seconds.

  Meja mimin / the desk          ${url}/desk
  Halaman warga / for residents  ${url}/
  Jadi warga / be a resident     ${simulatorUrl}

Semua memakai kata sandi yang sama / all share one password:  ${practicePassword}

${lines.join('\n')}

Coba dulu / try first:
  1. Masuk sebagai koordinator dan lihat aduan datang sendiri. / Log in as the coordinator and watch reports arrive.
  2. Buka satu aduan, tekan r, jawab; jawabannya muncul di halaman warga. / Open a report, press r, answer; it shows on the resident's page.
  3. Jadi warga: kirim komentar, lalu jawab sebagai mimin. / Be a resident: send a comment, then answer it as a mimin.
  4. Lapor lewat ${url}/lapor dan ikuti dengan kodenya. / Report at ${url}/lapor and follow it by its code.
  5. Lihat yang bermasalah: ${url}/desk/kotak-keluar dan / and ${url}/desk/surat-mati. / See what went wrong.

Ctrl-C mengakhiri dan menghapus semuanya. / Ctrl-C ends it and removes everything.
`;
}
