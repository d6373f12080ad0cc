import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '#src/app.ts';
import { diskIsFull, type FormBody, journalEvent } from '#src/channels/index.ts';
import { deriveCode } from '#src/shared/keys.ts';
import { type AnswerRefusal, answerReport } from '../commands/answer-report.ts';
import { answerReport as answerInput, newReport } from '../schema.ts';
import { isKelurahan, listAnswerStates } from '../store/api-reports.ts';
import { findDoor } from '../store/doors.ts';
import { secretUrl, trackUrl } from '../store/report-links.ts';
import { readJsonBody } from './api-body.ts';
import { type ApiEnv, guard } from './api-guard.ts';
import { fieldError } from './api-issue.ts';
import { answerOnce } from './api-once.ts';
import { type ApiLanguage, ApiProblem } from './api-problem.ts';
import { getVisibleReport } from './api-report-reading.ts';
import { failures, json, security } from './api-route-parts.ts';
import { acceptedReport, answerBody, codeParams, keyHeader, newReportBody, queuedAnswer } from './api-schema.ts';

const replayed = 'idempotent-replayed';

/** Adds what a program may write: a report in a resident's name, an answer in an agency's. */
export function addReportWriting(app: App, api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/reports',
      summary: 'Hand in a report of a resident',
      description: 'Answered after it is stored for good; it stands in the list a moment later.',
      tags: ['Reports'],
      security,
      middleware: [guard(app, 'reports:write'), readJsonBody],
      request: {
        headers: keyHeader,
        body: { required: true, content: { 'application/json': { schema: newReportBody } } },
      },
      responses: {
        201: json(acceptedReport, 'Stored.'),
        ...failures(400, 401, 403, 409, 413, 415, 422, 429, 503),
      },
    }),
    async (c) => {
      const input = readNewReport(c.req.valid('json'), c.get('language'));
      if (input.kelurahanCode !== null && !(await isKelurahan(app.pool, input.kelurahanCode))) {
        const detail = { id: 'Tidak ada kelurahan dengan kode ini.', en: 'No kelurahan has this code.' };
        throw new ApiProblem('invalid', {
          errors: [{ pointer: '#/kelurahanCode', detail: detail[c.get('language')] }],
        });
      }
      if (await diskIsFull(app)) throw new ApiProblem('busy', { headers: { 'retry-after': '300' } });
      const { answer, again } = await answerOnce(app, await asked(c), async (intent) => {
        const code = deriveCode(app.keys.link, 'code', `api:${intent}`, 10);
        const channelId = await findDoor(app, 'api');
        const form: FormBody = {
          ...input,
          key: `api:${intent}`,
          code,
          photoIds: [],
          at: app.now().toISOString(),
          via: 'api',
          link: null,
          enteredBy: null,
          suspect: false,
        };
        await journalEvent(app, {
          channelId,
          source: 'api',
          body: Buffer.from(JSON.stringify(form)),
          reservedCode: code,
        });
        return { code };
      });
      if (again) c.header(replayed, 'true');
      const { code } = answer;
      const trackingUrl = trackUrl(app, code);
      c.header('location', `/api/v1/reports/${code}`);
      return c.json({ code, trackingUrl, reporterUrl: secretUrl(app, code) }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/reports/{code}/answers',
      summary: 'Answer the resident',
      description: 'Queued; what became of it stands in the events of the report.',
      tags: ['Reports'],
      security,
      middleware: [guard(app, 'answers:write'), readJsonBody],
      request: {
        params: codeParams,
        headers: keyHeader,
        body: { required: true, content: { 'application/json': { schema: answerBody } } },
      },
      responses: {
        201: json(queuedAnswer, 'Queued.'),
        ...failures(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
      },
    }),
    async (c) => {
      const actor = c.get('actor');
      const row = await getVisibleReport(app, actor, c.req.valid('param').code);
      const body = c.req.valid('json');
      const { answer, again } = await answerOnce(app, await asked(c), async (intent) => {
        const input = answerInput.safeParse({ ...body, reportId: row.id, key: intent });
        if (!input.success) throw invalidBody(input.error.issues, c.get('language'));
        const outcome = await answerReport(app, actor, input.data);
        if (!outcome.ok) throw new ApiProblem('refused', { detail: refusals[outcome.reason] });
        return { code: row.code, answers: await listAnswerStates(app.pool, outcome.outboxIds) };
      });
      if (again) c.header(replayed, 'true');
      return c.json(answer, 201);
    },
  );
}

/** Why an answer cannot be sent, in words for whoever reads the program's log. */
const refusals: Record<AnswerRefusal, Record<ApiLanguage, string>> = {
  nothing_to_answer: {
    id: 'Aduan ini tidak punya percakapan yang dapat dijawab.',
    en: 'This report has no conversation that can be answered.',
  },
  window_closed: {
    id: 'Waktu yang diberikan jejaring untuk menjawab sudah lewat.',
    en: 'The time the network allows for an answer is over.',
  },
  already_replied_privately: {
    id: 'Jejaring ini hanya mengizinkan satu balasan pribadi dan itu sudah dikirim.',
    en: 'This network allows one private reply and it was sent.',
  },
  not_permitted: {
    id: 'Jejaring tidak mengizinkan akun ini menjawab di sini.',
    en: 'The network does not let this account answer here.',
  },
  person_stopped: {
    id: 'Warga ini meminta tidak dikirimi lagi (STOP).',
    en: 'This person asked not to be written to again (STOP).',
  },
  not_offered: {
    id: 'Jejaring ini tidak mengenal jawaban seperti itu; coba visibility yang lain.',
    en: 'This network has no such answer; try the other visibility.',
  },
  too_long: { id: 'Terlalu panjang untuk jejaring ini.', en: 'Too long for this network.' },
  newer_answer: {
    id: 'Sudah ada jawaban yang lebih baru dari versi yang Anda baca.',
    en: 'There is an answer newer than the version you read.',
  },
  // Only people are asked to fill in their saved replies; a program that sends braces means them.
  unfilled_fields: {
    id: 'Masih ada isian dalam kurung kurawal yang belum diganti.',
    en: 'A field in braces has not been filled in.',
  },
  joined_elsewhere: {
    id: 'Aduan ini sudah digabungkan dengan aduan lain; jawab aduan utamanya.',
    en: 'This report is joined to another; answer the main report.',
  },
  unchanged_proposal: {
    id: 'Teks ini usulan mesin yang belum diubah.',
    en: 'This text is a machine’s proposal that nobody changed.',
  },
};

interface Asking {
  get(name: 'actor'): { tokenId: number };
  req: { path: string; valid(target: 'header'): { 'idempotency-key': string }; arrayBuffer(): Promise<ArrayBuffer> };
}

/** The key belongs to the token; the same key on another path or with other bytes is another request. */
async function asked(c: Asking) {
  const body = Buffer.from(await c.req.arrayBuffer()).toString('utf8');
  return {
    scope: `api:${c.get('actor').tokenId}`,
    key: c.req.valid('header')['idempotency-key'],
    request: `${c.req.path}\n${body}`,
  };
}

/** The form's own reading of what came: trimmed and composed, so that all doors keep the same text. */
function readNewReport(body: object, language: ApiLanguage) {
  const read = newReport.safeParse(body);
  if (!read.success) throw invalidBody(read.error.issues, language);
  return read.data;
}

function invalidBody(issues: Parameters<typeof fieldError>[0][], language: ApiLanguage): ApiProblem {
  return new ApiProblem('invalid', { errors: issues.map((issue) => fieldError(issue, 'body', language)) });
}
