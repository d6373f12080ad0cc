import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { Tag, type Tone } from '#src/ui/desk-parts.tsx';
import type { AccountPerson, AccountState } from '../domain/account-values.ts';
import { sayHandle } from '../domain/official-handle.ts';
import { type Language, useChannelWords } from './channel-words.tsx';
import { useRegisterWords } from './register-words.tsx';

/** How a network of the register is called, also one that the product cannot read. */
export function useNetworkName(): (network: string) => string {
  const words = useRegisterWords();
  const channel = useChannelWords();
  return (network) => words.networks[network] ?? channel.networks[network] ?? network;
}

/** A day as people of the city write it. */
export function sayDay(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(at));
}

export interface AccountRowProps {
  account: {
    id: number;
    network: string;
    handle: string;
    name: string | null;
    agency: string | null;
    state: AccountState;
    lastPostAt: string | null;
    lastAnswerAt: string | null;
    silentDays: number | null;
    channelId: number | null;
    channelState: string | null;
    owner: AccountPerson | null;
    admins: AccountPerson[];
    handovers: number;
  };
  language: Language;
}

const tones: Record<AccountState, Tone> = { active: 'calm', dormant: 'warn', lost: 'alarm', ended: 'plain' };
/** From this many days on a silence is worth a colour. */
const longSilence = 30;

/** One account of the register as a line of its table. */
export function AccountRow({ account, language }: AccountRowProps) {
  const words = useRegisterWords();
  const nameOf = useNetworkName();
  const { owner, admins, silentDays } = account;
  const day = (at: string | null) => (at === null ? words.unknown : sayDay(at, language));
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Link to={`/desk/akun/${account.id}`}>{sayHandle(account.network, account.handle)}</Link>
        <div className="desk-hint">
          {nameOf(account.network)}
          {account.name && account.name.toLowerCase() !== account.handle ? `, ${account.name}` : ''}
        </div>
      </Table.Th>
      <Table.Td>{account.agency ?? words.filter.city}</Table.Td>
      <Table.Td>
        {owner ? owner.name : <span className="desk-hint">{words.noOwner}</span>}
        {admins.length > 0 ? <div className="desk-hint">{admins.map((one) => one.name).join('; ')}</div> : null}
        {account.handovers > 0 ? (
          <div>
            <Tag tone="alarm">{words.needsHolder}</Tag>
          </div>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Tag tone={tones[account.state]}>{words.states[account.state]}</Tag>
        {account.channelId === null ? null : (
          <div>
            <Tag tone={account.channelState === 'connected' ? 'brand' : 'alarm'}>
              {words.connection[account.channelState ?? ''] ?? words.connected}
            </Tag>
          </div>
        )}
      </Table.Td>
      <Table.Td>
        {silentDays === null ? (
          words.unknown
        ) : silentDays >= longSilence && account.state === 'active' ? (
          <Tag tone="warn">{words.days(silentDays)}</Tag>
        ) : (
          words.days(silentDays)
        )}
      </Table.Td>
      <Table.Td>
        {words.lastPost(day(account.lastPostAt))}
        <br />
        {words.lastAnswer(day(account.lastAnswerAt))}
      </Table.Td>
    </Table.Tr>
  );
}
