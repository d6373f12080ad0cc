import { expect, test } from 'vitest';
import type { Role } from '#src/people/domain/policy.ts';
import { canWithChannels, channelActions } from './policy.ts';

const staff = (role: Role) => ({
  kind: 'staff' as const,
  staffId: 1,
  name: 'Sari',
  role,
  agencyId: null,
  language: 'id' as const,
});

test.each([
  ['mimin', false],
  ['head', false],
  ['leader', false],
  ['coordinator', true],
  ['operator', true],
] as const)('%s may connect accounts and decide about dead letters: %s', (role, may) => {
  for (const action of channelActions) expect(canWithChannels(staff(role), action)).toBe(may);
});

test('neither a resident nor a program reaches the accounts of the city', () => {
  const program = { kind: 'api' as const, tokenId: 1, agencyId: null, scopes: ['reports:read', 'answers:write'] };
  for (const action of channelActions) {
    expect(canWithChannels({ kind: 'resident' }, action)).toBe(false);
    expect(canWithChannels(program, action)).toBe(false);
  }
});
