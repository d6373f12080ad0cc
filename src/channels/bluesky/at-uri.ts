/** The collection in which posts live. */
export const postCollection = 'app.bsky.feed.post';

/** The parts of `at://DID/COLLECTION/KEY`; undefined for anything else. */
export function readAtUri(uri: string | undefined): { did: string; collection: string; key: string } | undefined {
  const [, did, collection, key] = /^at:\/\/([^/]+)\/([^/]+)\/([^/?#]+)$/.exec(uri ?? '') ?? [];
  return did && collection && key ? { did, collection, key } : undefined;
}

/** The address of a post by its author and key. */
export function postUri(did: string, key: string): string {
  return `at://${did}/${postCollection}/${key}`;
}

/** Where a person sees a post; the author by handle or DID. */
export function postLink(who: string, uri: string): string | undefined {
  const parts = readAtUri(uri);
  return parts?.collection === postCollection ? `https://bsky.app/profile/${who}/post/${parts.key}` : undefined;
}
