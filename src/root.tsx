import { useContext } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { requestContext } from '#src/context.ts';
import citizenCss from '#src/ui/citizen.css?url';
import { NonceContext } from '#src/ui/nonce.tsx';
import { rootWords } from '#src/ui/words.tsx';
import type { Route } from './+types/root';

export function loader({ context }: Route.LoaderArgs) {
  return { language: context.get(requestContext).language };
}

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'stylesheet', href: citizenCss },
];

/** The desk's pages ask for scripts by `handle.hydrate`; a citizen page never ships any of React's. */
function wantsScripts(matches: ReturnType<typeof useMatches>): boolean {
  return matches.some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate === true);
}

export function Layout({ children }: { children: React.ReactNode }) {
  const hydrate = wantsScripts(useMatches());
  const nonce = useContext(NonceContext);
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'id';
  return (
    <html lang={language} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrate ? <ScrollRestoration nonce={nonce} /> : null}
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'id';
  const words = rootWords[language];
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const text =
    status === 404 ? words.notFound : status === 403 ? words.forbidden : status < 500 ? words.badRequest : words.broken;
  const said = isRouteErrorResponse(error) && typeof error.data === 'string' && status < 500 ? error.data : text.body;
  return (
    <main className="page">
      <title>{text.title}</title>
      <h1>{text.title}</h1>
      <p>{said}</p>
      <p>
        <a className="button" href="/">
          {words.home}
        </a>
      </p>
    </main>
  );
}
