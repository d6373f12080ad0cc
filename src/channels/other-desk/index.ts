import type { Network } from '../domain/network.ts';
import { readFormBody } from '../web/form-body.ts';

/**
 * A desk without a public API, whose reports come in as a file of its own export. An answer stands on the tracking page;
 * a person writes it at the desk too, as nobody else can.
 */
function desk(name: string, title: string): Network {
  return {
    name,
    normalise: (_account, event) => [readFormBody(event)],
    abilities: () => ({
      public: { allowed: false, reason: 'not_offered' },
      private: { allowed: true, maxLength: 10_000 },
    }),
    reply: async (_account, outgoing) => ({ state: 'sent', externalId: `${name}:${outgoing.key}` }),
    check: async (account) => ({ ok: true, externalId: account.externalId, name: title }),
  };
}

/** SP4N-LAPOR!, the national complaint service. */
export const sp4nLapor = desk('sp4n_lapor', 'SP4N-LAPOR!');
/** LAKSA, the complaint part of the app of Kota Tangerang. */
export const laksa = desk('laksa', 'LAKSA');
