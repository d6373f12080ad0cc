import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#src/db/kysely.ts';
import type { Role } from '../domain/policy.ts';
import type { LinkPurpose } from '../domain/staff-link.ts';

/** A word for a link or a token that cannot be guessed: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token; whoever reads the database cannot use it. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export interface NewLink {
  purpose: LinkPurpose;
  expiresAt: Date;
  staffId?: number;
  email?: string;
  name?: string;
  role?: Role;
  agencyId?: number | null;
  madeBy?: number | null;
  clearsSecondFactor?: boolean;
}

/** Keeps a new link and gives its token, which is seen this once. */
export async function addLink(tx: Db, link: NewLink, at: Date): Promise<string> {
  const token = newToken();
  await sql`
    insert into staff_links (purpose, token_hash, staff_id, email, name, role, agency_id, made_by, made_at, expires_at, clears_second_factor)
    values (${link.purpose}, ${hashToken(token)}, ${link.staffId ?? null}, ${link.email ?? null}, ${link.name ?? null}, ${link.role ?? null},
      ${link.agencyId ?? null}, ${link.madeBy ?? null}, ${at}, ${link.expiresAt}, ${link.clearsSecondFactor ?? false})`.execute(
    tx,
  );
  return token;
}

export interface LinkRow {
  id: number;
  purpose: LinkPurpose;
  staffId: number | null;
  email: string | null;
  name: string | null;
  role: Role | null;
  agencyId: number | null;
  expiresAt: Date;
  usedAt: Date | null;
  clearsSecondFactor: boolean;
}

const columns = sql`id, purpose, staff_id as "staffId", email, name, role, agency_id as "agencyId", expires_at as "expiresAt",
  used_at as "usedAt", clears_second_factor as "clearsSecondFactor"`;

/** Finds a link by its token, for showing its page. */
export async function findLink(db: Db, token: string): Promise<LinkRow | undefined> {
  const { rows } =
    await sql<LinkRow>`select ${columns} from staff_links where token_hash = ${hashToken(token)}`.execute(db);
  return rows[0];
}

/** Locks a link so that of two people opening it at once only one gets in. */
export async function lockLink(tx: Db, token: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select ${columns} from staff_links where token_hash = ${hashToken(token)} for update`.execute(tx);
  return rows[0];
}

/** Marks a link as used. */
export async function markLinkUsed(tx: Db, id: number, at: Date): Promise<void> {
  await tx.updateTable('staff_links').set({ used_at: at }).where('id', '=', id).execute();
}

/** Ends earlier links for the same purpose and person, so that only the newest opens. */
export async function endLinks(tx: Db, of: { purpose: LinkPurpose; staffId?: number; email?: string }, at: Date) {
  await sql`
    update staff_links set expires_at = ${at}
    where purpose = ${of.purpose} and used_at is null and expires_at > ${at}
      and (${of.staffId ?? null}::int is null or staff_id = ${of.staffId ?? null})
      and (${of.email ?? null}::text is null or email = ${of.email ?? null})`.execute(tx);
}

/** Lists invitations nobody has used yet, newest first. */
export async function listInvitations(db: Db, filter: { agencyId?: number | null }, now: Date) {
  const { rows } = await sql<{
    id: number;
    name: string;
    email: string;
    role: Role;
    agencyId: number | null;
    agency: string | null;
    expiresAt: Date;
  }>`
    select l.id, l.name, l.email, l.role, l.agency_id as "agencyId", a.short_name as agency, l.expires_at as "expiresAt"
    from staff_links l left join agencies a on a.id = l.agency_id
    where l.purpose = 'invite' and l.used_at is null and l.expires_at > ${now}
      and (${filter.agencyId === undefined} or l.agency_id is not distinct from ${filter.agencyId ?? null}::int)
    order by l.id desc limit 200`.execute(db);
  return rows;
}
