/** What must be done before an account is safe again; the last is seen by itself when another owner is noted. */
export const handoverSteps = ['password', 'admin', 'reconnected', 'holder'] as const;
export type HandoverStep = (typeof handoverSteps)[number];
