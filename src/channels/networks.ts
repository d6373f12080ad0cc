import { bluesky } from './bluesky/index.ts';
import { counter } from './counter/index.ts';
import type { Network } from './domain/network.ts';
import { email } from './email/index.ts';
import { facebook } from './facebook/index.ts';
import { googleBusiness } from './google-business/index.ts';
import { instagram } from './instagram/index.ts';
import { mastodon } from './mastodon/index.ts';
import { open311 } from './open311/index.ts';
import { laksa, sp4nLapor } from './other-desk/index.ts';
import { sms } from './sms/index.ts';
import { telegram } from './telegram/index.ts';
import { threads } from './threads/index.ts';
import { tiktok } from './tiktok/index.ts';
import { web } from './web/index.ts';
import { website } from './website/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import { x } from './x/index.ts';
import { youtube } from './youtube/index.ts';

/** Every network the product speaks; a new one is a folder and a line here. */
export const networks: readonly Network[] = [
  web,
  counter,
  instagram,
  facebook,
  telegram,
  email,
  sms,
  open311,
  sp4nLapor,
  laksa,
  tiktok,
  mastodon,
  whatsapp,
  threads,
  x,
  bluesky,
  youtube,
  googleBusiness,
  website,
];

const byName = new Map(networks.map((network) => [network.name, network]));

/** The network of this name, or undefined for one this release does not know. */
export function networkNamed(name: string): Network | undefined {
  return byName.get(name);
}
