import type { Db } from '#src/db/kysely.ts';
import type { Clocks } from '../domain/clock-state.ts';
import type { Kind, Privacy, Status, Urgency } from '../schema.ts';

/** An open report as far as its promises are counted, and who may read it. */
export interface OpenClocks {
  id: number;
  title: string;
  kind: Kind;
  urgency: Urgency;
  network: string;
  agencyId: number | null;
  earlierAgencyIds: number[];
  partAgencyIds: number[];
  inspection: boolean;
  privacy: Privacy;
  status: Status;
  clocks: Clocks;
  escalations: string[];
  openedAt: Date;
  firstAnsweredAt: Date | null;
}

/** The newest open reports with a promise, so many at most. */
export async function listOpenClocks(db: Db, most: number): Promise<OpenClocks[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .select([
      'reports.id',
      'reports.title',
      'reports.kind',
      'reports.urgency',
      'channels.network',
      'reports.agency_id',
      'reports.earlier_agency_ids',
      'reports.part_agency_ids',
      'reports.inspection',
      'reports.privacy',
      'reports.status',
      'reports.clocks',
      'reports.escalations',
      'reports.opened_at',
      'reports.first_answered_at',
    ])
    .where('reports.status', 'in', ['open', 'waiting'])
    .where('reports.hidden_at', 'is', null)
    .where('reports.kind', 'not in', ['praise', 'chatter', 'spam'])
    .orderBy('reports.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind as Kind,
    urgency: row.urgency as Urgency,
    network: row.network,
    agencyId: row.agency_id,
    earlierAgencyIds: row.earlier_agency_ids,
    partAgencyIds: row.part_agency_ids,
    inspection: row.inspection,
    privacy: row.privacy as Privacy,
    status: row.status as Status,
    clocks: row.clocks as unknown as Clocks,
    escalations: row.escalations as unknown as string[],
    openedAt: row.opened_at,
    firstAnsweredAt: row.first_answered_at,
  }));
}
