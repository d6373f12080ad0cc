import { Link } from 'react-router';
import { Fact } from '#src/ui/desk-parts.tsx';
import { type CarriedDesk, type DeskStatus, deskNames } from '../domain/other-desk-status.ts';
import { useOtherDeskWords } from './other-desk-words.tsx';

interface ElsewhereProps {
  reportId: number;
  elsewhere: {
    desk: CarriedDesk;
    slug: string;
    mayCarry: boolean;
    stands: { from: boolean; trackingId: string | null; status: DeskStatus | null } | undefined;
  }[];
}

/** On which other desks a report stands, under which number, and how it is there. */
export function Elsewhere({ reportId, elsewhere }: ElsewhereProps) {
  const words = useOtherDeskWords();
  const standing = elsewhere.filter((one) => one.stands);
  if (standing.length === 0) return null;
  return (
    <>
      <h2>{words.here}</h2>
      <dl className="desk-kv">
        {standing.map((one) => (
          <Fact key={one.desk} name={deskNames[one.desk]}>
            {one.stands?.trackingId ? words.numberIs(one.stands.trackingId) : words.noNumber}
            {one.stands?.status ? `, ${words.statuses[one.stands.status]}` : ''}
            {one.mayCarry ? (
              <>
                {' '}
                <Link to={`/desk/teruskan/${reportId}/${one.slug}`}>{words.newStatus}</Link>
              </>
            ) : null}
          </Fact>
        ))}
      </dl>
    </>
  );
}
