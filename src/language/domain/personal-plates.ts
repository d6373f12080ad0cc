import type { PersonalDatum } from '../schema.ts';
import { type Folded, originalSpan } from './fold.ts';

type Add = (kind: PersonalDatum['kind'], from: number, to: number) => void;

const PLATE = /\b([a-z]{1,2})[ .-]{0,2}([1-9]\d{0,3})[ .-]{0,2}([a-z]{1,3})\b/g;
const AREAS = new Set(
  'a b d e f g h k l m n p r s t w z aa ab ad ae ag ba bb bd be bg bh bk bl bm bn bp da db dc dd de dg dh dk dl dm dn dp dr ds dt ea eb ed kb kh kt ku pa pb'.split(
    ' ',
  ),
);
const NOT_END = new Set(
  (
    'rt rw no km jam wib wit hp m cm mm kg gb mb rb jt tv ac x k th thn hr bln mnt pm am di ke yg ga gk ya an nd st rd dan ton kva kwh va vac w kw watt rpm psi ppm ltr ' +
    'lt l ml mtr org jl jln gg kk kec kel per dr tdk dgn utk pk pcs cc hz kv a4 sd smp sma jam itu ini ada pos los unit kav blk'
  ).split(' '),
);
const VEHICLE =
  /(?:plat|plate|platnya|nopol|nopolnya|no\.? ?pol|nomor polisi|motor|mobil|angkot|truk|truck|bus|bis|kendaraan|taksi|taxi|ojek|ojol|pick ?up|avanza|xenia|innova|beat|vario|nmax|scoopy|mio|supra|pelaku|parkir|fortuner|pajero|brio|jazz|ertiga|grand ?max|l300|bernopol|berplat)\W{0,3}(?:\w{1,10}\W{1,3}){0,3}$/;
const COUNTED =
  /(?:blok|blk|no|nomor|nomer|kav|kavling|gang|gg|rt|rw|lantai|lt|kelas|gedung|tower|ruang|kamar|cluster|rumah|unit|kios|los|gerbang|gate|koridor|jalur|peron|kode|tiang|pju|form|formulir|pasal|tipe|type|ukuran|halte|shelter|rute|trayek|angkot no|loket|antrian|antrean|nomor urut|seri|kelompok|aduan|laporan|tiket|perda|poin|sektor|zona)\W{0,2}$/;
/** Registers of the forces and the diplomats, and plates cut short: only behind a word for a vehicle's number. */
const OTHER =
  /(?:plat|plate|platnya|nopol|nopolnya|no\.? ?pol|nomor polisi|no\.? ?reg|noreg|bernopol|berplat)(?: (?:dinas|tni|polisi|merah|nomor|no|motor|mobil|nya|ad|al|au|kuning|hitam|putih)){0,3}[ .:=-]{0,3}((?:c[cd] ?\d{2,3} ?\d{1,3}|[a-z]{1,2}[ .-]{0,2}\d{2,4}|\d{1,5}[ -]\d{2}(?:[ -]?[ivx]{1,4})?|\d{2,5}[ -][ivx]{1,4}))(?![a-z0-9])/g;

/** Finds plates of vehicles: written large anywhere, in small letters when whole in one or behind a word for a vehicle. */
export function findPlates(original: string, folded: Folded, add: Add): void {
  const { text } = folded;
  const shouting = original.length > 20 && original === original.toUpperCase();
  for (const match of text.matchAll(PLATE)) {
    const [whole, area = '', digits = '', end = ''] = match;
    if (!AREAS.has(area) || NOT_END.has(end)) continue;
    const from = match.index;
    const to = from + whole.length;
    // Half of a code, or a decimal.
    if (/[-/]/.test(text[from - 1] ?? ' ') || /^[-/.]\w/.test(text.slice(to, to + 2))) continue;
    if (COUNTED.test(text.slice(Math.max(0, from - 12), from))) continue;
    const [start, stop] = originalSpan(folded, from, to);
    const written = original.slice(start, stop);
    const cued = VEHICLE.test(text.slice(Math.max(0, from - 44), from));
    const loud = written === written.toUpperCase();
    const inOne = /^[a-z]{1,2}\d{3,4}[a-z]{2,3}$/.test(whole);
    if (
      cued ||
      (digits.length >= 3 && ((loud && !shouting) || inOne || (loud && digits.length === 4 && end.length >= 2)))
    )
      add('plate', from, to);
  }
  for (const match of text.matchAll(OTHER)) {
    const to = match.index + match[0].length;
    add('plate', to - (match[1]?.length ?? 0), to);
  }
}
