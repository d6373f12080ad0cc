import { randomUUID } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';
import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { startImap } from './imap-server.ts';
import { Mailbox } from './mailbox.ts';
import { MailOAuth } from './oauth-host.ts';
import { type SmtpTrouble, startSmtp, type TakenLetter } from './smtp-host.ts';

export interface LetterOptions {
  from?: string;
  name?: string;
  subject?: string;
  messageId?: string;
  /** A letter of the city that this one answers. */
  answerTo?: SentAnswer;
  headers?: Record<string, string>;
  at?: Date;
}

/** The mail host of the practice city: residents write letters here, and the product reads IMAP and sends by SMTP. */
export class EmailSide implements Side {
  readonly network = 'email';
  readonly title = 'Surel';
  readonly ways = [{ key: 'letter', label: 'Surat ke alamat kota' }] as const;
  readonly address = 'lapor@kota.latihan';
  password = 'surat-latihan';
  readonly mailbox: Mailbox;
  /** Where the host lays a copy of what the city sends, as the large ones do. */
  readonly sentFolder: Mailbox;
  /** Off: the host keeps no copy of what it sent. */
  keepsCopies = true;
  readonly oauth: MailOAuth;
  readonly troubles = new Troubles<SmtpTrouble>();
  readonly #sent: SentAnswer[];
  readonly #now: () => Date;
  #imap: Server | undefined;
  #smtp: Server | undefined;

  constructor({ sent, now, base }: SideOptions) {
    this.mailbox = new Mailbox(now);
    this.sentFolder = new Mailbox(now);
    this.oauth = new MailOAuth(this.address, base);
    this.#now = now;
    this.#sent = sent;
  }

  async start(): Promise<void> {
    const login = () => ({
      user: this.address,
      password: this.password,
      accessToken: this.oauth.accessToken,
    });
    this.#imap = await startImap({ inbox: this.mailbox, sent: this.sentFolder }, login);
    this.#smtp = await startSmtp(login, this.troubles, (letter) => this.#keep(letter));
  }

  /** What a connected channel needs to read and write this mailbox. */
  account(): PracticeAccount {
    return {
      externalId: this.address,
      settings: {
        address: this.address,
        name: 'Kota Latihan',
        first_run_days: '30',
        imap_host: '127.0.0.1',
        imap_port: String(portOf(this.#imap)),
        imap_security: 'none',
        smtp_host: '127.0.0.1',
        smtp_port: String(portOf(this.#smtp)),
        smtp_security: 'none',
        idle_seconds: '0',
      },
      secrets: { password: this.password },
    };
  }

  async speak(_way: string, text: string, { username, name }: Speaker): Promise<string> {
    const subject = text.split(/[,.!]/)[0]?.slice(0, 60) ?? 'Laporan';
    return this.send(text, { from: `${username}@warga.latihan`, name, subject });
  }

  /** Mail comes by its own protocols; only consent by OAuth is asked over HTTP. */
  answer(call: Call): Reply | undefined {
    return this.oauth.answer(call);
  }

  /** The same mailbox for who comes with a token instead of the password. */
  tokenAccount(): PracticeAccount {
    const { settings, externalId } = this.account();
    return { externalId, settings: { ...settings, ...this.oauth.settings() }, secrets: this.oauth.grant() };
  }

  /** A resident sends a letter; answers its Message-ID. */
  send(text: string, by: LetterOptions = {}): string {
    const messageId = by.messageId ?? `${randomUUID()}@warga.latihan`;
    const answered = by.answerTo?.headers;
    const before = answered ? `${answered.references ?? ''} ${answered['message-id'] ?? ''}`.trim() : undefined;
    const from = by.from ?? 'warga@warga.latihan';
    const headers: Record<string, string> = {
      From: by.name ? `${coded(by.name)} <${from}>` : from,
      To: answered?.['reply-to'] ?? this.address,
      Subject: coded(by.subject ?? (answered?.subject ? `Re: ${answered.subject}` : 'Laporan')),
      Date: (by.at ?? this.#now()).toUTCString().replace('GMT', '+0000'),
      'Message-ID': `<${messageId}>`,
      ...(answered && before ? { 'In-Reply-To': answered['message-id'] ?? '', References: before } : {}),
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
      ...by.headers,
    };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    this.raw(`${head.join('\r\n')}\r\n\r\n${text.replace(/\r?\n/g, '\r\n')}\r\n`, by.at);
    return messageId;
  }

  /** Somebody of the city answers in their own mail program: it lies in the folder of what was sent. */
  writeOwn(text: string, to: string, headers: Record<string, string> = {}): string {
    const messageId = `${randomUUID()}@kota.latihan`;
    const head = {
      From: this.address,
      To: to,
      Subject: 'Re: Laporan',
      Date: this.#now().toUTCString().replace('GMT', '+0000'),
      'Message-ID': `<${messageId}>`,
      ...headers,
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    this.sentFolder.append(`${lines.join('\r\n')}\r\n\r\n${text}\r\n`);
    return messageId;
  }

  /** Lays a letter into the mailbox as it stands. */
  raw(letter: string | Buffer, at?: Date): void {
    this.mailbox.append(letter, at);
  }

  /** The server loses its numbers, as after a restore. */
  changeUidValidity(): void {
    this.mailbox.renumber();
  }

  stop(): void {
    this.#imap?.close();
    this.#smtp?.close();
  }

  #keep(letter: TakenLetter): void {
    const headers = headersOf(letter.raw);
    if (this.keepsCopies) this.sentFolder.append(letter.raw);
    this.#sent.push({
      network: 'email',
      way: 'letter',
      id: (headers['message-id'] ?? '').replace(/[<>]/g, ''),
      to: letter.to.join(', '),
      text: textOf(letter.raw, headers),
      at: this.#now(),
      headers,
      ...(letter.untold ? { untold: true } : {}),
    });
  }
}

function portOf(server: Server | undefined): number {
  return (server?.address() as AddressInfo | null)?.port ?? 0;
}

function coded(words: string): string {
  return /^[\x20-\x7e]*$/.test(words) ? words : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
}

function headersOf(raw: Buffer): Record<string, string> {
  const head = raw.toString('utf8').split('\r\n\r\n')[0] ?? '';
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function textOf(raw: Buffer, headers: Record<string, string>): string {
  const whole = raw.toString('utf8');
  const body = whole.slice(whole.indexOf('\r\n\r\n') + 4).trimEnd();
  const coding = headers['content-transfer-encoding']?.toLowerCase();
  if (coding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (coding !== 'quoted-printable') return body.replace(/\r\n/g, '\n');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n');
}
