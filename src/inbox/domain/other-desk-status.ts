import type { Status } from '../schema.ts';

/** Desks that a person carries reports to, because they have no public API. */
export const carriedDesks = ['sp4n_lapor', 'laksa'] as const;
export type CarriedDesk = (typeof carriedDesks)[number];
export type OtherDesk = CarriedDesk | 'open311';

/** How the desks are called, in both languages. */
export const deskNames: Record<CarriedDesk, string> = { sp4n_lapor: 'SP4N-LAPOR!', laksa: 'LAKSA' };

/** Where a report stands at another desk, over all desks. */
export const deskStatuses = [
  'unverified',
  'forwarded',
  'in_process',
  'waiting_reporter',
  'settled',
  'archived',
  'rejected',
] as const;
export type DeskStatus = (typeof deskStatuses)[number];

/**
 * The words each desk uses, the first of them as we write it there. Neither publishes a list: these are the words seen on
 * their pages and in their yearly figures; what is not here is kept as it was written, for a person to choose.
 */
const deskWords: Record<CarriedDesk, Partial<Record<DeskStatus, readonly string[]>>> = {
  sp4n_lapor: {
    unverified: ['belum terverifikasi', 'belum diverifikasi', 'menunggu verifikasi', 'verifikasi', 'baru'],
    forwarded: ['terdisposisi', 'didisposisikan', 'diteruskan', 'belum ditindaklanjuti', 'belum'],
    in_process: ['proses', 'dalam proses', 'sedang diproses', 'diproses', 'ditindaklanjuti', 'koordinasi'],
    waiting_reporter: ['tertunda', 'ditunda', 'menunggu tanggapan pelapor', 'menunggu pelapor'],
    settled: ['selesai', 'selesai ditindaklanjuti', 'tuntas'],
    archived: ['diarsipkan', 'arsip', 'diarsip', 'ditutup'],
    rejected: ['ditolak', 'bukan kewenangan', 'tidak dapat diproses'],
  },
  laksa: {
    unverified: ['menunggu', 'baru', 'belum diproses', 'wait', 'waiting'],
    in_process: ['diproses', 'proses', 'dalam proses', 'sedang diproses', 'ditindaklanjuti'],
    settled: ['selesai', 'sudah selesai', 'done', 'tuntas'],
    rejected: ['ditolak', 'bukan kewenangan'],
  },
};

/** What their status means for us. */
const toOurs: Record<DeskStatus, Status> = {
  unverified: 'open',
  forwarded: 'open',
  in_process: 'open',
  waiting_reporter: 'waiting',
  settled: 'resolved',
  archived: 'closed',
  rejected: 'closed',
};

/** What of a report decides how it stands in another desk's words. */
export interface OurState {
  status: Status;
  closedAs: string | null;
  answered: boolean;
}

/** Which of their statuses says what ours says; a desk that lacks it gets the nearest that is neither more nor less ended. */
export function theirStatus(desk: CarriedDesk, ours: OurState): DeskStatus {
  const wanted = plainly(ours);
  if (deskWords[desk][wanted]) return wanted;
  return ended(toOurs[wanted]) ? 'settled' : wanted === 'forwarded' ? 'unverified' : 'in_process';
}

function plainly({ status, closedAs, answered }: OurState): DeskStatus {
  if (status === 'waiting') return 'waiting_reporter';
  if (status === 'resolved') return 'settled';
  if (status === 'closed') return closedAs === 'outside' ? 'rejected' : 'archived';
  return answered ? 'in_process' : 'forwarded';
}

/** What their status means for us; told to a mimin, never done by itself: only a person with proof ends a report. */
export function ourStatus(theirs: DeskStatus): Status {
  return toOurs[theirs];
}

const ended = (status: Status) => status === 'resolved' || status === 'closed';

/** Whether a status of theirs says that the matter is over. */
export function isEndedThere(status: DeskStatus): boolean {
  return ended(toOurs[status]);
}

/** The statuses a desk knows, in the order of a report's life. */
export function statusesOf(desk: CarriedDesk): DeskStatus[] {
  return deskStatuses.filter((status) => deskWords[desk][status]);
}

/** A status as we write it at a desk. */
export function writeDeskStatus(desk: CarriedDesk, status: DeskStatus): string {
  return deskWords[desk][status]?.[0] ?? status;
}

/** The status a desk's words stand for; undefined for words nobody has told us of. */
export function readDeskStatus(desk: CarriedDesk, words: string): DeskStatus | undefined {
  const said = words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  return deskStatuses.find((status) => status === said.replaceAll(' ', '_') || deskWords[desk][status]?.includes(said));
}

/** The desk that an address names (`sp4n-lapor`, `laksa`). */
export function deskOfSlug(slug: string): CarriedDesk | undefined {
  return carriedDesks.find((desk) => slugOf(desk) === slug);
}

/** A desk as it stands in an address. */
export function slugOf(desk: CarriedDesk): string {
  return desk.replace('_', '-');
}
