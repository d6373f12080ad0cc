import type { Call, Reply } from '../http.ts';
import { gone } from '../meta/graph-errors.ts';
import { paged } from '../meta/paged.ts';
import type { ThreadsMedia, ThreadsWorld } from './world.ts';

/** How much of the day's quotas is used. */
export interface Quotas {
  posts: number;
  replies: number;
}

/** Answers a GET below the version. */
export function readThreadsApi(
  world: ThreadsWorld,
  call: Call,
  path: string,
  { base, emptyFirst, quotas }: { base: string; emptyFirst: boolean; quotas: Quotas },
): Reply {
  const [first = '', edge] = path.split('/').filter(Boolean);
  const own = first === 'me' || first === world.accountId;
  const since = Number(call.query.get('since') ?? 0) * 1_000;
  const page = (all: ThreadsMedia[]) =>
    paged(
      call,
      base,
      emptyFirst,
      all.filter((one) => one.at.getTime() >= since).map((one) => world.view(one)),
    );
  if (own && edge === undefined) {
    return { status: 200, json: { id: world.accountId, username: world.username, name: 'Kota Latihan' } };
  }
  if (own && edge === 'threads') return page(world.posts());
  if (own && edge === 'mentions') {
    return page(
      world.media.filter((one) => one.username !== world.username && one.text.includes(`@${world.username}`)),
    );
  }
  if (own && edge === 'replies') {
    return page(world.media.filter((one) => one.username === world.username && one.rootId !== undefined));
  }
  if (own && edge === 'threads_publishing_limit') return readQuotas(quotas);
  const container = world.containers.find((one) => one.id === first);
  if (container && edge === undefined) {
    return { status: 200, json: { id: container.id, status: container.status, error_message: container.error } };
  }
  const media = world.find(first);
  if (!media) return gone();
  if (edge === undefined) return { status: 200, json: world.view(media) };
  if (edge === 'conversation') return page(world.media.filter((one) => one.rootId === first));
  if (edge === 'replies') return page(world.media.filter((one) => one.parentId === first));
  if (edge === 'insights') return readInsights(call);
  return gone();
}

function readQuotas({ posts, replies }: Quotas): Reply {
  const row = {
    quota_usage: posts,
    config: { quota_total: 250, quota_duration: 86_400 },
    reply_quota_usage: replies,
    reply_config: { quota_total: 1_000, quota_duration: 86_400 },
  };
  return { status: 200, json: { data: [row] } };
}

function readInsights(call: Call): Reply {
  const figures: Record<string, number> = { views: 120, likes: 9, replies: 4, reposts: 2, quotes: 1, shares: 3 };
  const wanted = (call.query.get('metric') ?? '').split(',');
  const data = wanted.flatMap((name) =>
    figures[name] === undefined ? [] : [{ name, period: 'lifetime', values: [{ value: figures[name] }] }],
  );
  return { status: 200, json: { data } };
}
