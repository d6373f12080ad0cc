/**
 * Text that is appended to `src/channels/networks.ts` of a copy of the product: each network with one check taken away, by
 * the name in `MIMIN_MUTANT`. Never part of the product itself.
 */
export const mutantSource = `
const wrongs: Record<string, (network: Network) => Partial<Network>> = {
  accepts_any_signature: (n) => (n.verify ? { verify: () => ({ accepted: true }) } : {}),
  greets_anybody: (n) =>
    n.handshake ? { handshake: (account, query) => n.handshake?.(account, query) ?? [...query.values()][0] ?? 'x' } : {},
  new_id_each_time: (n) => reading(n, (item) => [{ ...item, externalId: item.externalId + Math.random() }]),
  forgets_when: (n) => reading(n, (item) => [{ ...item, at: new Date() }]),
  reads_the_first_only: (n) => ({
    normalise: async (account, event) => (await n.normalise(account, event)).slice(0, 1),
  }),
  stumbles_over_unknown: (n) =>
    reading(n, (item) => {
      if (item.kind === 'unsupported') throw new UnreadableEvent('unknown');
      return [item];
    }),
  ignores_edits: (n) => reading(n, (item) => (item.kind === 'edit' ? [] : [item])),
  ignores_deletions: (n) => reading(n, (item) => (item.kind === 'delete' ? [] : [item])),
  takes_echoes_for_residents: (n) =>
    reading(n, (item) => [item.kind === 'echo' ? { ...item, kind: item.visibility === 'public' ? 'comment' : 'message' } : item]),
  never_says_reauth: (n) => failing(n, 'reauth', 'permanent'),
  never_says_rate: (n) => failing(n, 'rate', 'permanent'),
  keeps_the_first_token: (n) => {
    const first = new Map<number, ChannelAccount>();
    const old = (account: ChannelAccount): ChannelAccount => {
      if (!first.has(account.id)) first.set(account.id, account);
      return { ...account, secrets: first.get(account.id)?.secrets ?? account.secrets };
    };
    return {
      reply: (account, outgoing, signal) => n.reply(old(account), outgoing, signal),
      ...(n.renew ? { renew: async () => ({ secrets: {}, settings: {} }) } : {}),
    };
  },
  knows_no_window: (n) => ({
    abilities: (facts) => {
      const found = n.abilities(facts);
      const open = { allowed: true as const, maxLength: 1_000 };
      const always = (ability: Ability): Ability => (ability.allowed || ability.reason !== 'window_closed' ? ability : open);
      return { public: always(found.public), private: always(found.private) };
    },
  }),
  sends_again_blindly: (n) => ({
    reply: async (account, outgoing, signal) => {
      const told = await n.reply(account, outgoing, signal);
      return told.state === 'unknown' ? { state: 'failed', failure: 'transient', reason: told.reason } : told;
    },
  }),
  rounds_ids: (n) =>
    reading(n, (item) => [
      {
        ...item,
        externalId: rounded(item.externalId),
        conversation: rounded(item.conversation),
        author: { ...item.author, externalId: rounded(item.author.externalId) },
      },
    ]),
  invents_media: (n) => (n.download ? { download: async () => new TextEncoder().encode('berkas') } : {}),
};

function reading(n: Network, change: (item: Incoming) => Incoming[]): Partial<Network> {
  return { normalise: async (account, event) => (await n.normalise(account, event)).flatMap(change) };
}

function failing(n: Network, from: FailureClass, to: FailureClass): Partial<Network> {
  const { poll } = n;
  const changed = (error: unknown) =>
    error instanceof NetworkFailure && error.failure === from ? new NetworkFailure(to, error.reason) : error;
  return {
    reply: async (account, outgoing, signal) => {
      const told = await n.reply(account, outgoing, signal);
      return told.state === 'failed' && told.failure === from ? { ...told, failure: to } : told;
    },
    ...(poll
      ? {
          poll: async function* (account: ChannelAccount, cursor: string | null, signal: AbortSignal) {
            try {
              yield* poll(account, cursor, signal);
            } catch (error) {
              throw changed(error);
            }
          },
        }
      : {}),
  };
}

function rounded(id: string): string {
  return id.replace(/\\d{16,}/g, (digits) => String(Number(digits)));
}

for (const network of networks) Object.assign(network, wrongs[process.env.MIMIN_MUTANT ?? '']?.({ ...network }) ?? {});
`;

/** What the appended text needs beyond what `networks.ts` imports by itself. */
export const mutantImports = `import type { Ability, ChannelAccount, FailureClass, Incoming } from './domain/network.ts';
import { UnreadableEvent } from './domain/network.ts';
import { NetworkFailure } from './domain/network-failure.ts';
`;

/** Each wrong, and the cells of which at least one has to fail for every network that has them. */
export const mutants: Record<string, readonly string[]> = {
  accepts_any_signature: ['bad_signature', 'absent_signature', 'stale_signature'],
  greets_anybody: ['handshake'],
  new_id_each_time: ['duplicate'],
  forgets_when: ['reorder'],
  reads_the_first_only: ['batch'],
  stumbles_over_unknown: ['unknown'],
  ignores_edits: ['edit'],
  ignores_deletions: ['delete'],
  takes_echoes_for_residents: ['echo'],
  never_says_reauth: ['token_dead'],
  keeps_the_first_token: ['token_refreshed'],
  never_says_rate: ['rate'],
  knows_no_window: ['window_closed'],
  sends_again_blindly: ['timeout_after_effect'],
  rounds_ids: ['big_ids'],
  invents_media: ['expired_media'],
};
