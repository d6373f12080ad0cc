import {
  type AccountValues,
  accountStates,
  type Directory,
  keepKnown,
  readDay,
  readPeople,
  readPerson,
} from './account-values.ts';
import { readHandle } from './official-handle.ts';
import { officialNetworks } from './official-networks.ts';

/** The fields of the form of one account, by the names its page gives them. */
export const accountFields = [
  'network',
  'handle',
  'name',
  'agencyId',
  'state',
  'owner',
  'admins',
  'lastPostOn',
  'lastAnswerOn',
  'note',
] as const;
export type AccountField = (typeof accountFields)[number];

/** Reads the filled form of an account; names the field that is wrong and why. The name of a row that is there may stay as it is. */
export function readAccountForm(
  typed: (name: AccountField) => string,
  directory: Directory,
  today: string,
  before: AccountValues | undefined,
): { ok: true; values: AccountValues } | { ok: false; field: AccountField; reason: string } {
  const wrong = (field: AccountField, reason: string) => ({ ok: false as const, field, reason });
  const network = officialNetworks.find((one) => one.name === typed('network'));
  if (!network) return wrong('network', 'unknown_network');
  const kept = before?.network === network.name && before.handle === typed('handle').trim();
  const read = kept ? { handle: before.handle, url: before.url } : readHandle(network, typed('handle'));
  if ('problem' in read) return wrong('handle', read.problem);
  const agencyId = typed('agencyId') === '' ? null : Number(typed('agencyId'));
  if (agencyId !== null && !directory.agencies.some((one) => one.id === agencyId))
    return wrong('agencyId', 'unknown_agency');
  const state = accountStates.find((one) => one === typed('state'));
  if (!state) return wrong('state', 'unknown_state');
  const days: Record<'lastPostOn' | 'lastAnswerOn', string | null> = { lastPostOn: null, lastAnswerOn: null };
  for (const field of ['lastPostOn', 'lastAnswerOn'] as const) {
    if (typed(field).trim() === '') continue;
    const day = readDay(typed(field), today);
    if (day === 'no_day' || day === 'future') return wrong(field, day);
    days[field] = day;
  }
  const known = before ? [...(before.owner ? [before.owner] : []), ...before.admins] : [];
  const owner = readPerson(typed('owner'), directory);
  const values: AccountValues = {
    network: network.name,
    ...read,
    name: typed('name').trim().slice(0, 200) || null,
    agencyId,
    state,
    note: typed('note').trim().slice(0, 2_000) || null,
    ...days,
    owner: owner ? (keepKnown([owner], known)[0] ?? owner) : null,
    admins: keepKnown(readPeople(typed('admins'), directory), known),
  };
  return { ok: true, values };
}
