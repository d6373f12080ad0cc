import { createServer, type Server, type Socket } from 'node:net';
import { fetchLine, inSet, search, splitWords } from './imap-parse.ts';
import type { Mailbox } from './mailbox.ts';

/** Who may open the mailbox. */
export interface Login {
  user: string;
  password: string;
  /** The OAuth token that stands in for the password; absent: the host takes passwords only. */
  accessToken?: string | undefined;
}

/** The folders of a mailbox. `sent` is where the host lays what it sent, when it does. */
export interface Folders {
  inbox: Mailbox;
  sent?: Mailbox;
}

const capabilities = 'IMAP4rev1 ID NAMESPACE IDLE UIDPLUS SASL-IR SPECIAL-USE AUTH=PLAIN AUTH=XOAUTH2';
const sentName = 'Surat Terkirim';

/** An IMAP server with one mailbox, as much of RFC 3501 as mail programs need to read it. Answers the listening server. */
export async function startImap(folders: Folders, login: () => Login, port = 0): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => {
    const session = new ImapSession(socket, folders, login);
    socket.on('data', (bytes) => session.take(bytes));
    socket.on('error', () => session.end());
    socket.on('close', () => session.end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

class ImapSession {
  readonly #socket: Socket;
  readonly #folders: Folders;
  #mailbox: Mailbox;
  readonly #login: () => Login;
  #buffer = Buffer.alloc(0);
  #line = '';
  #literal = 0;
  #known = false;
  #selected = false;
  #plainTag: string | undefined;
  /** A token was refused; the client owes an empty line before it is told so. */
  #refusedTag: string | undefined;
  #idleTag: string | undefined;
  #unwatch: (() => void) | undefined;

  constructor(socket: Socket, folders: Folders, login: () => Login) {
    this.#socket = socket;
    this.#folders = folders;
    this.#mailbox = folders.inbox;
    this.#login = login;
    this.#say(`* OK [CAPABILITY ${capabilities}] Kotak surat latihan`);
  }

  /** Takes bytes and carries out every command that is complete, literals included. */
  take(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    for (;;) {
      if (this.#literal > 0) {
        if (this.#buffer.length < this.#literal) return;
        this.#line += `"${this.#buffer.toString('utf8', 0, this.#literal).replace(/["\\]/g, '\\$&')}"`;
        this.#buffer = this.#buffer.subarray(this.#literal);
        this.#literal = 0;
      }
      const end = this.#buffer.indexOf('\r\n');
      if (end < 0) return;
      const text = this.#buffer.toString('utf8', 0, end);
      this.#buffer = this.#buffer.subarray(end + 2);
      const literal = /\{(\d+)(\+?)\}$/.exec(text);
      if (literal) {
        this.#line += text.slice(0, literal.index);
        this.#literal = Number(literal[1]);
        if (literal[2] === '') this.#socket.write('+ go on\r\n');
        continue;
      }
      const line = this.#line + text;
      this.#line = '';
      this.#obey(line);
    }
  }

  end(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  #say(line: string): void {
    if (!this.#socket.destroyed) this.#socket.write(`${line}\r\n`);
  }

  #obey(line: string): void {
    if (this.#plainTag !== undefined) {
      this.#say(`${this.#plainTag} ${this.#admitPlain(line)}`);
      this.#plainTag = undefined;
      return;
    }
    if (this.#refusedTag !== undefined) {
      this.#say(`${this.#refusedTag} NO [AUTHENTICATIONFAILED] the token is not valid`);
      this.#refusedTag = undefined;
      return;
    }
    if (this.#idleTag !== undefined) {
      this.end();
      this.#say(`${this.#idleTag} OK done`);
      this.#idleTag = undefined;
      return;
    }
    const [tag = '', name = '', ...words] = splitWords(line);
    const outcome = this.#carryOut(tag, name.toUpperCase(), words);
    if (outcome !== undefined) this.#say(`${tag} ${outcome}`);
    if (name.toUpperCase() === 'LOGOUT') this.#socket.end();
  }

  /** Does one command and answers its last line without the tag; undefined when that comes later. */
  #carryOut(tag: string, verb: string, words: string[]): string | undefined {
    if (!this.#known && !['CAPABILITY', 'ID', 'NOOP', 'LOGIN', 'AUTHENTICATE', 'LOGOUT'].includes(verb)) {
      return 'NO log in first';
    }
    if (!this.#selected && ['UID', 'SEARCH', 'FETCH'].includes(verb)) return 'NO select a mailbox first';
    switch (verb) {
      case 'LOGIN':
        return this.#admit(words[0] ?? '', words[1] ?? '');
      case 'AUTHENTICATE':
        if (words[0]?.toUpperCase() === 'XOAUTH2') return this.#admitToken(tag, words[1] ?? '');
        if (words[1] !== undefined) return this.#admitPlain(words[1]);
        this.#plainTag = tag;
        this.#say('+ ');
        return undefined;
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(verb, words[0] ?? '');
      case 'UID':
        if (words[0]?.toUpperCase() === 'SEARCH') return this.#search(words.slice(1), true);
        return words[0]?.toUpperCase() === 'FETCH' ? this.#fetch(words.slice(1), true) : 'BAD unknown here';
      case 'SEARCH':
        return this.#search(words, false);
      case 'FETCH':
        return this.#fetch(words, false);
      case 'IDLE':
        this.#idleTag = tag;
        this.#unwatch = this.#mailbox.watch(() => this.#say(`* ${this.#mailbox.letters.length} EXISTS`));
        this.#say('+ idling');
        return undefined;
      default:
        return this.#tell(verb, words);
    }
  }

  /** Commands that only tell something. */
  #tell(verb: string, words: string[]): string {
    const { letters, uidNext, uidValidity } = this.#mailbox;
    const said: Record<string, string> = {
      CAPABILITY: `* CAPABILITY ${capabilities}`,
      ID: '* ID ("name" "Kota Latihan")',
      NAMESPACE: '* NAMESPACE (("" "/")) NIL NIL',
      LIST: this.#list(words[1] ?? ''),
      LSUB: '* LSUB (\\HasNoChildren) "/" INBOX',
      STATUS: `* STATUS INBOX (MESSAGES ${letters.length} UIDNEXT ${uidNext} UIDVALIDITY ${uidValidity})`,
      LOGOUT: '* BYE',
    };
    const line = said[verb];
    if (line !== undefined) this.#say(line);
    return line !== undefined || ['NOOP', 'CHECK', 'CLOSE', 'UNSELECT'].includes(verb) ? 'OK done' : 'BAD unknown here';
  }

  #list(pattern: string): string {
    if (pattern === '') return '* LIST (\\HasNoChildren) "/" ""';
    const lines = ['* LIST (\\HasNoChildren) "/" INBOX'];
    if (this.#folders.sent) lines.push(`* LIST (\\HasNoChildren \\Sent) "/" "${sentName}"`);
    return lines.join('\r\n');
  }

  /** A refused token is first explained (`+` and JSON), and refused after the client's answer to that. */
  #admitToken(tag: string, coded: string): string | undefined {
    const said = Buffer.from(coded, 'base64').toString('utf8');
    const [user, token] = said.split(String.fromCharCode(1)).map((field) => field.replace(/^(user=|auth=Bearer )/, ''));
    const expected = this.#login();
    this.#known = user === expected.user && token !== undefined && token === expected.accessToken;
    if (this.#known) return 'OK welcome';
    this.#refusedTag = tag;
    this.#say(`+ ${Buffer.from('{"status":"401","schemes":"bearer"}').toString('base64')}`);
    return undefined;
  }

  #admitPlain(coded: string): string {
    const [, user = '', password = ''] = Buffer.from(coded, 'base64').toString('utf8').split('\0');
    return this.#admit(user, password);
  }

  #admit(user: string, password: string): string {
    const expected = this.#login();
    this.#known = user === expected.user && password === expected.password;
    return this.#known ? 'OK welcome' : 'NO [AUTHENTICATIONFAILED] wrong user or password';
  }

  #select(verb: string, name: string): string {
    const folder = name.toUpperCase() === 'INBOX' ? this.#folders.inbox : undefined;
    const chosen = folder ?? (name === sentName ? this.#folders.sent : undefined);
    if (!chosen) return 'NO [NONEXISTENT] no such mailbox';
    this.#mailbox = chosen;
    this.#selected = true;
    this.#say(`* ${this.#mailbox.letters.length} EXISTS`);
    this.#say('* 0 RECENT');
    this.#say('* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)');
    this.#say(`* OK [UIDVALIDITY ${this.#mailbox.uidValidity}] valid`);
    this.#say(`* OK [UIDNEXT ${this.#mailbox.uidNext}] next`);
    return `OK [${verb === 'EXAMINE' ? 'READ-ONLY' : 'READ-WRITE'}] done`;
  }

  #search(words: string[], byUid: boolean): string {
    const all = this.#mailbox.letters;
    const found = search(words, all).map((letter) => (byUid ? letter.uid : all.indexOf(letter) + 1));
    this.#say(`* SEARCH${found.map((number) => ` ${number}`).join('')}`);
    return 'OK done';
  }

  #fetch(words: string[], byUid: boolean): string {
    const all = this.#mailbox.letters;
    const numberOf = byUid ? (letter: { uid: number }) => letter.uid : (_: unknown, place: number) => place + 1;
    for (const letter of inSet(words[0] ?? '', all, numberOf)) {
      this.#socket.write(fetchLine(words.slice(1).join(' '), letter, all.indexOf(letter) + 1, byUid));
    }
    return 'OK done';
  }
}
