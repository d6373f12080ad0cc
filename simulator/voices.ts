import { seeded } from './record.ts';
import { complaints } from './voices-complaints.ts';
import { otherVoices } from './voices-other.ts';

/** One thing a made-up resident says. */
export interface Voice {
  group: 'complaint' | keyof typeof otherVoices;
  /** Topic of a complaint, as grouped in `voices-complaints.ts`. */
  topic?: string;
  person: { name: string; username: string };
  text: string;
  network: 'instagram_comment' | 'instagram_dm' | 'instagram_mention' | 'telegram' | 'email';
}

const kelurahan = [
  'Cipondoh',
  'Poris Plawad',
  'Gondrong',
  'Kenanga',
  'Ketapang',
  'Petir',
  'Cimone',
  'Bugel',
  'Gerendeng',
  'Pabuaran Tumpeng',
  'Sukasari',
  'Tanah Tinggi',
  'Cikokol',
  'Babakan',
  'Buaran Indah',
  'Batuceper',
  'Poris Gaga',
  'Kebon Besar',
  'Belendung',
  'Jurumudi',
  'Neglasari',
  'Kedaung Wetan',
  'Selapajang Jaya',
  'Periuk',
  'Gembor',
  'Gebang Raya',
  'Sangiang Jaya',
  'Cibodas Baru',
  'Uwung Jaya',
  'Jatake',
  'Keroncong',
  'Alam Jaya',
  'Kunciran Indah',
  'Neroktog',
  'Panunggangan Utara',
  'Cipete',
  'Karang Tengah',
  'Pondok Bahar',
  'Parung Jaya',
  'Larangan Utara',
  'Kreo',
  'Cipadu Jaya',
  'Gaga',
  'Tajur',
  'Paninggilan',
  'Sudimara Timur',
  'Parung Serab',
];
const streets = [
  'jl. Benteng Betawi',
  'jl maulana hasanuddin',
  'Jl. Daan Mogot',
  'jl gatsu',
  'jalan KH Hasyim Ashari',
  'jl raden saleh',
  'jl imam bonjol',
  'jl. Beringin Raya',
  'jl cipondoh raya',
  'gg H. Sairin',
  'jl moh toha',
  'Jl Teuku Umar',
  'jln M.H. Thamrin',
  'gang mawar 4',
  'jl kisamaun',
  'jl aria santika',
  'jl sitanala',
  'jalan husein sastranegara',
  'jl palem semi',
  'gg. Kober',
];
const howLong = [
  '3 hari',
  '2 minggu',
  'seminggu',
  'dr bulan lalu',
  '4 hr',
  'sebulan lebih',
  'dari kemaren',
  '10 hari',
  '2 bulan',
];
const calls = ['min', 'Min', 'admin', 'kak admin', 'pak', 'mimin', 'kak', 'bu/pak', 'bang'];
const first = [
  'Ratna',
  'Budi',
  'Siti',
  'Asep',
  'Dewi',
  'Agus',
  'Nurul',
  'Hendra',
  'Yanti',
  'Rizky',
  'Fitri',
  'Dadang',
  'Maya',
  'Ujang',
  'Lina',
  'Fajar',
  'Eni',
  'Wahyu',
  'Tuti',
  'Bayu',
  'Imas',
  'Rudi',
  'Sri',
  'Andri',
  'Neneng',
  'Yoga',
  'Mei Ling',
  'Togar',
  'Made',
  'Slamet',
];
const last = [
  'Susanti',
  'Santoso',
  'Aminah',
  'Sunandar',
  'Lestari',
  'Kurniawan',
  'Hidayah',
  'Wijaya',
  'Rahayu',
  'Pratama',
  'Handayani',
  'Hermawan',
  'Sari',
  'Permana',
  'Marlina',
  'Nugraha',
  'Maryam',
  'Saputra',
  'Sitorus',
  'Gunawan',
];

/** Neighbouring keys and dropped letters, as thumbs make them. */
const slips: [RegExp, string][] = [
  [/\byang\b/, 'yg'],
  [/\btidak\b/i, 'ga'],
  [/\bsudah\b/i, 'udh'],
  [/tolong/, 'tlong'],
  [/lampu/, 'lampuu'],
  [/jalan/, 'jaln'],
  [/banget|bgt/, 'bangettt'],
  [/mohon/, 'mhon'],
  [/ng\b/, 'nk'],
  [/\. /, '.. '],
];

/** Every sentence of a group with its slots, for tests and for counting. */
export function everyTemplate(): { group: Voice['group']; topic?: string; text: string }[] {
  return [
    ...Object.entries(complaints).flatMap(([topic, texts]) =>
      texts.map((text) => ({ group: 'complaint' as const, topic, text })),
    ),
    ...(Object.keys(otherVoices) as (keyof typeof otherVoices)[]).flatMap((group) =>
      otherVoices[group].map((text) => ({ group, text })),
    ),
  ];
}

/** Voices without end, the same again for the same seed: about six complaints in ten, and no sentence twice before all were said. */
export function* speak(seed: number): Generator<Voice, never> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const templates = everyTemplate();
  const decks: Record<'complaint' | 'other', typeof templates> = { complaint: [], other: [] };
  for (;;) {
    const pile = random() < 0.62 ? 'complaint' : 'other';
    if (decks[pile].length === 0) {
      decks[pile] = shuffle(
        templates.filter((one) => (one.group === 'complaint') === (pile === 'complaint')),
        random,
      );
    }
    const template = decks[pile].pop();
    if (!template) continue;
    const filled = template.text
      .replaceAll('{kel}', () => sloppyPlace(pick(kelurahan), random))
      .replaceAll('{jl}', () => pick(streets))
      .replaceAll('{lama}', () => pick(howLong))
      .replaceAll('{mimin}', () => pick(calls));
    yield {
      ...template,
      text: giveMood(filled, random),
      person: makePerson(random, pick),
      network: pick([
        'instagram_comment',
        'instagram_comment',
        'instagram_dm',
        'instagram_mention',
        'telegram',
        'telegram',
        'email',
      ]),
    };
  }
}

function makePerson(random: () => number, pick: <T>(from: readonly T[]) => T): Voice['person'] {
  const [given, family] = [pick(first), pick(last)];
  const joined = `${given}${pick(['.', '_', ''])}${family}`.toLowerCase().replaceAll(' ', '');
  return { name: `${given} ${family}`, username: joined + (random() < 0.5 ? String(Math.floor(random() * 99)) : '') };
}

function sloppyPlace(place: string, random: () => number): string {
  const turn = random();
  if (turn < 0.4) return place.toLowerCase();
  if (turn < 0.55) return `kel. ${place}`;
  return turn < 0.65 ? place.replaceAll(' ', '') : place;
}

function giveMood(text: string, random: () => number): string {
  let said = text;
  for (const [word, slip] of slips) if (random() < 0.15) said = said.replace(word, slip);
  const mood = random();
  if (mood < 0.06) return said.toUpperCase();
  if (mood < 0.14) return `${said}!!!`;
  if (mood < 0.22) return `${said} 🙏`;
  if (mood < 0.27) return `${said} 😡😡`;
  return mood < 0.32 ? `${said}, makasih sebelumnya` : said;
}

function shuffle<T>(from: T[], random: () => number): T[] {
  const deck = [...from];
  for (let i = deck.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const [a, b] = [deck[i], deck[other]];
    if (a !== undefined && b !== undefined) [deck[i], deck[other]] = [b, a];
  }
  return deck;
}
