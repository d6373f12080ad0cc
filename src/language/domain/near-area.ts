import { distance } from 'fastest-levenshtein';
import type { City } from './city.ts';

/**
 * The area whose name a resident nearly wrote, or null: one letter may differ, two in names of nine letters and more, and the first letter must be
 * right. Ask only where a place word stands before it.
 */
export function nearArea(city: City, written: string, level: 'kelurahan' | 'kecamatan' | null): number | null {
  if (written.length > 30) return null;
  const spelling = todaysSpelling(written);
  let best: number | null = null;
  let least = 3;
  for (const { spelling: name, area } of city.areaSpellings) {
    if (name[0] !== spelling[0] || Math.abs(name.length - spelling.length) > 2) continue;
    if (level !== null && city.areas[area]?.level !== level) continue;
    const allowed = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
    const differs = distance(name, spelling);
    if (differs > allowed || differs > least || (differs === least && best !== null)) continue;
    least = differs;
    best = area;
  }
  return best;
}

// "Tjipondoh", "Djatioewoeng": as they were written before 1972.
function todaysSpelling(written: string): string {
  return written.replaceAll('tj', 'c').replaceAll('dj', 'j').replaceAll('oe', 'u');
}
