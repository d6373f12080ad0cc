import { findUrls } from '../domain/find-urls.ts';

/** A part of a text that is a link, a name or a tag; the indexes count bytes of UTF-8. */
export interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: Record<string, string>[];
}

/** A span in UTF-16 offsets, end exclusive. */
interface Span {
  start: number;
  end: number;
  feature: Record<string, string>;
}

/** The handles (`@kota.bsky.social`) in a text. */
export function findHandles(text: string): { start: number; end: number; handle: string }[] {
  const pattern = /(?<=^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])\b/giu;
  return [...text.matchAll(pattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    handle: (found[1] ?? '').toLowerCase(),
  }));
}

/** Marks links, names and tags; without this they are plain letters on Bluesky. `dids` holds who each handle is. */
export function markText(text: string, dids: ReadonlyMap<string, string>): Facet[] {
  const links = findUrls(text).map(
    ({ start, end, text: url }): Span => ({
      start,
      end,
      feature: { $type: 'app.bsky.richtext.facet#link', uri: /^https?:/i.test(url) ? url : `https://${url}` },
    }),
  );
  const names = findHandles(text).flatMap(({ start, end, handle }): Span[] => {
    const did = dids.get(handle);
    return did ? [{ start, end, feature: { $type: 'app.bsky.richtext.facet#mention', did } }] : [];
  });
  const tags = [...text.matchAll(/(?<=^|\s)[#＃]((?!\d+\b)[^\s#＃\p{P}][^\s#＃]*)/gu)].flatMap((found): Span[] => {
    const tag = (found[1] ?? '').replace(/\p{P}+$/u, '');
    const start = found.index;
    // Tags are at most 64 graphemes; UTF-16 units are never fewer.
    if (tag === '' || tag.length > 64) return [];
    return [{ start, end: start + 1 + tag.length, feature: { $type: 'app.bsky.richtext.facet#tag', tag } }];
  });
  const inLink = (span: Span) => links.some((link) => span.start < link.end && link.start < span.end);
  const spans = [...links, ...names, ...tags.filter((tag) => !inLink(tag))].toSorted((a, b) => a.start - b.start);
  const bytes = (end: number) => Buffer.byteLength(text.slice(0, end));
  return spans.map(({ start, end, feature }) => ({
    index: { byteStart: bytes(start), byteEnd: bytes(end) },
    features: [feature],
  }));
}
