import { Textarea, TextInput } from '@mantine/core';
import { Link, useFetcher } from 'react-router';
import { Said, Tag } from '#src/ui/desk-parts.tsx';
import type { DeskEnding } from '../domain/desk-ending.ts';
import type { DeskProof, EarlierPicture } from '../domain/proof-rules.ts';
import type { ActedData } from './desk-acted.tsx';
import { MapLink, type Surroundings } from './desk-item.tsx';
import { sayMoment } from './desk-time.tsx';
import { type EndingWords, useEndingWords } from './ending-words.tsx';

/** The file field of the dialogue that resolves, with what is kept already. */
export function ProofField({ ending }: { ending: DeskEnding }) {
  const words = useEndingWords();
  const given = ending.proofs.filter((one) => !one.earlier);
  return (
    <div className="desk-file">
      <label htmlFor="bukti">{words.photos}</label>
      <p className="desk-hint" id="bukti-ket">
        {ending.proof ? words.required : words.optional}
      </p>
      <input
        id="bukti"
        type="file"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby="bukti-ket"
      />
      {given.length > 0 ? <p className="desk-hint">{words.given(given.length)}</p> : null}
      {ending.asks ? <Said>{words.asks}</Said> : null}
    </div>
  );
}

/** Where a refused picture had been before, as far as the reader may know. */
export function EarlierCase({ earlier }: { earlier: EarlierPicture }) {
  const words = useEndingWords().earlier;
  const { report } = earlier;
  return (
    <p className="desk-hint">
      {earlier.near ? words.near : words.same} {earlier.asProof ? words.proof : words.sent}{' '}
      {report ? (
        <Link to={`/desk/aduan/${report.id}`} target="_blank">
          {words.report(`${report.code.slice(0, 5)}-${report.code.slice(5)}`)}
        </Link>
      ) : (
        words.elsewhere
      )}
    </p>
  );
}

/** The proof of a report: what anybody may see of it, and what its original says of itself. */
export function Proofs({ ending, reportId, around }: { ending: DeskEnding; reportId: number; around: Surroundings }) {
  const words = useEndingWords();
  if (ending.proofs.length === 0) return null;
  return (
    <>
      <h2>{words.proofs}</h2>
      <ul className="desk-proofs">
        {ending.proofs.map((proof, i) => (
          <li key={proof.id}>
            <ProofFacts proof={proof} number={i + 1} words={words} around={around} />
            {ending.mayRemove && !proof.earlier ? <Remove proof={proof} number={i + 1} words={words} /> : null}
            {ending.mayOpen ? <Original proof={proof} reportId={reportId} words={words} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ProofProps {
  proof: DeskProof;
  number: number;
  words: EndingWords;
}

function ProofFacts({ proof, number, words, around }: ProofProps & { around: Surroundings }) {
  const when = (at: string) => sayMoment(at, around.language, around.timeZone);
  return (
    <>
      <a href={`/foto/${proof.mediaId}`} target="_blank" rel="noreferrer noopener">
        <img src={`/foto/${proof.mediaId}`} alt={words.photo(number)} loading="lazy" />
      </a>
      <p className="desk-line-tags">
        {proof.earlier ? <Tag>{words.earlierEnding}</Tag> : null}
        {proof.flags.map((flag) => (
          <Tag key={flag} tone={flag === 'before_report' || flag === 'far_away' ? 'warn' : 'plain'}>
            {words.flags[flag]}
          </Tag>
        ))}
      </p>
      <p className="desk-hint">
        {proof.takenAt ? `${words.takenAt(when(proof.takenAt))}. ` : ''}
        {words.by(proof.staff, when(proof.addedAt))}.{' '}
        {proof.latitude !== null && proof.longitude !== null ? (
          <MapLink latitude={proof.latitude} longitude={proof.longitude} label={words.place} />
        ) : null}
        {proof.metres === null ? null : ` (${words.metres(proof.metres)})`}
      </p>
      <p className="desk-hint">
        {words.hash}: <code className="desk-hash">{proof.sha256}</code>
      </p>
    </>
  );
}

function Remove({ proof, number, words }: ProofProps) {
  const fetcher = useFetcher<ActedData>();
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : undefined;
  return (
    <fetcher.Form method="post" className="desk-no-print">
      <input type="hidden" name="intent" value="remove_proof" />
      <input type="hidden" name="proofId" value={proof.id} />
      <button type="submit" className="desk-plain">
        {words.remove(number)}
      </button>
      {refused ? <Said failed>{words.problems[refused] ?? words.problems.no_such_proof}</Said> : null}
    </fetcher.Form>
  );
}

/** A plain form: its answer is a file, and nothing of the page changes. */
function Original({ proof, reportId, words }: { proof: DeskProof; reportId: number; words: EndingWords }) {
  return (
    <details className="desk-no-print">
      <summary>{words.original}</summary>
      <form method="post" action="/desk/bukti/asli" className="desk-form">
        <input type="hidden" name="reportId" value={reportId} />
        <input type="hidden" name="proofId" value={proof.id} />
        <TextInput
          name="reason"
          label={words.originalReason}
          description={words.originalHint}
          required
          maxLength={500}
          autoComplete="off"
        />
        <button type="submit" className="desk-action">
          {words.original}
        </button>
      </form>
    </details>
  );
}

/** Says that the report waits for the head, and lets who may decide do so where the case is read. */
export function ApprovalCard({
  ending,
  around,
  acted,
}: {
  ending: DeskEnding;
  around: Surroundings;
  acted: ActedData | undefined;
}) {
  const words = useEndingWords();
  const fetcher = useFetcher<ActedData>();
  const { waiting } = ending;
  if (!waiting) return null;
  const said = fetcher.data ?? (acted && !acted.ok && acted.intent === 'decide_ending' ? acted : undefined);
  const refused = said && !said.ok ? said.problem : undefined;
  const typed = said && !said.ok ? said.typed.reason : undefined;
  return (
    <section className="desk-card desk-approval" aria-label={words.list.title}>
      <p>
        <strong>{words.waits(waiting.askedBy, sayMoment(waiting.askedAt, around.language, around.timeZone))}</strong>
      </p>
      <p className="desk-text">{waiting.explanation}</p>
      {waiting.mayDecide ? (
        <fetcher.Form method="post" className="desk-form desk-no-print">
          <input type="hidden" name="intent" value="decide_ending" />
          <Textarea
            name="reason"
            label={words.sendBackReason}
            defaultValue={typed}
            error={refused === 'reason' ? around.words.problems.reason : undefined}
            rows={2}
            maxLength={1_000}
            resize="vertical"
          />
          <div className="desk-row-actions">
            {waiting.own ? (
              <p className="desk-hint">{words.ownRequest}</p>
            ) : (
              <button type="submit" name="as" value="approved" className="desk-action desk-action-first">
                {words.approve}
              </button>
            )}
            <button type="submit" name="as" value="sent_back" className="desk-action">
              {words.sendBack}
            </button>
          </div>
          {refused && refused !== 'reason' ? (
            <Said failed>{words.problems[refused] ?? around.words.problems[refused] ?? refused}</Said>
          ) : null}
        </fetcher.Form>
      ) : null}
    </section>
  );
}
