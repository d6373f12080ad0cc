import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
// Its path counts; a name or password in it would be written into logs of whatever stands between.
const endpointUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/^[a-z]+:\/\/[^/]*@/i.test(text), 'must not hold a name or password; use DRAFT_KEY')
  .transform((text) => text.replace(/[?#].*$/, '').replace(/\/+$/, ''));
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
  MIMIN_TOKEN_KEYS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((key) => key !== ''))
    .refine(
      (keys) => keys.every((key) => /^[0-9a-f]{64}$/.test(key)),
      'must be keys of 64 hexadecimal digits, newest first',
    )
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  PUSH_SERVICES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
    .pipe(z.array(httpUrl))
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: flag.default(false),
  POLL_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  DRAFT_URL: endpointUrl.optional(),
  DRAFT_MODEL: z.string().trim().min(1).max(200).optional(),
  DRAFT_KEY: z.string().min(1).max(4_000).optional(),
  DRAFT_SECONDS: z.coerce.number().int().min(1).max(120).default(20),
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
  /** Keys that seal the networks' tokens, newest first; undefined: `data/token.keys`, or the master key alone. */
  tokenKeys: readonly string[] | undefined;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** Origins of push services beside those of the known browsers. */
  pushServices: readonly string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  metricsToken: string | undefined;
  trustProxy: boolean;
  pollSeconds: number;
  /** The AI endpoint that may propose drafts of answers; undefined: there is no such thing in this city. */
  draft: DraftEndpoint | undefined;
}

/** An OpenAI-compatible endpoint, as the operator named it. */
export interface DraftEndpoint {
  /** Base address, without a slash at its end. */
  url: string;
  model: string;
  key: string | undefined;
  seconds: number;
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
  if (given.DRAFT_URL && !given.DRAFT_MODEL) problems.push('DRAFT_MODEL: must be set when DRAFT_URL is set');
  if (given.DRAFT_MODEL && !given.DRAFT_URL) problems.push('DRAFT_MODEL: has no use without DRAFT_URL');
  if (given.DRAFT_KEY && !given.DRAFT_URL) problems.push('DRAFT_KEY: has no use without DRAFT_URL');
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
    tokenKeys: value.MIMIN_TOKEN_KEYS,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    pushServices: value.PUSH_SERVICES ?? [],
    logLevel: value.LOG_LEVEL,
    metricsToken: value.METRICS_TOKEN,
    trustProxy: value.TRUST_PROXY,
    pollSeconds: value.POLL_SECONDS,
    draft:
      value.DRAFT_URL && value.DRAFT_MODEL
        ? { url: value.DRAFT_URL, model: value.DRAFT_MODEL, key: value.DRAFT_KEY, seconds: value.DRAFT_SECONDS }
        : undefined,
  };
}

const secretNames = /URL|KEY|TOKEN/;
function shown(given: Record<string, string | undefined>, path: PropertyKey[]): string {
  const name = String(path[0]);
  return secretNames.test(name) ? 'not shown' : JSON.stringify(given[name]);
}
