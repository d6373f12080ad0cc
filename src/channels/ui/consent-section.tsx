import { Link } from 'react-router';
import { Tag } from '#src/ui/desk-parts.tsx';
import { useChannelWords } from './channel-words.tsx';
import { useConsentWords } from './consent-words.tsx';

/** The networks that connect accounts by consent, and whether the city's app is registered there. */
export function ConsentSection({ consents }: { consents: readonly { network: string; registered: boolean }[] }) {
  const words = useConsentWords();
  const channel = useChannelWords();
  return (
    <section>
      <h2>{words.section}</h2>
      <p>{words.sectionLead}</p>
      <ul className="desk-plain-list">
        {consents.map(({ network, registered }) => (
          <li key={network}>
            <Link to={`/desk/kanal/izin/${network}`}>{channel.networks[network] ?? network}</Link>{' '}
            <Tag tone={registered ? 'brand' : 'plain'}>{registered ? words.registered : words.notRegistered}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
