import type { ToldCalled } from '../domain/tell-called.ts';
import { useCalledWords } from './called-words.tsx';
import { useChannelWords } from './channel-words.tsx';

/** After an account was connected or its network was asked: whether it calls us, what is missing, and what to register by hand. */
export function CalledNote({ called }: { called: ToldCalled }) {
  const words = useCalledWords();
  const channel = useChannelWords();
  const { state, webhook } = called;
  const waits = state === 'failed' || (state === 'by_hand' && !called.reachable);
  return (
    <>
      {state === 'calls' ? <p>{words.calls}</p> : null}
      {state === 'failed' ? (
        <p>
          {words.failed} {called.said}
        </p>
      ) : null}
      {state === 'by_hand' && !called.reachable ? <p>{channel.publicUrlMissing}</p> : null}
      {waits ? <p>{called.onlyByCall ? words.nothingComes : words.comesLate}</p> : null}
      {state === 'polled' ? <p>{channel.registerPoll}</p> : null}
      {webhook ? (
        <>
          <p>{sayRegister(called, words.byHandToo, channel)}</p>
          <p>{channel.address}</p>
          <p className="desk-code">{webhook.address}</p>
          {webhook.secret === null ? null : (
            <>
              <p>{channel.secret}</p>
              <p className="desk-code">{webhook.secret}</p>
            </>
          )}
        </>
      ) : null}
    </>
  );
}

function sayRegister(
  { state, webhook }: ToldCalled,
  byHandToo: string,
  channel: { register: string; registerAddress: string },
): string {
  if (state === 'failed') return byHandToo;
  return webhook?.secret === null ? channel.registerAddress : channel.register;
}
