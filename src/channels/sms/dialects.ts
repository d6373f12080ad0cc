import type { ChannelAccount } from '../domain/network.ts';
import type { Dialect } from './dialect.ts';
import { generic } from './generic.ts';
import { infobip } from './infobip.ts';
import { kannel } from './kannel.ts';
import { twilio } from './twilio.ts';
import { vonage } from './vonage.ts';

/** Every gateway the product speaks to; the one that reads almost anything comes last. */
export const dialects: readonly Dialect[] = [twilio, infobip, vonage, kannel, generic];

/** The gateway that an account's settings name. */
export function dialectOf(account: Pick<ChannelAccount, 'settings'>): Dialect {
  return dialects.find((one) => one.name === account.settings.gateway) ?? generic;
}
