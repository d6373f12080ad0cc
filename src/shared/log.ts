import { pino } from 'pino';
import { hidden, hideText } from './log-hiding.ts';

interface Write {
  (fields: object, message?: string): void;
  (message: string): void;
}

/** What the product writes its log to: fields first, then a sentence. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export interface LogOptions {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** One readable line for people instead of JSON for machines. */
  pretty?: boolean;
  /** Commands print their result on stdout, so their log goes to stderr. */
  to?: { write(line: string): unknown };
}

/** Opens the log of one process; secrets and personal data never reach it, whatever the caller passes. */
export function openLog(options: LogOptions): Log {
  const to = options.to ?? process.stdout;
  const out = options.pretty ? { write: (line: string) => to.write(readable(line)) } : to;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => hidden(fields) },
      // The fields are already safe here; pino's own serialiser would bring back the error's detail.
      serializers: { err: (value: unknown) => value },
      hooks: {
        logMethod(args, method) {
          const safe = args.map((part: unknown) => (typeof part === 'string' ? hideText(part) : part));
          method.apply(this, safe as typeof args);
        },
      },
    },
    out,
  );
}

/** A log that says nothing, for tests and for commands asked to be quiet. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function readable(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${msg ?? ''}${rest}\n`;
}
