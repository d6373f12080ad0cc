import { Link } from 'react-router';
import { Fact } from '#src/ui/desk-parts.tsx';
import type { DeskStatus } from '../domain/other-desk-status.ts';
import { useOtherDeskWords } from './other-desk-words.tsx';

interface ElsewhereProps {
  elsewhere: {
    /** How the desk is called, and its page for this report. */
    name: string;
    to: string;
    mayCarry: boolean;
    stands: { from: boolean; trackingId: string | null; status: DeskStatus | null } | undefined;
  }[];
}

/** On which other desks a report stands, under which number, and how it is there. */
export function Elsewhere({ elsewhere }: ElsewhereProps) {
  const words = useOtherDeskWords();
  const standing = elsewhere.filter((one) => one.stands);
  if (standing.length === 0) return null;
  return (
    <>
      <h2>{words.here}</h2>
      <dl className="desk-kv">
        {standing.map((one) => (
          <Fact key={one.to} name={one.name}>
            {one.stands?.trackingId ? words.numberIs(one.stands.trackingId) : words.noNumber}
            {one.stands?.status ? `, ${words.statuses[one.stands.status]}` : ''}
            {one.mayCarry ? (
              <>
                {' '}
                <Link to={one.to}>{words.newStatus}</Link>
              </>
            ) : null}
          </Fact>
        ))}
      </dl>
    </>
  );
}
