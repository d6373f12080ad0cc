import type { Reply } from '../http.ts';
import { type GraphTrouble, refusalOf } from '../meta/graph-errors.ts';

/** Instagram's answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalFor(kind: GraphTrouble, accountId: string): Reply | undefined {
  return refusalOf(kind, accountId, {
    rateCode: 80_002,
    usageType: 'instagram',
    windowSubcode: 2_534_022,
    permission: 'instagram_manage_comments',
  });
}
