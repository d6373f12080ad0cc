import type { Actor, Role } from '#src/people/domain/policy.ts';

export const channelActions = ['see_channels', 'connect', 'pause', 'see_dead_letters', 'settle_dead_letter'] as const;
export type ChannelAction = (typeof channelActions)[number];

/** Who may do what with the city's accounts and with what could not be processed; both concern every agency. */
export const channelPolicy: Record<Role, readonly ChannelAction[]> = {
  mimin: [],
  head: [],
  leader: [],
  coordinator: channelActions,
  operator: channelActions,
};

/** Decides whether somebody may do this. */
export function canWithChannels(actor: Actor, action: ChannelAction): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'staff' && channelPolicy[actor.role].includes(action);
}
