import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Caller } from '../google/base.ts';
import { readGoogle } from '../google/call.ts';
import { pagesOf } from '../google/pages.ts';
import { locationOf, pathOf } from './names.ts';

const readMask = 'name,title,storefrontAddress,metadata';
const maxPages = 20;

/** Asks for the location's name, and whether its reviews may be read (a project has no quota before Google approves it). */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  const location = locationOf(account.externalId);
  if (location === '' || !account.settings.account) {
    return { ok: false, failure: 'permanent', reason: 'settings_missing' };
  }
  try {
    const asked = { host: 'information', method: 'GET', path: `/v1/${location}`, query: { readMask } } as const;
    const { body } = await readGoogle(account, asked, signal);
    const query = { pageSize: '1' };
    await readGoogle(
      account,
      { host: 'reviews', method: 'GET', path: `/v4/${pathOf(account)}/reviews`, query },
      signal,
    );
    const mapsUri = text(record(body.metadata).mapsUri);
    const name = text(body.title) ?? location;
    return { ok: true, externalId: location, name, settings: mapsUri === undefined ? {} : { maps_uri: mapsUri } };
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

/** One location that a consent covers. */
export interface GrantedLocation {
  externalId: string;
  name: string;
  account: string;
  mapsUri: string | undefined;
}

/** Every location of every business account the person manages, each once; throws `NetworkFailure`. */
export async function listLocations(caller: Caller, signal: AbortSignal): Promise<GrantedLocation[]> {
  const found = new Map<string, GrantedLocation>();
  const accounts = { host: 'accounts', method: 'GET', path: '/v1/accounts', query: { pageSize: '20' } } as const;
  for await (const page of pagesOf(caller, accounts, maxPages, signal)) {
    for (const one of list(page.body.accounts)) {
      const account = idText(record(one).name);
      if (account === undefined) continue;
      for (const location of await listOf(caller, account, signal)) {
        // A location may be reached by several accounts (the person's own, a group).
        if (!found.has(location.externalId)) found.set(location.externalId, location);
      }
    }
  }
  return [...found.values()];
}

async function listOf(caller: Caller, account: string, signal: AbortSignal): Promise<GrantedLocation[]> {
  const query = { readMask, pageSize: '100' };
  const call = { host: 'information', method: 'GET', path: `/v1/${account}/locations`, query } as const;
  const found: GrantedLocation[] = [];
  for await (const { body } of pagesOf(caller, call, maxPages, signal)) {
    for (const one of list(body.locations).map(record)) {
      const externalId = locationOf(idText(one.name) ?? '');
      if (externalId === '') continue;
      const line = text(list(record(one.storefrontAddress).addressLines)[0]);
      const title = text(one.title) ?? externalId;
      const mapsUri = text(record(one.metadata).mapsUri);
      found.push({ externalId, name: line === undefined ? title : `${title}, ${line}`, account, mapsUri });
    }
  }
  return found;
}
