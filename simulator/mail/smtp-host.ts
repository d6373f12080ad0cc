import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Troubles } from '../record.ts';
import type { Login } from './imap-server.ts';

/** Faults that the SMTP host can be told to show, at `connect`, `rcpt` or `data`. */
export type SmtpTrouble =
  | 'drop'
  | 'drop_after_data'
  | 'temporary'
  | 'temporary_after_data'
  | 'unknown_address'
  | 'mailbox_full'
  | 'policy'
  | 'too_big'
  | 'login'
  | 'hang_after_data';

/** A letter that the host took, or would have taken had the line held. */
export interface TakenLetter {
  to: string[];
  raw: Buffer;
  untold: boolean;
}

const answers: Partial<Record<SmtpTrouble, [number, string]>> = {
  temporary: [451, '4.3.0 try again later'],
  temporary_after_data: [452, '4.3.1 no room at the moment'],
  unknown_address: [550, '5.1.1 no such mailbox'],
  mailbox_full: [552, '5.2.2 mailbox full'],
  policy: [554, '5.7.1 taken for spam'],
  too_big: [552, '5.3.4 message too big'],
};

/** Starts the host for letters the city sends; `take` keeps what was accepted. */
export async function startSmtp(
  login: () => Login,
  troubles: Troubles<SmtpTrouble>,
  take: (letter: TakenLetter) => void,
  port = 0,
): Promise<Server> {
  const lines = new Map<number, Socket>();
  const cut = (session: SMTPServerSession) => lines.get(session.remotePort)?.destroy();
  const smtp = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    disabledCommands: ['STARTTLS'],
    logger: false,
    size: 26_000_000,
    onConnect(session, done) {
      if (troubles.take('connect') === 'drop') cut(session);
      else done();
    },
    onAuth(auth, _session, done) {
      const expected = login();
      const token = auth.method === 'XOAUTH2' && auth.accessToken !== undefined;
      const proven = token ? auth.accessToken === expected.accessToken : auth.password === expected.password;
      const good = auth.username === expected.user && proven;
      if (good && troubles.take('auth') !== 'login') return done(null, { user: expected.user });
      return done(withCode(535, '5.7.8 wrong user or password'));
    },
    onRcptTo(_address, session, done) {
      const trouble = troubles.take('rcpt');
      if (trouble === 'drop') return void cut(session);
      const answer = trouble && answers[trouble];
      return done(answer ? withCode(...answer) : null);
    },
    onData(stream, session, done) {
      void readAll(stream).then((raw) => {
        const trouble = troubles.take('data');
        const answer = trouble && answers[trouble];
        if (answer) return done(withCode(...answer));
        const untold = trouble === 'drop_after_data' || trouble === 'hang_after_data';
        take({ to: session.envelope.rcptTo.map((one) => one.address), raw, untold });
        if (trouble === 'drop_after_data') return void cut(session);
        if (trouble !== 'hang_after_data') done(null);
      });
    },
  });
  smtp.on('error', () => undefined);
  const server = createServer({ noDelay: true }, (socket) => {
    if (socket.remotePort !== undefined) lines.set(socket.remotePort, socket);
    socket.on('close', () => lines.delete(socket.remotePort ?? 0));
    smtp.server.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function withCode(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
