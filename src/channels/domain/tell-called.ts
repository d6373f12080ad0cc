import type { ConnectForm } from './connect-form.ts';
import { wordsForFailure } from './failure-words.ts';
import type { Subscription } from './subscription.ts';

/** What a page tells of an account's being called: how it stands, and what a person may have to register. */
export interface ToldCalled {
  state: Subscription['state'];
  /** Why the network did not agree, in words. */
  said: string | null;
  /** The address, and our secret where the network must repeat it; null where it never calls. */
  webhook: { address: string; secret: string | null } | null;
  /** Nothing comes until the network calls. */
  onlyByCall: boolean;
  /** Whether the operator said where networks can reach us. */
  reachable: boolean;
}

/** Puts together what a page tells; the address and secret to register are left out where nobody needs to register them. */
export function tellCalled(
  form: ConnectForm | undefined,
  subscription: Subscription,
  webhook: ToldCalled['webhook'],
  language: 'id' | 'en',
  reachable: boolean,
): ToldCalled {
  const { state, reason } = subscription;
  return {
    state,
    said: reason === undefined ? null : wordsForFailure(reason, language),
    webhook: state === 'by_hand' || state === 'not_asked' || (state === 'failed' && webhook) ? webhook : null,
    onlyByCall: form?.onlyByCall === true && webhook !== null,
    reachable,
  };
}
