import { createContext } from 'react-router';
import type { CityData } from '../schema.ts';

/** Reads cities for the set-up page; given by the host, as later capabilities own part of a city's rules. */
export interface CityReader {
  presets: { code: string; name: string }[];
  readPreset(code: string): Promise<CityData>;
  /** Takes the parts of an uploaded city (`city`, `agencies`, `topics`, `areas`, ...) or says what is wrong with them. */
  fromParts(parts: Record<string, unknown>): { ok: true; data: CityData } | { ok: false; problems: string[] };
}

export const cityReaderContext = createContext<CityReader>();
