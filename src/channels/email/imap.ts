import { ImapFlow } from 'imapflow';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { idleSeconds, inboxOf, loginOf, serverOf, tlsOf, wholeSetting } from './settings.ts';

/** Opens the mailbox for reading only, does the work, and always leaves; throws `NetworkFailure` for what the server said. */
export async function* withMailbox<T>(
  account: ChannelAccount,
  signal: AbortSignal,
  work: (client: ImapFlow) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const client = clientFor(account);
  // Without a listener a late fault of the socket would end the process; the command in hand rejects anyway.
  client.on('error', () => undefined);
  const leave = () => client.close();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(inboxOf(account), { readOnly: true });
    yield* work(client);
    await client.logout();
  } catch (error) {
    signal.throwIfAborted();
    throw asFailure(error);
  } finally {
    signal.removeEventListener('abort', leave);
    client.close();
  }
}

function clientFor(account: ChannelAccount): ImapFlow {
  const server = serverOf(account, 'imap');
  if (!server) throw new NetworkFailure('permanent', 'settings_missing');
  if (!account.secrets.password && !account.secrets.access_token) throw new NetworkFailure('reauth', 'secret_missing');
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    // A server that was to be asked for TLS and does not offer it gets no password.
    ...(server.security === 'tls' ? {} : { doSTARTTLS: server.security === 'starttls' }),
    auth: loginOf(account),
    tls: tlsOf(account),
    logger: false,
    disableAutoIdle: true,
    clientInfo: { name: 'Mimin' },
    connectionTimeout: wholeSetting(account, 'timeout_seconds', 20) * 1_000,
    greetingTimeout: wholeSetting(account, 'timeout_seconds', 20) * 1_000,
    // While we wait for letters the line is silent, and that is no fault.
    socketTimeout: (wholeSetting(account, 'timeout_seconds', 20) * 2 + idleSeconds(account)) * 1_000,
  });
}

function asFailure(error: unknown): NetworkFailure {
  if (error instanceof NetworkFailure) return error;
  const said = error as {
    authenticationFailed?: boolean;
    tlsFailed?: boolean;
    code?: string;
    serverResponseCode?: string;
  };
  if (said.authenticationFailed) return new NetworkFailure('reauth', 'login_refused');
  if (said.serverResponseCode === 'NONEXISTENT') return new NetworkFailure('permanent', 'settings_missing');
  if (said.tlsFailed || /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(said.code ?? '')) {
    return new NetworkFailure('permanent', 'secure_connection_failed');
  }
  return new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
}
