import { sayWhen } from '../domain/citizen-time.ts';
import type { ShownIncident } from '../domain/incident.ts';

const words = {
  id: {
    title: 'Sedang terjadi',
    known: 'Petugas sudah tahu dan menanganinya. Bila keadaan Anda berbeda atau memburuk, tetaplah melapor.',
    until: (when: string) => `Keterangan ini berlaku sampai ${when}.`,
  },
  en: {
    title: 'Happening now',
    known: 'Staff know and are working on it. If yours is different or gets worse, do report it.',
    until: (when: string) => `This notice holds until ${when}.`,
  },
};

/** What everybody asks about, before they ask: on the pages where residents arrive. */
export function IncidentBanner({
  incidents,
  language,
  timeZone,
}: {
  incidents: readonly ShownIncident[];
  language: 'id' | 'en';
  timeZone: string;
}) {
  const say = words[language];
  if (incidents.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="kejadian">
      <h2 id="kejadian">{say.title}</h2>
      {incidents.map((one) => (
        <p key={one.id}>
          <strong>{one.text[language]}</strong> {say.until(sayWhen(new Date(one.until), timeZone, language))}
        </p>
      ))}
      <p>{say.known}</p>
    </section>
  );
}
