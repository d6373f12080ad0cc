import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const flag = z.enum(['0', '1']).transform((text) => text === '1');

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  MIMIN_DATA: z.string().min(1).default('./data'),
  MIMIN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits (32 bytes)')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: flag.default(false),
  POLL_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
});

/** Everything the product reads from its environment, checked and typed. */
export interface Config {
  port: number;
  host: string;
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  databaseDirectUrl: string | undefined;
  dataDir: string;
  key: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  metricsToken: string | undefined;
  trustProxy: boolean;
  pollSeconds: number;
}

/** All problems of the environment at once; the process prints them and ends with 2. */
export class BadConfig extends Error {
  override name = 'BadConfig';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`bad settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the settings from the environment; throws `BadConfig` naming every wrong one. An empty value counts as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message} (now: ${shown(given, issue.path)})`,
      );
  if (given.DATABASE_DIRECT_URL && !given.DATABASE_URL)
    problems.push('DATABASE_DIRECT_URL: has no use without DATABASE_URL');
  if (given.SMTP_URL && !given.MAIL_FROM) problems.push('MAIL_FROM: must be set when SMTP_URL is set');
  if (!parsed.success || problems.length > 0) throw new BadConfig(problems);
  const value = parsed.data;
  return {
    port: value.PORT,
    // Without a public address nobody has said how the desk is reached from outside, so it is not reached.
    host: value.HOST ?? (value.PUBLIC_URL ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: value.PUBLIC_URL,
    databaseUrl: value.DATABASE_URL,
    databaseDirectUrl: value.DATABASE_DIRECT_URL ?? value.DATABASE_URL,
    dataDir: resolve(value.MIMIN_DATA),
    key: value.MIMIN_KEY,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    logLevel: value.LOG_LEVEL,
    metricsToken: value.METRICS_TOKEN,
    trustProxy: value.TRUST_PROXY,
    pollSeconds: value.POLL_SECONDS,
  };
}

const secretNames = /URL|KEY|TOKEN/;
function shown(given: Record<string, string | undefined>, path: PropertyKey[]): string {
  const name = String(path[0]);
  return secretNames.test(name) ? 'not shown' : JSON.stringify(given[name]);
}
