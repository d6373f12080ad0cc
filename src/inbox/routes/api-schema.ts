import { z } from '@hono/zod-openapi';
import { reportEventTypes } from '../events.ts';
import { answerStates, kinds, privacies, statuses, urgencies } from '../schema.ts';

/** What the API takes and gives; the same schemas check requests and describe themselves in openapi.json. */

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T03:05:00.000Z' });
const agencyCode = z
  .string()
  .regex(/^[A-Z0-9-]{2,40}$/)
  .openapi({ example: 'DPUPR' });
const topicCode = z.string().min(1).max(80).openapi({ example: 'jalan_rusak' });
const areaCode = z
  .string()
  .regex(/^[0-9.]{5,13}$/)
  .openapi({ example: '36.71.01.1001' });
const limit = z
  .string()
  .regex(/^[0-9]{1,4}$/)
  .transform(Number)
  .pipe(z.number().int().min(1).max(100))
  .optional()
  .openapi({ type: 'integer', minimum: 1, maximum: 100, default: 50, description: 'Most items on a page.' });
const cursor = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .openapi({ description: 'nextCursor of the page before; every other parameter must stay the same.' });

export const codeParams = z.object({
  code: z
    .string()
    .min(10)
    .max(20)
    .openapi({ param: { name: 'code', in: 'path' }, description: 'Code of the report.', example: '7K2M9QX4TB' }),
});

export const listQuery = z.strictObject({
  status: z
    .enum([...statuses, 'active', 'all'])
    .default('all')
    .openapi({ description: '`active`: open or waiting.' }),
  agency: z
    .union([z.literal('none'), agencyCode])
    .optional()
    .openapi({
      description: 'Code of an agency, or `none` for reports that are with the coordinator.',
    }),
  topic: topicCode.optional(),
  kelurahan: areaCode.optional(),
  limit,
  cursor,
});
export type ListQuery = z.infer<typeof listQuery>;

export const eventsQuery = z.strictObject({ limit, cursor });

export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[A-Za-z0-9._:-]{8,128}$/)
    .openapi({
      param: { name: 'idempotency-key', in: 'header' },
      description:
        'Chosen by the caller, one for each intent. For 24 hours the same key with the same body gets the same answer and does nothing again.',
      example: 'counter-7:2026-11-24:0013',
    }),
});

const place = z.object({
  text: z.string().nullable(),
  road: z.string().nullable(),
  kelurahanCode: z.string().nullable(),
  kecamatanCode: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

const summary = {
  code: z.string(),
  kind: z.enum(kinds),
  status: z.enum(statuses),
  urgency: z.enum(urgencies),
  privacy: z.enum(privacies),
  title: z.string(),
  topic: z.string().nullable(),
  agency: z.string().nullable().openapi({ description: 'null while the report is with the coordinator.' }),
  outside: z
    .string()
    .nullable()
    .openapi({ description: 'Who owns the matter when it is not in the power of the city.' }),
  network: z.string(),
  place,
  openedAt: instant,
  lastMessageAt: instant,
  firstAnsweredAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  rating: z.number().int().nullable(),
  messages: z.number().int(),
  version: z.number().int(),
};

export const reportSummary = z.object(summary).openapi('ReportSummary');
export type ReportSummary = z.infer<typeof reportSummary>;

export const reportMessage = z
  .object({
    at: instant,
    direction: z.enum(['in', 'out']),
    visibility: z.enum(['public', 'private']),
    text: z.string().openapi({
      description: 'Of what residents wrote, telephone numbers, addresses of e-mail and the like are masked.',
    }),
    withdrawn: z.boolean(),
  })
  .openapi('ReportMessage');

export const reportDetail = z
  .object({
    ...summary,
    thread: z.array(reportMessage).openapi({ description: 'The newest 200 messages, oldest first.' }),
    trackingUrl: z.url(),
  })
  .openapi('Report');

export const reportEvent = z
  .object({
    id: z.number().int(),
    at: instant,
    type: z.enum(reportEventTypes),
    agency: z.string().nullable().openapi({ description: 'Who held the report when this happened.' }),
    toAgency: z.string().nullable(),
  })
  .openapi('ReportEvent');

export const reportPage = z
  .object({ items: z.array(reportSummary), nextCursor: z.string().nullable() })
  .openapi('ReportPage');
export const eventPage = z
  .object({ items: z.array(reportEvent), nextCursor: z.string().nullable() })
  .openapi('ReportEventPage');

const text = (max: number) => z.string().min(1).max(max);
export const newReportBody = z
  .strictObject({
    text: text(10_000).openapi({ description: 'What the resident says, in their own words.' }),
    place: text(300).nullish(),
    kelurahanCode: areaCode.nullish(),
    latitude: z.number().min(-90).max(90).nullish(),
    longitude: z.number().min(-180).max(180).nullish(),
    privacy: z.enum(privacies).default('open').openapi({
      description:
        '`anonymous`: nobody learns who. `secret`: only the handling agency and the coordinator see the report.',
    }),
    name: text(120).nullish(),
    email: z.email().max(254).nullish(),
    phone: z
      .string()
      .regex(/^[+0-9 ()-]{6,24}$/)
      .nullish(),
  })
  .openapi('NewReport');

export const acceptedReport = z
  .object({
    code: z.string(),
    trackingUrl: z.url().openapi({ description: 'Public: reads the report.' }),
    reporterUrl: z.url().openapi({
      description:
        'For the reporter alone: adds to the report, rates it, says "not fixed". Hand it on, do not keep it.',
    }),
  })
  .openapi('AcceptedReport');

export const answerBody = z
  .strictObject({
    text: text(10_000),
    visibility: z.enum(['public', 'private']),
    asks: z
      .boolean()
      .default(false)
      .openapi({ description: 'The answer asks the resident something; the report waits.' }),
    seenVersion: z.number().int().optional().openapi({
      description: 'version of the report the writer had read; an answer that a newer one has overtaken is refused.',
    }),
  })
  .openapi('NewAnswer');

export const queuedAnswer = z
  .object({ code: z.string(), answers: z.array(z.object({ id: z.number().int(), state: z.enum(answerStates) })) })
  .openapi('QueuedAnswer');

export const agency = z
  .object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(['opd', 'perumda', 'kecamatan', 'unit']),
    successor: z
      .string()
      .nullable()
      .openapi({ description: 'Who carries on the reports of an agency that was merged.' }),
    startsOn: z.string().openapi({ format: 'date' }),
    endsOn: z.string().nullable().openapi({ format: 'date' }),
  })
  .openapi('Agency');

export const topic = z
  .object({ code: z.string(), name: z.object({ id: z.string(), en: z.string() }), agency: z.string().nullable() })
  .openapi('Topic');

export const area = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['kecamatan', 'kelurahan']),
    parent: z.string().nullable(),
  })
  .openapi('Area');

export const problem = z
  .object({
    type: z.string().openapi({ example: 'urn:mimin:problem:invalid' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().openapi({ description: 'JSON pointer into the body.', example: '#/text' }),
          parameter: z.string().optional(),
          header: z.string().optional(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .openapi('Problem');
