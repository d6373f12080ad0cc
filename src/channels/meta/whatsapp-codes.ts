import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass } from '../domain/network.ts';

/** What a code means; the last member is how long a full budget holds when no header says, in seconds. */
export type CodeRow = [failure: FailureClass, reason: FailureReason, freeOfEffect: boolean, waitSeconds?: number];

/** Codes of the WhatsApp Cloud API (platform-apis, section 4.2). They come as the answer of a call or in a status `failed`. */
export const whatsappCodes: Record<string, CodeRow> = {
  '0': ['reauth', 'token_expired', true],
  '3': ['policy', 'permission_missing', true],
  '131005': ['policy', 'permission_missing', true],
  // One number's throughput is counted by the second, one pair of numbers by six seconds (section 4.2, limits).
  '130429': ['rate', 'rate_limited', true, 5],
  '131056': ['rate', 'rate_limited', true, 6],
  '133016': ['rate', 'rate_limited', true, 3_600],
  '131031': ['policy', 'account_restricted', true],
  '131048': ['policy', 'account_restricted', true],
  '131064': ['policy', 'account_restricted', true],
  '130497': ['policy', 'account_restricted', true],
  '131042': ['policy', 'payment_due', true],
  '131044': ['policy', 'payment_due', true],
  '131047': ['policy', 'window_closed', true],
  '130472': ['permanent', 'held_by_network', true],
  '131049': ['permanent', 'held_by_network', true],
  '131050': ['permanent', 'person_stopped', true],
  '131021': ['permanent', 'bad_request', true],
  '131026': ['permanent', 'blocked_by_person', true],
  '131030': ['permanent', 'permission_missing', true],
  '131062': ['permanent', 'not_offered', true],
  '131008': ['permanent', 'bad_request', true],
  '131009': ['permanent', 'bad_request', true],
  '131051': ['permanent', 'bad_request', true],
  '131052': ['transient', 'media_not_fetched', true],
  '131053': ['transient', 'media_not_fetched', true],
  '132000': ['permanent', 'template_refused', true],
  '132001': ['permanent', 'template_refused', true],
  '132005': ['permanent', 'template_refused', true],
  '132007': ['permanent', 'template_refused', true],
  '132008': ['permanent', 'template_refused', true],
  '132012': ['permanent', 'template_refused', true],
  '132015': ['permanent', 'template_refused', true],
  '132016': ['permanent', 'template_refused', true],
  '133010': ['permanent', 'number_not_registered', true],
  '137000': ['permanent', 'identity_changed', true],
  '131000': ['transient', 'service_down', false],
  '131016': ['transient', 'service_down', false],
  '131057': ['transient', 'service_down', false],
  '135000': ['transient', 'service_down', false],
};
