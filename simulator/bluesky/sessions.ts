import { randomBytes } from 'node:crypto';
import { type Call, fieldsOf, type Reply } from '../http.ts';
import { refuse } from './errors.ts';
import type { Person } from './world.ts';

/** The sessions of the practice server: an app password opens one, a refresh token is good once. */
export class Sessions {
  appPassword = 'abcd-latihan-efgh-0001';
  /** Whether the app password may touch direct messages. */
  privileged = true;
  /** How many were opened with the app password; the real server allows 300 a day. */
  opened = 0;
  /** The account wants a second factor instead of its main password. */
  secondFactor = false;
  readonly #us: Person;
  readonly #access = new Set<string>();
  readonly #refresh = new Set<string>();
  readonly #ended = new Set<string>();

  constructor(us: Person) {
    this.#us = us;
  }

  /** Ends every access token; the refresh tokens stay good. */
  expire(): void {
    for (const token of this.#access) this.#ended.add(token);
    this.#access.clear();
  }

  /** Takes everything back: app password, sessions, refresh tokens. */
  revoke(): string {
    this.expire();
    this.#refresh.clear();
    this.appPassword = `abcd-latihan-${randomBytes(4).toString('hex')}`;
    return this.appPassword;
  }

  /** What is wrong with the token of a call; undefined for a good one. */
  check(call: Call): Reply | undefined {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    if (token === undefined) return refuse(401, 'AuthMissing', 'Authentication Required');
    if (this.#ended.has(token)) return refuse(400, 'ExpiredToken', 'Token has expired');
    return this.#access.has(token) ? undefined : refuse(400, 'InvalidToken', 'Token could not be verified');
  }

  open(call: Call): Reply {
    const { identifier, password } = fieldsOf(call) as Record<string, string>;
    const known = identifier === this.#us.handle || identifier === this.#us.did;
    if (this.secondFactor)
      return refuse(401, 'AuthFactorTokenRequired', 'A sign in code has been sent to your email address');
    if (!known || password !== this.appPassword) {
      return refuse(401, 'AuthenticationRequired', 'Invalid identifier or password');
    }
    this.opened++;
    return this.issue();
  }

  renew(call: Call): Reply {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    if (!this.#refresh.delete(token)) return refuse(400, 'ExpiredToken', 'Token has been revoked');
    return this.issue();
  }

  /** A new pair, as if the account had just logged in. */
  issue(): Reply {
    const accessJwt = token('com.atproto.access', 2 * 3_600);
    const refreshJwt = token('com.atproto.refresh', 60 * 86_400);
    this.#access.add(accessJwt);
    this.#refresh.add(refreshJwt);
    const { did, handle } = this.#us;
    return { status: 200, json: { accessJwt, refreshJwt, did, handle, active: true, email: 'kota@latihan.test' } };
  }
}

function token(scope: string, seconds: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1_000) + seconds;
  return `${part({ typ: 'at+jwt', alg: 'HS256' })}.${part({ scope, exp })}.${randomBytes(12).toString('base64url')}`;
}
