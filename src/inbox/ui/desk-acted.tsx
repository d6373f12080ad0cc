import type { EarlierPicture } from '../domain/proof-rules.ts';

/** How something done on the report page ended, as its action answers it. */
export type ActedData =
  | { ok: true; did: string; identities?: SeenIdentityData[] }
  | { ok: false; intent: string; problem: string; typed: Record<string, string>; earlier?: EarlierPicture | undefined };

export interface SeenIdentityData {
  network: string;
  handle: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
}
