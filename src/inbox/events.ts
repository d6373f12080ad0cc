/**
 * What can happen to a report. Each is a row of the ledger; every figure that is published comes from these.
 * The order is the order of a report's life.
 */
export const reportEventTypes = [
  'received',
  'routed',
  'resident_wrote',
  'message_edited',
  'message_withdrawn',
  'receipt_queued',
  'answer_queued',
  'answer_sent',
  'answer_failed',
  'answer_unknown',
  'answer_settled',
  'answered_elsewhere',
  'noted',
  'handed_on',
  'triage_corrected',
  'warned',
  'escalated',
  'asked_resident',
  'pause_ended',
  'proof_added',
  'proof_refused',
  'proof_removed',
  'proof_opened',
  'resolve_asked',
  'resolve_sent_back',
  'resolved',
  'closed',
  'reopened',
  'not_fixed',
  'rated',
  'hidden',
  'joined',
  'split',
  'forwarded',
  'desk_status',
  // Promises counted anew after a new calendar or new promises; the old due times stay in the detail.
  'promises_recounted',
  'inspection_set',
  'part_asked',
  'part_ended',
  'part_late',
] as const;
export type ReportEventType = (typeof reportEventTypes)[number];

/** Sent by NOTIFY when reports changed; a web process tells the desks that may see them. */
export interface ReportsChanged {
  /** At most 100; `more` says that the list was cut and everybody should look again. */
  reports: { id: number; agencyId: number | null; secret: boolean }[];
  more: boolean;
}
export const reportsChangedChannel = 'reports_changed';
