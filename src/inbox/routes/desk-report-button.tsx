import { requestContext } from '#src/context.ts';
import { DeskPage } from '#src/ui/desk-parts.tsx';
import { useButtonWords } from '../ui/button-words.tsx';
import type { Route } from './+types/desk-report-button';
import { readDesk } from './desk-request.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { language } = await readDesk(context);
  return { origin: context.get(requestContext).origin, language };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Report button' : 'Tombol lapor'} · Mimin` },
];

export default function DeskReportButton({ loaderData }: Route.ComponentProps) {
  const words = useButtonWords();
  const { origin } = loaderData;
  const snippets = [
    { key: 'floating', title: words.floating, code: `<script src="${origin}/tombol.js" async></script>` },
    { key: 'inline', title: words.inline, code: `<script src="${origin}/tombol.js" data-tempat="sini"></script>` },
    {
      key: 'plain',
      title: words.plain,
      hint: words.plainHint,
      code: `<a href="${origin}/lapor?situs=dinas.contoh.go.id" target="_blank" rel="noopener">${words.text}</a>`,
    },
  ];
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <p>{words.how}</p>
      {snippets.map((one) => (
        <section key={one.key} className="desk-entry">
          <h2 id={`kode-${one.key}`}>{one.title}</h2>
          {one.hint ? <p className="desk-hint">{one.hint}</p> : null}
          <textarea
            className="desk-code-area"
            readOnly
            rows={3}
            value={one.code}
            aria-labelledby={`kode-${one.key}`}
            onFocus={(event) => event.currentTarget.select()}
          />
        </section>
      ))}
      <h2>{words.preview}</h2>
      <p>
        <a className="desk-button-sample" href="/lapor" target="_blank" rel="noopener">
          {words.text}
        </a>
      </p>
    </DeskPage>
  );
}
