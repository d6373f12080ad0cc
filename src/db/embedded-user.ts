import { statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

/**
 * Whom the server runs as: PostgreSQL refuses root, so root lends it the folder's owner, or `nobody` for a new one;
 * everybody else runs it as themselves.
 */
export function serverUser(existing: { uid: number; gid: number } | undefined): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid, name: `#${existing.uid}` };
  // A number that is not in the password file would not do: initdb looks its user's name up.
  return { uid: 65_534, gid: 65_534, name: 'nobody' };
}

/** Whether another user may walk down to a path and read or run it, judged from the modes of every folder above. */
export function isReachable(path: string, user: ServerUser): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || !allows(stat, user, stat.isDirectory() ? 5 : 4)) return false;
  return areParentsOpen(path, user);
}

/** Whether another user may walk down to the folder that holds a path. */
export function areParentsOpen(path: string, user: ServerUser): boolean {
  return hidingParent(path, user) === undefined;
}

/** The uppermost folder above a path that another user cannot enter. */
export function hidingParent(path: string, user: ServerUser): string | undefined {
  const parents: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    parents.unshift(at);
    if (dirname(at) === at) break;
  }
  return parents.find((parent) => !allows(statSync(parent), user, 1));
}

function allows(stat: { mode: number; uid: number; gid: number }, user: ServerUser, wanted: number): boolean {
  const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
  return ((stat.mode >> shift) & wanted) === wanted;
}
