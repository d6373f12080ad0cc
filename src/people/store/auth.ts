import type { App } from '#src/app.ts';

/** The host's word for where a request came from; better-auth notes it with the session. Never read from outside. */
export const addressHeader = 'x-mimin-client-address';

/** A session lives this long, then the person logs in again. */
export const sessionSeconds = 7 * 24 * 3600;

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

const opened = new WeakMap<App, Promise<Auth>>();

/** The log-in library, made once per app; only called on the server, it has no public address of its own. */
export function openAuth(app: App): Promise<Auth> {
  let auth = opened.get(app);
  if (!auth) {
    auth = makeAuth(app);
    opened.set(app, auth);
  }
  return auth;
}

async function makeAuth(app: App) {
  // Loaded at the first log-in: it is the largest part of the server and a start must not wait for it.
  const [{ betterAuth }, { twoFactor }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
  ]);
  return betterAuth({
    appName: 'Mimin',
    baseURL: app.config.publicUrl ?? 'http://localhost',
    secret: app.keys.session,
    database: app.pool,
    telemetry: { enabled: false },
    // Our own limits stand before each call (domain/login-limit.ts); the library's only guards its own addresses.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'mimin',
      useSecureCookies: app.config.publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [twoFactor({ issuer: 'Mimin', accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 } })],
    logger: {
      // Its lines can hold an e-mail address, so only the level and the first words are kept.
      log: (level, message) => {
        if (level === 'error') app.log.error({ part: 'auth' }, String(message).slice(0, 80));
      },
    },
  });
}
