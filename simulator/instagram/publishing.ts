import { type Call, fieldsOf, type Reply } from '../http.ts';
import { gone, graphError } from '../meta/graph-errors.ts';
import type { SentAnswer } from '../record.ts';
import type { Media, World } from './people.ts';

/** Something made for publishing that nobody sees yet. */
export interface Container {
  id: string;
  caption: string;
  status: 'IN_PROGRESS' | 'FINISHED' | 'ERROR' | 'EXPIRED' | 'PUBLISHED';
  /** What went wrong, as Meta words it. */
  detail?: string;
}

/** Containers, the day's quota and figures of the practice account. */
export class Publishing {
  readonly containers = new Map<string, Container>();
  /** How often a container is asked about before it is ready. */
  ripensAfter = 0;
  quotaUsage = 0;
  quotaTotal = 50;
  /** Too few people have seen the posts for figures. */
  fewViewers = false;
  readonly #world: World;
  readonly #asked = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Answers a GET that is about publishing; undefined for others. */
  read(call: Call, first: string, second: string | undefined): Reply | undefined {
    if (first === this.#world.accountId && second === 'content_publishing_limit') {
      const config = { quota_total: this.quotaTotal, quota_duration: 86_400 };
      return { status: 200, json: { data: [{ quota_usage: this.quotaUsage, config }] } };
    }
    if (second === 'insights') return this.#insights(first, call.query.get('metric') ?? '');
    const container = second === undefined ? this.containers.get(first) : undefined;
    if (!container) return undefined;
    const asked = (this.#asked.get(first) ?? 0) + 1;
    this.#asked.set(first, asked);
    if (container.status === 'IN_PROGRESS' && asked > this.ripensAfter) container.status = 'FINISHED';
    const { id, status, detail } = container;
    return { status: 200, json: { id, status_code: status, status: detail ?? status } };
  }

  /** `POST /media`: makes a container. */
  make(call: Call): Reply {
    const fields = fieldsOf(call);
    const address = String(fields.image_url ?? fields.video_url ?? '');
    if (fields.media_type !== 'CAROUSEL' && !URL.canParse(address)) {
      return graphError(400, 9004, 'Only photo or video can be accepted as media type.', { error_subcode: 2_207_052 });
    }
    const children = String(fields.children ?? '')
      .split(',')
      .filter(Boolean);
    if (children.some((id) => this.containers.get(id)?.status !== 'FINISHED')) {
      return graphError(400, 9007, 'Media ID is not available', { error_subcode: 2_207_027 });
    }
    const id = this.#world.newId('178');
    this.containers.set(id, { id, caption: String(fields.caption ?? ''), status: 'IN_PROGRESS' });
    return { status: 200, json: { id } };
  }

  /** `POST /media_publish`: what everybody sees. */
  publish(call: Call): { reply: Reply; answer?: SentAnswer; media?: Media } {
    const container = this.containers.get(String(fieldsOf(call).creation_id ?? ''));
    if (!container) return { reply: gone() };
    if (container.status !== 'FINISHED') {
      return { reply: graphError(400, 9007, 'Media ID is not available', { error_subcode: 2_207_027 }) };
    }
    container.status = 'PUBLISHED';
    this.quotaUsage++;
    const media = this.#world.addMedia(container.caption);
    const { accountId } = this.#world;
    const answer: SentAnswer = {
      network: 'instagram',
      way: 'post',
      id: media.id,
      to: accountId,
      text: container.caption,
      at: media.at,
    };
    return { reply: { status: 200, json: { id: media.id } }, answer, media };
  }

  #insights(mediaId: string, wanted: string): Reply {
    if (!this.#world.media.some((one) => one.id === mediaId)) return gone();
    if (this.fewViewers) return graphError(400, 10, '(#10) Not enough viewers for the media to show insights');
    const figures: Record<string, number> = { views: 820, reach: 610, shares: 12, likes: 45, comments: 7, saved: 9 };
    const names = wanted.split(',');
    if (names.some((name) => !(name in figures))) {
      return graphError(400, 100, '(#100) metric[0] must be one of the following values');
    }
    const data = names.map((name) => ({ name, period: 'lifetime', values: [{ value: figures[name] }] }));
    return { status: 200, json: { data } };
  }
}
