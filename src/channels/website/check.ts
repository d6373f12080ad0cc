import { idText, number, record } from '../domain/loose-json.ts';
import type { ChannelAccount, Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { readSite } from './call.ts';
import { askFeed } from './poll-feed.ts';
import { feedOf, kindOf, siteName, siteOf } from './site.ts';

/**
 * Asks who we are on the site, what that user may do and how far the site's clock is from GMT; of a feed, whether it can be
 * read. The account is the site, named by its host and path.
 */
export async function checkAccount(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  try {
    return kindOf(account.settings) === 'feed'
      ? await checkFeed(account, signal)
      : await checkWordPress(account, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) return { ok: false, failure: error.failure, reason: error.reason };
    throw error;
  }
}

async function checkFeed(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  const answer = await askFeed(account, {}, signal);
  const site = answer === 'unchanged' ? undefined : answer.feed.link;
  const name = siteName(siteOf(account.settings) ?? site ?? feedOf(account.settings) ?? '');
  return { ok: true, externalId: name, name };
}

async function checkWordPress(account: ChannelAccount, signal: AbortSignal): ReturnType<Network['check']> {
  const { rest, user } = await findUser(account, signal);
  const id = idText(user.id);
  if (id === undefined) throw new NetworkFailure('permanent', 'site_without_api');
  const settings = { ...account.settings, rest };
  const root = await readSite({ ...account, settings }, { method: 'GET', path: '/' }, signal);
  const offset = number(record(root.body).gmt_offset);
  const name = siteName(siteOf(account.settings) ?? '');
  const may = record(user.capabilities);
  return {
    ok: true,
    externalId: name,
    name,
    settings: {
      rest,
      user_id: id,
      moderates: may.moderate_comments === true ? 'yes' : 'no',
      ...(offset === undefined ? {} : { gmt_offset: String(offset) }),
    },
  };
}

/** Asks below `/wp-json` and, where a site has no readable addresses, by `rest_route`. */
async function findUser(account: ChannelAccount, signal: AbortSignal) {
  const call = { method: 'GET', path: '/wp/v2/users/me', query: { context: 'edit' } } as const;
  const ask = async (rest: 'path' | 'query') => {
    const settings = { ...account.settings, rest };
    return { rest, user: record((await readSite({ ...account, settings }, call, signal)).body) };
  };
  try {
    return await ask('path');
  } catch (error) {
    if (!(error instanceof NetworkFailure) || error.reason !== 'site_without_api') throw error;
    return await ask('query').catch((second: unknown) => {
      // Where neither is WordPress, a page of the site answers the second.
      if (second instanceof NetworkFailure && second.reason !== 'service_down') throw second;
      throw error;
    });
  }
}
