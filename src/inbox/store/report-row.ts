import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { NotAllowed } from '#src/people/index.ts';
import type { Clocks } from '../domain/clock-state.ts';
import type { JoinedState } from '../domain/joined-clocks.ts';
import type { ReportEventType } from '../events.ts';
import type { Kind, Privacy, Status, Urgency } from '../schema.ts';
import { announceReports } from './announce.ts';

/** A report locked for a change. */
export interface LockedReport {
  id: number;
  code: string;
  status: Status;
  kind: Kind;
  urgency: Urgency;
  topicId: number | null;
  agencyId: number | null;
  outsideOwner: string | null;
  kelurahanCode: string | null;
  earlierAgencyIds: number[];
  /** Agencies that were asked for a part; they may read it. */
  partAgencyIds: number[];
  inspection: boolean;
  privacy: Privacy;
  network: string;
  clocks: Clocks;
  escalations: string[];
  openedAt: Date;
  firstAnsweredAt: Date | null;
  resolvedAt: Date | null;
  rating: number | null;
  hidden: boolean;
  version: number;
  /** The report that answers for it since it was joined; null when it stands for itself. */
  mainId: number | null;
  joinedAt: Date | null;
  /** What it was before; only of a joined one. */
  joinedState: JoinedState | null;
}

/** Locks the row, so that two people who act at once act one after the other; throws `NotAllowed` for what does not exist, as for what may not be seen. */
export async function lockReport(tx: Tx, id: number): Promise<LockedReport> {
  const row = await tx
    .selectFrom('reports')
    .innerJoin('channels', 'channels.id', 'reports.channel_id')
    .select([
      'reports.id',
      'reports.code',
      'reports.status',
      'reports.kind',
      'reports.urgency',
      'reports.topic_id',
      'reports.agency_id',
      'reports.outside_owner',
      'reports.kelurahan_code',
      'reports.earlier_agency_ids',
      'reports.part_agency_ids',
      'reports.inspection',
      'reports.privacy',
      'channels.network',
      'reports.clocks',
      'reports.escalations',
      'reports.opened_at',
      'reports.first_answered_at',
      'reports.resolved_at',
      'reports.rating',
      'reports.hidden_at',
      'reports.version',
      'reports.main_id',
      'reports.joined_at',
      'reports.joined_state',
    ])
    .where('reports.id', '=', id)
    .forUpdate('reports')
    .executeTakeFirst();
  if (!row) throw new NotAllowed('no such report');
  return {
    id: row.id,
    code: row.code,
    status: row.status as Status,
    kind: row.kind as Kind,
    urgency: row.urgency as Urgency,
    topicId: row.topic_id,
    agencyId: row.agency_id,
    outsideOwner: row.outside_owner,
    kelurahanCode: row.kelurahan_code,
    earlierAgencyIds: row.earlier_agency_ids,
    partAgencyIds: row.part_agency_ids,
    inspection: row.inspection,
    privacy: row.privacy as Privacy,
    network: row.network,
    clocks: row.clocks as unknown as Clocks,
    escalations: row.escalations as unknown as string[],
    openedAt: row.opened_at,
    firstAnsweredAt: row.first_answered_at,
    resolvedAt: row.resolved_at,
    rating: row.rating,
    hidden: row.hidden_at !== null,
    version: row.version,
    mainId: row.main_id,
    joinedAt: row.joined_at,
    joinedState: row.joined_state as unknown as JoinedState | null,
  };
}

/** What a change writes into the row; what is absent stays. */
export interface ReportUpdate {
  status?: Status;
  kind?: Kind;
  urgency?: Urgency;
  topic_id?: number | null;
  agency_id?: number | null;
  earlier_agency_ids?: number[];
  part_agency_ids?: number[];
  inspection?: boolean;
  outside_owner?: string | null;
  kelurahan_code?: string | null;
  kecamatan_code?: string | null;
  first_answered_at?: Date | null;
  resolved_at?: Date | null;
  closed_as?: 'no_answer_needed' | 'outside' | 'joined' | null;
  rating?: number | null;
  rating_comment?: string | null;
  suspect?: boolean;
  hidden_at?: Date | null;
  hidden_reason?: string | null;
  clocks?: Clocks;
  next_due_at?: string | null;
  next_check_at?: string | null;
  escalations?: string[];
  joined_to?: number | null;
  main_id?: number | null;
  joined_at?: Date | null;
  joined_state?: JoinedState | null;
}

/** Writes a change; the version moves, so that every open desk sees it. Answers the new version. */
export async function updateReport(tx: Tx, id: number, change: ReportUpdate): Promise<number> {
  const { clocks, escalations, joined_state: before, ...plain } = change;
  const row = await tx
    .updateTable('reports')
    .set({
      ...plain,
      ...(clocks ? { clocks: JSON.stringify(clocks) } : {}),
      ...(escalations ? { escalations: JSON.stringify(escalations) } : {}),
      ...(before === undefined ? {} : { joined_state: before && JSON.stringify(before) }),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export interface LedgerEntry {
  type: ReportEventType;
  at: Date;
  staffId?: number | null;
  toAgencyId?: number | null;
  detail?: object;
}

const endsRequests: ReadonlySet<ReportEventType> = new Set(['handed_on', 'resolved', 'closed', 'joined', 'hidden']);

/** Writes one row of the ledger and tells the desks. */
export async function recordEvent(
  tx: Tx,
  report: Pick<LockedReport, 'id' | 'agencyId' | 'privacy'>,
  entry: LedgerEntry,
): Promise<void> {
  await tx
    .insertInto('report_events')
    .values({
      at: entry.at,
      report_id: report.id,
      type: entry.type,
      staff_id: entry.staffId ?? null,
      agency_id: report.agencyId,
      to_agency_id: entry.toAgencyId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
  // Whatever went another way no longer waits for the head's word; what the head decided has been written before.
  if (endsRequests.has(entry.type) && (entry.detail as { as?: unknown } | undefined)?.as !== 'main')
    await tx
      .updateTable('resolve_requests')
      .set({ decided_as: 'lapsed', decided_at: entry.at })
      .where('report_id', '=', report.id)
      .where('decided_as', 'is', null)
      .execute();
  const secret = report.privacy === 'secret';
  const holders =
    entry.toAgencyId !== undefined && entry.toAgencyId !== report.agencyId
      ? [report.agencyId, entry.toAgencyId]
      : [report.agencyId];
  await announceReports(
    tx,
    holders.map((agencyId) => ({ id: report.id, agencyId, secret })),
  );
}
