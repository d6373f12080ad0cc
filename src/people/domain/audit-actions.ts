/** What the audit trail knows of; a new word needs its sentence in ui/words-id.tsx. */
export const auditActions = [
  'city_set_up',
  'logged_in',
  'logged_out',
  'password_changed',
  'password_reset',
  'two_factor_on',
  'two_factor_off',
  'reset_link_made',
  'invited',
  'invitation_accepted',
  'staff_ended',
  'staff_transferred',
  'role_changed',
  'sessions_ended',
  'token_made',
  'token_ended',
  'identity_seen',
  'settings_changed',
] as const;
export type AuditAction = (typeof auditActions)[number];
