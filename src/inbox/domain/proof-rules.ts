import type { PhotoFacts } from './citizen-photo.ts';

/** Photos of proof for one ending of a report. */
export const mostProofs = 5;
/** Pictures that differ in at most this many of 64 bits are the same one, saved or shrunk anew; our own measure. */
export const sameProofBits = 3;
/** Metres between the photo and the report's place from which a person should look twice: a block of houses. Our own measure. */
export const farMetres = 300;

/** What a person should look at twice. None of them refuses a proof: a clock may be wrong and a place may be missing. */
export type ProofFlag = 'before_report' | 'far_away' | 'no_time' | 'no_place';

/** When and where the matter is, as far as it is known. */
export interface MatterPlace {
  openedAt: Date;
  latitude: number | null;
  longitude: number | null;
}

/** What of a proof's own time and place does not fit the report. */
export function flagProof(photo: PhotoFacts, matter: MatterPlace): ProofFlag[] {
  const flags: ProofFlag[] = [];
  if (photo.takenAt === null) flags.push('no_time');
  else if (photo.takenAt.getTime() < matter.openedAt.getTime()) flags.push('before_report');
  if (photo.latitude === null || photo.longitude === null) flags.push('no_place');
  else if ((metresApart(photo, matter) ?? 0) > farMetres) flags.push('far_away');
  return flags;
}

interface Point {
  latitude: number | null;
  longitude: number | null;
}

/** Metres between two points, within half a percent; null when one of them is not known. */
export function metresApart(a: Point, b: Point): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  const radians = Math.PI / 180;
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const chord =
    half((b.latitude - a.latitude) * radians) +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half((b.longitude - a.longitude) * radians);
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A proof as the desk shows it: the picture without EXIF, and beside it what the original says of itself. */
export interface DeskProof {
  id: number;
  mediaId: number;
  staff: string;
  addedAt: string;
  /** Of the file as it came, in hexadecimal. */
  sha256: string;
  takenAt: string | null;
  latitude: number | null;
  longitude: number | null;
  /** From the report's place; null when one of the two is not known. */
  metres: number | null;
  flags: ProofFlag[];
  /** It belongs to an earlier ending, before the report was opened again. */
  earlier: boolean;
}

/** Where the same picture was before, as far as the reader may know. */
export interface EarlierPicture {
  /** The very same file, or one that looks the same. */
  near: boolean;
  /** It proved something there; otherwise a resident sent it. */
  asProof: boolean;
  /** Null where the reader may not see that report. */
  report: { id: number; code: string } | null;
}
