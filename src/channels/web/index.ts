import type { Network } from '../domain/network.ts';
import { downloadNamed } from './download-named.ts';
import { readFormBody } from './form-body.ts';

/** The city's own form: nothing is called; an answer "arrives" by standing on the tracking page. */
export const web: Network = {
  name: 'web',
  normalise: (_account, event) => [readFormBody(event)],
  download: downloadNamed,
  abilities: () => ({
    public: { allowed: false, reason: 'not_offered' },
    private: { allowed: true, maxLength: 10_000 },
  }),
  reply: async (_account, outgoing) => ({ state: 'sent', externalId: `web:${outgoing.key}` }),
  check: async (account) => ({ ok: true, externalId: account.externalId, name: 'Formulir' }),
};
