import { keepNotice } from '../domain/kept-unknown.ts';
import type { Incoming } from '../domain/network.ts';
import { readInstant } from '../meta/read-instant.ts';
import { plainText } from './plain-text.ts';

/** True for what the hub delivers: an Atom feed. */
export function isFeed(said: string): boolean {
  return /<(?:\w+:)?feed[\s>]/i.test(said.slice(0, 4_000));
}

/** Reads the hub's notice of a new, changed or deleted video of ours: kept as a notice, as nobody wrote to us. */
export function readFeed(said: string, receivedAt: Date): Incoming[] {
  const entries = [...said.matchAll(/<entry[\s>]([\s\S]*?)<\/entry>/gi)].map((one) => one[1] ?? '');
  const gone = [...said.matchAll(/<at:deleted-entry\b([^>]*)>/gi)].map((one) => one[1] ?? '');
  return [
    ...entries.map((entry) => {
      const video = elementText(entry, 'yt:videoId') ?? '';
      const changed = elementText(entry, 'updated') ?? elementText(entry, 'published') ?? '';
      const at = readInstant(changed) ?? receivedAt;
      return {
        ...keepNotice('video', [video, changed], at),
        visibility: 'public' as const,
        text: elementText(entry, 'title') ?? '',
        ...(video === ''
          ? {}
          : { permalink: `https://www.youtube.com/watch?v=${encodeURIComponent(video)}`, post: video }),
      };
    }),
    ...gone.map((attributes) => {
      const video = /ref="yt:video:([^"]+)"/.exec(attributes)?.[1] ?? '';
      const when = /when="([^"]+)"/.exec(attributes)?.[1] ?? '';
      return keepNotice('video_deleted', [video, when], readInstant(when) ?? receivedAt);
    }),
  ];
}

function elementText(entry: string, name: string): string | undefined {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'i').exec(entry)?.[1];
  return found === undefined ? undefined : plainText(found.trim());
}
