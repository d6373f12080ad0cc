import { type Call, fieldsOf, type Reply } from '../http.ts';
import type { SentAnswer } from '../record.ts';
import type { Side } from '../side.ts';

interface City {
  sides: readonly Side[];
  sent: readonly SentAnswer[];
}

/** The page where a person plays a resident, and what its forms do; works without a script. */
export async function answerPage(city: City, call: Call): Promise<Reply> {
  if (call.method === 'GET' && call.path === '/') {
    return { status: 200, html: writePage(city, call.query.get('kabar') ?? '') };
  }
  const side = city.sides.find((one) => call.path === `/warga/${one.network}`);
  if (call.method !== 'POST' || !side) return { status: 404, text: 'tidak ada halaman ini' };
  const fields = Object.fromEntries(Object.entries(fieldsOf(call)).map(([key, value]) => [key, String(value).trim()]));
  const text = fields.teks ?? '';
  if (text === '') return back('Teksnya masih kosong, belum ada yang dikirim.');
  const name = fields.nama || 'Warga Latihan';
  const username = name.toLowerCase().replace(/[^a-z0-9._]+/g, '.');
  await side.speak(fields.cara || (side.ways[0]?.key ?? ''), text, { username, name });
  return back(`Terkirim lewat ${side.title} sebagai ${name}.`);
}

function back(news: string): Reply {
  return { status: 303, text: '', headers: { location: `/?kabar=${encodeURIComponent(news)}` } };
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem;color:#1b1f24;background:#fbfaf7}
h1{margin:.2em 0}form,section{background:#fff;border:1px solid #b9b4a7;border-radius:.5rem;padding:1rem;margin:1rem 0}
label{display:block;margin:.5rem 0 .2rem;font-weight:600}input,select,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #6b6657;border-radius:.3rem}
button{font:inherit;font-weight:600;margin-top:.8rem;padding:.6rem 1.2rem;border:0;border-radius:.3rem;background:#0b5563;color:#fff}
.grid{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr))}.news{background:#e3f1e6;border:1px solid #2e6b3a;padding:.7rem;border-radius:.3rem}
ol{padding-left:1.2rem}li{margin:.5rem 0}small{color:#4d493e}@media(prefers-color-scheme:dark){body{background:#16191c;color:#eceae4}form,section{background:#1f2428;border-color:#565d63}small{color:#b9bec3}input,select,textarea{background:#16191c;color:inherit}.news{background:#1e3a26;border-color:#6fb482}button{background:#8fd3df;color:#10292e}}`;

function writeForm({ network, title, ways }: Side): string {
  const choice =
    ways.length < 2
      ? ''
      : `<label for="cara-${network}">Cara</label><select id="cara-${network}" name="cara">${ways.map((way) => `<option value="${way.key}">${escapeHtml(way.label)}</option>`).join('')}</select>`;
  return `<form method="post" action="/warga/${network}"><h2>${escapeHtml(title)}</h2>
<label for="nama-${network}">Nama</label><input id="nama-${network}" name="nama" autocomplete="off" placeholder="mis. Bu Ratna">${choice}
<label for="teks-${network}">Yang ingin disampaikan</label><textarea id="teks-${network}" name="teks" rows="4" required placeholder="lampu jln depan gang mati udh 3 hari min"></textarea><button>Kirim</button></form>`;
}

function writePage(city: City, news: string): string {
  return `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Jadi warga Kota Latihan</title><style>${style}</style>
<main><h1>Jadi warga Kota Latihan</h1>
<p>Halaman ini bukan bagian dari Mimin. Di sini Anda berpura-pura menjadi warga; yang Anda kirim sampai ke meja mimin lewat jejaring tiruan.</p>
${news === '' ? '' : `<p class="news" role="status">${escapeHtml(news)}</p>`}
<div class="grid">
${city.sides.map(writeForm).join('\n')}
</div>
<section><h2>Jawaban dari kota</h2>${writeAnswers(city)}</section></main></html>`;
}

const ways: Record<string, string> = {
  comment_reply: 'balasan komentar',
  mention_reply: 'balasan sebutan',
  private_reply: 'balasan pribadi atas komentar',
  direct: 'pesan pribadi',
  chat: 'pesan Telegram',
  letter: 'surel',
  review_reply: 'balasan ulasan',
  post: 'kiriman',
};

function writeAnswers(city: City): string {
  if (city.sent.length === 0)
    return '<p>Belum ada. Kirim sesuatu, lalu muat ulang halaman ini setelah mimin menjawab.</p>';
  const newest = city.sent.slice(-30).reverse();
  const clock = new Intl.DateTimeFormat('id-ID', { timeStyle: 'medium', timeZone: 'Asia/Jakarta' });
  const items = newest.map(
    (one) =>
      `<li><small>${clock.format(one.at)} · ${one.network} · ${ways[one.way]} · ke ${escapeHtml(one.to)}</small><br>${escapeHtml(one.text).replaceAll('\n', '<br>')}</li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
