import type { App } from '#src/app.ts';
import { networkNamed } from '#src/channels/index.ts';
import type { QuietHours } from '../domain/notice-times.ts';
import { findStaffChat } from './staff-reach.ts';

/** How somebody is told now, for the page where he sets it. */
export interface NoticeWays {
  /** Null when the city has no mail server or the person no address. */
  email: { address: string; on: boolean } | null;
  quiet: QuietHours | null;
  browsers: { id: number; device: string; since: string }[];
  chatSince: string | null;
}

/** Reads how somebody is told. */
export async function findNoticeWays(app: App, staffId: number): Promise<NoticeWays> {
  const [row, browsers, chat] = await Promise.all([
    app.db
      .selectFrom('staff')
      .leftJoin('user', 'user.id', 'staff.user_id')
      .leftJoin('notice_ways', 'notice_ways.staff_id', 'staff.id')
      .select(['user.email as address', 'notice_ways.email', 'notice_ways.quiet_from', 'notice_ways.quiet_until'])
      .where('staff.id', '=', staffId)
      .executeTakeFirst(),
    app.db
      .selectFrom('push_subscriptions')
      .select(['id', 'device', 'made_at'])
      .where('staff_id', '=', staffId)
      .orderBy('id')
      .execute(),
    findStaffChat(app.db, { staffId }),
  ]);
  const hasMail = app.config.smtpUrl !== undefined && row?.address;
  return {
    email: hasMail ? { address: String(row.address), on: row.email ?? true } : null,
    quiet: row?.quiet_from == null || row.quiet_until == null ? null : { from: row.quiet_from, until: row.quiet_until },
    browsers: browsers.map(({ id, device, made_at }) => ({ id, device, since: made_at.toISOString() })),
    chatSince: chat?.linkedAt.toISOString() ?? null,
  };
}

/** Accounts in whose chats staff may be told, with how a chat is opened by a code. */
export async function listStaffBots(
  app: App,
): Promise<{ name: string; link: (code: string) => { address?: string; typed: string } }[]> {
  const rows = await app.db
    .selectFrom('channels')
    .select(['network', 'name'])
    .where('state', '=', 'connected')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ network, name }) => {
    const staffLink = networkNamed(network)?.staffLink;
    return staffLink ? [{ name, link: (code: string) => staffLink(name, code) }] : [];
  });
}
