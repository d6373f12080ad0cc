import { idText, type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Author } from '../domain/network.ts';

/** What an answer or event tells beside its items: people, media and other posts, by id. */
export interface Surroundings {
  people: Map<string, Author>;
  media: Map<string, Loose>;
}

/**
 * Collects what stands in `includes` (in the root, in `data` or in an event), in the `users` map of direct messages, and in
 * the `user` of older posts.
 */
export function readSurroundings(...places: Loose[]): Surroundings {
  const found: Surroundings = { people: new Map(), media: new Map() };
  for (const place of places) {
    const includes = record(place.includes);
    for (const user of list(includes.users)) addPerson(found, record(user));
    for (const one of list(includes.media).map(record)) {
      const key = idText(one.media_key);
      if (key !== undefined) found.media.set(key, one);
    }
    for (const [id, user] of Object.entries(record(place.users))) addPerson(found, record(user), id);
  }
  return found;
}

/** A person as they stand in a list or map; events put each into a `data` of its own. */
export function readPerson(user: Loose, knownId?: string): Author | undefined {
  const said = 'data' in user ? record(user.data) : user;
  const externalId = idText(said.id_str) ?? idText(said.id) ?? knownId;
  if (externalId === undefined) return undefined;
  const handle = text(said.username) ?? text(said.screen_name);
  const name = text(said.name);
  return { externalId, ...(handle ? { handle } : {}), ...(name ? { name } : {}) };
}

function addPerson(found: Surroundings, user: Loose, knownId?: string): void {
  const person = readPerson(user, knownId);
  if (person) found.people.set(person.externalId, person);
}
