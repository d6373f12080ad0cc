import { type Call, fieldsOf, type Reply } from '../http.ts';
import { gone, graphError } from '../meta/graph-errors.ts';
import type { SentAnswer } from '../record.ts';
import type { ThreadsMedia, ThreadsWorld } from './world.ts';

type Written = { reply: Reply; answer?: SentAnswer; media?: ThreadsMedia };

/** Carries out a POST below the version: a container, or its publication. */
export function writeThreads(world: ThreadsWorld, call: Call, path: string, ready: boolean): Written {
  const [first = '', edge] = path.split('/').filter(Boolean);
  const fields = Object.fromEntries(Object.entries(fieldsOf(call)).map(([name, value]) => [name, String(value)]));
  if (first !== world.accountId && first !== 'me') return { reply: gone() };
  if (edge === 'threads') return { reply: makeContainer(world, fields, ready) };
  if (edge === 'threads_publish') return publish(world, fields.creation_id ?? '');
  return { reply: gone() };
}

function makeContainer(world: ThreadsWorld, fields: Record<string, string>, ready: boolean): Reply {
  const { text = '', media_type, reply_to_id, children, is_carousel_item } = fields;
  if (reply_to_id !== undefined && !world.find(reply_to_id)) return gone();
  if ([...text].length > 500) return graphError(400, 100, 'Param text must be at most 500 characters long.');
  if (media_type === 'TEXT' && text === '') return graphError(400, 100, 'The parameter text is required');
  const parts = children?.split(',') ?? [];
  const finished = (id: string) => world.containers.some((one) => one.id === id && one.status === 'FINISHED');
  if (media_type === 'CAROUSEL' && (parts.length < 2 || !parts.every(finished))) {
    return graphError(400, 100, 'Invalid carousel children');
  }
  const links = new Set(text.match(/https?:\/\/\S+/g) ?? []);
  const id = world.newId();
  const tooMany = links.size > 5;
  world.containers.push({
    id,
    fields: { ...fields, ...(is_carousel_item ? { piece: '1' } : {}) },
    status: tooMany ? 'ERROR' : ready ? 'FINISHED' : 'IN_PROGRESS',
    ...(tooMany ? { error: 'THREADS_API__LINK_LIMIT_EXCEEDED' } : {}),
  });
  return { status: 200, json: { id } };
}

function publish(world: ThreadsWorld, containerId: string): Written {
  const container = world.containers.find((one) => one.id === containerId);
  if (!container || container.fields.piece) {
    return { reply: graphError(400, 24, 'The requested resource does not exist', { error_subcode: 4_279_009 }) };
  }
  if (container.status !== 'FINISHED') return { reply: graphError(400, 100, 'Media is not ready to be published') };
  container.status = 'PUBLISHED';
  const { text = '', reply_to_id: parent, media_type } = container.fields;
  const kind = { IMAGE: 'IMAGE', VIDEO: 'VIDEO', CAROUSEL: 'CAROUSEL_ALBUM' } as const;
  const mediaType = kind[media_type as keyof typeof kind] ?? 'TEXT_POST';
  const media = parent
    ? world.reply(text, world.username, parent, { mediaType })
    : world.add({ text, username: world.username, mediaType });
  const answer: SentAnswer = {
    network: 'threads',
    way: parent ? 'comment_reply' : 'post',
    id: media.id,
    to: parent ?? world.accountId,
    text,
    at: media.at,
  };
  return { reply: { status: 200, json: { id: media.id } }, answer, media };
}
