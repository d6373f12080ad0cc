import type { Simulator } from '../../simulator/city.ts';
import { shortComplaint } from './complaints.ts';

/** One thing a resident said, as the sender itself keeps it. */
export interface Said {
  n: number;
  network: string;
  way: string;
}

/** What the numbered words look like, on every network. */
export const numbered = /uji (\d+) selesai/;

/** Lets residents speak over all networks, `count` times in about `seconds`; answers what was said, in order. */
export async function letResidentsSpeak(
  city: Simulator,
  options: { count: number; seconds: number; random: () => number; onSaid: (said: Said) => void },
): Promise<Said[]> {
  const { count, seconds, random } = options;
  const said: Said[] = [];
  const lanes = 16;
  let next = 0;
  const began = performance.now();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const lane = async () => {
    while (next < count) {
      const n = next++;
      const side = pick(city.sides);
      // What has no words cannot be told apart afterwards.
      const way = pick(side.ways.filter((one) => !one.wordless)).key;
      // Some write more than once; a review belongs to one person alone.
      const person = side.network === 'google_business' || random() < 0.7 ? n : Math.floor(random() * n);
      const by = { username: `warga${person}`, name: `Warga ${person}` };
      const due = began + (n / count) * seconds * 1_000;
      const early = due - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const one = { n, network: side.network, way };
      said.push(one);
      await side.speak(way, `${shortComplaint(random)} uji ${n} selesai`, by);
      options.onSaid(one);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return said;
}
