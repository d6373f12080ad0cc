import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Deliverer } from './delivery.ts';
import { readCall } from './http.ts';

/** A bare address for webhooks: `take` decides the status of each delivery. For tests of what the product would do. */
export async function startReceiver(
  take: (headers: Headers, body: Buffer) => number | Promise<number>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    readCall(request)
      .then((call) => take(new Headers(call.headers as Record<string, string>), call.body))
      .then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Lets webhooks of one network go to `take` while `act` runs. */
export async function hearWebhooks(
  webhook: Deliverer,
  take: (headers: Headers, body: Buffer) => number | Promise<number>,
  act: () => Promise<unknown>,
): Promise<void> {
  const receiver = await startReceiver(take);
  webhook.habits.callback = receiver.url;
  await act();
  webhook.habits.callback = undefined;
  await receiver.stop();
}
