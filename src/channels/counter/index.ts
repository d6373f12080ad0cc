import type { Network } from '../domain/network.ts';
import { readFormBody } from '../web/form-body.ts';

/** The counter: a mimin writes down what came by phone, visit, letter, link or screenshot; answered by the mimin in person and on the tracking page. */
export const counter: Network = {
  name: 'counter',
  normalise: (_account, event) => [readFormBody(event)],
  abilities: () => ({
    public: { allowed: false, reason: 'not_offered' },
    private: { allowed: true, maxLength: 10_000 },
  }),
  reply: async (_account, outgoing) => ({ state: 'sent', externalId: `counter:${outgoing.key}` }),
  check: async (account) => ({ ok: true, externalId: account.externalId, name: 'Loket' }),
};
