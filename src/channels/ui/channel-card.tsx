import type { ReactNode } from 'react';
import { Tag, type Tone } from '#src/ui/desk-parts.tsx';
import { useCalledWords } from './called-words.tsx';
import { type ChannelWords, type Language, sayMoment } from './channel-words.tsx';

export interface ChannelCardProps {
  channel: {
    network: string;
    name: string;
    agency: string | null;
    state: 'connected' | 'needs_reauth' | 'paused' | 'ended';
    connectedAt: string;
    polledAt: string | null;
    pollFailures: number;
    lastEventAt: string | null;
    silentSince: string | null;
    usageShare: number | null;
    usageResetAt: string | null;
    refused: Record<string, number>;
    dead: number;
    waiting: number;
  };
  /** A door of our own has no account behind it. */
  ownDoor: boolean;
  /** Why it must be connected again, in words. */
  reason: string | undefined;
  webhook: string | undefined;
  /** Whether the network calls that address, in words. */
  called: string | undefined;
  /** Why it does not agree to, in words. */
  refusedCalls: string | undefined;
  /** What of it dies next, in words, and how near that is. */
  expiry: { text: string; tone: Tone } | undefined;
  /** That renewing its tokens fails, in words. */
  renewal: string | undefined;
  words: ChannelWords;
  language: Language;
  children?: ReactNode;
}

const tones: Record<ChannelCardProps['channel']['state'], Tone> = {
  connected: 'brand',
  needs_reauth: 'alarm',
  paused: 'warn',
  ended: 'plain',
};

/** How one account is doing: its state in words, when it was last heard of, what it refused. */
export function ChannelCard(props: ChannelCardProps) {
  const { channel, words, language } = props;
  const moment = (at: string | null) => (at ? sayMoment(at, language) : words.never);
  const calls = useCalledWords();
  const refused = Object.entries(channel.refused);
  return (
    <li className="desk-entry">
      <h2>
        {words.networks[channel.network] ?? channel.network}
        {props.ownDoor ? '' : `: ${channel.name}`}
      </h2>
      <p className="desk-line-tags">
        <Tag tone={tones[channel.state]}>{words.states[channel.state]}</Tag>
        {channel.silentSince ? <Tag tone="alarm">{words.silent}</Tag> : null}
        {channel.dead > 0 ? <Tag tone="alarm">{words.dead(channel.dead)}</Tag> : null}
        {channel.waiting > 0 ? <Tag tone="warn">{words.waiting(channel.waiting)}</Tag> : null}
      </p>
      {props.reason ? <p>{props.reason}</p> : null}
      {channel.silentSince ? <p>{words.silentHint(moment(channel.silentSince))}</p> : null}
      {props.refusedCalls ? <p>{props.refusedCalls}</p> : null}
      {props.renewal ? <p>{props.renewal}</p> : null}
      {props.expiry ? (
        <p>
          <Tag tone={props.expiry.tone}>{props.expiry.text}</Tag>
        </p>
      ) : null}
      {channel.pollFailures > 0 ? <p>{words.pollFailures(channel.pollFailures)}</p> : null}
      <dl className="desk-kv">
        <dt>{words.lastEvent}</dt>
        <dd>{moment(channel.lastEventAt)}</dd>
        {props.ownDoor ? null : (
          <>
            <dt>{words.lastPoll}</dt>
            <dd>{moment(channel.polledAt)}</dd>
            <dt>{words.since}</dt>
            <dd>{moment(channel.connectedAt)}</dd>
            <dt>{words.agency}</dt>
            <dd>{channel.agency ?? words.wholeCity}</dd>
          </>
        )}
        {channel.usageShare !== null ? (
          <>
            <dt>{words.budget}</dt>
            <dd>{words.budgetUsed(Math.round(channel.usageShare * 100), moment(channel.usageResetAt))}</dd>
          </>
        ) : null}
        {refused.length > 0 ? (
          <>
            <dt>{words.refused}</dt>
            <dd>{refused.map(([reason, count]) => `${count} ${words.refusals[reason] ?? reason}`).join(', ')}</dd>
          </>
        ) : null}
        {props.webhook ? (
          <>
            <dt>{words.webhook}</dt>
            <dd>
              <code>{props.webhook}</code>
            </dd>
          </>
        ) : null}
        {props.called ? (
          <>
            <dt>{calls.label}</dt>
            <dd>{props.called}</dd>
          </>
        ) : null}
      </dl>
      {props.ownDoor ? <p className="desk-hint">{words.ownDoor}</p> : null}
      {props.children}
    </li>
  );
}
