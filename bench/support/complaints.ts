import { createHmac } from 'node:crypto';
import { appSecret } from './product.ts';

const matters = [
  'lampu jalan mati di depan {p} sudah seminggu, kalau malam gelap sekali dan rawan',
  'jalan berlubang besar dekat {p}, kemarin ada motor jatuh, tolong segera ditambal',
  'sampah menumpuk di pinggir {p} belum diangkut tiga hari, baunya sampai ke rumah warga',
  'banjir lagi di {p} setinggi lutut, saluran air mampet dari bulan lalu',
  'air pdam keruh dan kecil di {p}, dari kemarin malam tidak bisa dipakai mandi',
  'pohon besar di {p} sudah miring, takut tumbang kena kabel',
  'mau tanya syarat bikin ktp yang hilang, apakah harus ke {p} dulu',
  'parkir liar di {p} bikin macet tiap pagi, anak sekolah susah menyeberang',
];
const places = [
  'SDN Karawaci 3',
  'Pasar Anyar',
  'Jl Merdeka',
  'Puskesmas Cipondoh',
  'Perumahan Periuk Damai',
  'Kelurahan Gembor',
  'Stasiun Batuceper',
  'Taman Cibodas',
];
const padding =
  'Mohon perhatian bapak ibu di dinas terkait, warga di sini sudah beberapa kali menyampaikan lewat ketua RT dan RW tetapi belum ada jawaban. ' +
  'Kami hanya ingin lingkungan aman, bersih dan nyaman untuk anak anak. Terima kasih atas bantuannya, semoga cepat ditangani. ';

/** A seeded stream of numbers in [0, 1), so that two runs send the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of 50,000 made words, so that the index sees as many distinct words as a city's residents use. */
export function madeWord(n: number): string {
  const syllables = [
    'ba',
    'ci',
    'du',
    'ge',
    'ho',
    'ka',
    'li',
    'mu',
    'ne',
    'po',
    'ra',
    'si',
    'tu',
    'wa',
    'ye',
    'za',
    'jo',
    'fi',
  ];
  let word = '';
  for (let rest = n + 400; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}

/** A rank below 50,000, frequent ones often (Zipf's law with exponent 1): half of all words come from the first 220. */
export function zipfRank(random: () => number): number {
  return Math.floor(50_000 ** random()) - 1;
}

/** A complaint as short as on a phone, of about 90 characters. */
export function shortComplaint(random: () => number): string {
  const matter = matters[Math.floor(random() * matters.length)] ?? '';
  return matter.replace('{p}', places[Math.floor(random() * places.length)] ?? '');
}

/** A complaint of about 910 characters; `trotoar` in 1 %, `banjir` in about 12 % of them. */
export function complaintText(random: () => number): string {
  const matter = matters[Math.floor(random() * matters.length)] ?? '';
  const place = places[Math.floor(random() * places.length)] ?? '';
  const words = Array.from({ length: 12 }, () => madeWord(zipfRank(random))).join(' ');
  const rare = random() < 0.01 ? ' trotoar rusak' : '';
  const text = `${matter.replace('{p}', place)}${rare}. ${words}. ${padding.repeat(4)}`;
  return text.slice(0, 910);
}

/** The body of a webhook with a new person's private message; `text` instead of a made complaint when given. */
export function webhookBody(n: number, random: () => number, at: number = Date.now(), text?: string): string {
  return JSON.stringify({
    object: 'instagram',
    entry: [
      {
        id: '1784001',
        time: at,
        messaging: [
          {
            sender: { id: `warga-${n}` },
            recipient: { id: '1784001' },
            timestamp: at,
            message: { mid: `mid-${n}`, text: text ?? complaintText(random) },
          },
        ],
      },
    ],
  });
}

/** A signed webhook as whole HTTP bytes. */
export function webhookRequest(channelId: number, body: string): Buffer {
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return Buffer.from(
    `POST /hook/${channelId} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256=${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
