import type { CitizenEvent, CitizenFacts } from './citizen-view.ts';
import type { Clocks } from './clock-state.ts';

/** What a main report tells the residents of those joined to it: its progress, nobody's words and nobody's name. */
export interface MainFacts {
  status: CitizenFacts['status'];
  closedAs: CitizenFacts['closedAs'];
  agencyId: number | null;
  outsideOwner: string | null;
  clocks: Clocks;
  resolvedAt: string | null;
  /** Its words are for few: nothing that was written about it is passed on. */
  secret: boolean;
  /** A person has answered the joined report itself. */
  answered: boolean;
  /** What happened to it since this one was joined. */
  events: CitizenEvent[];
}

const toldOfMain: ReadonlySet<string> = new Set(['handed_on', 'resolved', 'closed', 'reopened', 'inspection_set']);

/** A joined report as its resident follows it: with the state and the progress of the main one beside its own history. */
export function withMainFacts(facts: CitizenFacts): CitizenFacts {
  const { main } = facts;
  if (!main) return facts;
  const said = new Set(facts.events.filter((event) => event.type === 'not_fixed').map((event) => event.at));
  const events = main.events.flatMap((event): CitizenEvent[] => {
    if (!toldOfMain.has(event.type)) return [];
    // The resident's own "not fixed" stands there already; somebody else's is only that it was opened again.
    if (event.type === 'reopened') return said.has(event.at) ? [] : [{ ...event, detail: {} }];
    if (event.type === 'resolved')
      return [
        { ...event, detail: main.secret ? {} : { explanation: event.detail.explanation, photos: event.detail.photos } },
      ];
    return [{ ...event, detail: { as: event.detail.as } }];
  });
  return {
    ...facts,
    status: main.status,
    closedAs: main.closedAs,
    agencyId: main.agencyId,
    outsideOwner: main.outsideOwner,
    resolvedAt: main.resolvedAt,
    // Who has had an answer is not told when the others get theirs.
    clocks: main.answered ? { ...main.clocks, first_answer: null } : main.clocks,
    events: [...facts.events, ...events],
  };
}
