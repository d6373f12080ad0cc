import { Writable } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router';
import { appContext, failureContext, requestContext } from '#src/context.ts';
import { NonceContext } from '#src/ui/nonce.tsx';

/**
 * Writes what a page could not handle into our own log: React Router would print it as it is, with the values of the row
 * that PostgreSQL puts into an error.
 */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted) return;
  // An address that leads nowhere is no fault of ours, and its words may be a secret.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  context.get(failureContext).error ??= error;
  context.get(appContext).log.error({ err: error }, 'a page failed');
}

/**
 * Renders a page whole before a byte leaves. Our loaders stream nothing, and a page that fails half-way
 * can then still become a proper error page.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (request.method === 'HEAD') return Promise.resolve(new Response(null, { status, headers }));
  const { nonce } = context.get(requestContext);
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        onAllReady() {
          const parts: Buffer[] = [];
          pipe(
            new Writable({
              write(chunk: Buffer, _encoding, done) {
                parts.push(chunk);
                done();
              },
              final(done) {
                resolve(new Response(Buffer.concat(parts), { status, headers }));
                done();
              },
            }),
          );
        },
        onShellError: reject,
        onError: reject,
      },
    );
  });
}
