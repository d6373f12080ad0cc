import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '#src/inbox/routes/api-reports.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
  security?: Record<string, string[]>[];
}
interface Description {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}
interface Schema {
  type?: string | string[];
  properties?: Record<string, object>;
  required?: string[];
  additionalProperties?: unknown;
}

let world: ApiWorld;
let description: Description;
beforeAll(async () => {
  world = await apiWorld();
  const answer = await world.ask('GET', '/openapi.json');
  expect(answer.status).toBe(200);
  description = answer.json as unknown as Description;
});
afterAll(() => world.end());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
  );

test('the description is OpenAPI 3.1 and names where it applies', () => {
  expect(description.openapi).toBe('3.1.0');
  expect(description.info).toMatchObject({ title: 'Mimin', version: expect.any(String) });
  expect(description.servers).toEqual([{ url: '/api/v1' }]);
});

test('every path and method that answers is in the description, and nothing else', () => {
  const answering = createApi(world.app)
    .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:([a-z]+)/g, '{$1}')}`);
  expect(new Set(operations().map((one) => one.name))).toEqual(new Set(answering));
});

test('every operation says what it needs and every problem it may answer', () => {
  for (const { name, path, operation } of operations()) {
    expect(operation.summary, name).toBeTruthy();
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(response.description, `${name} ${status}`).toBeTruthy();
      const type = Number(status) >= 400 ? 'application/problem+json' : 'application/json';
      expect(Object.keys(response.content ?? {}), `${name} ${status}`).toEqual([type]);
    }
    const inPath = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, parameter]) => parameter);
    const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
    expect(
      declared.map((one) => one.name),
      name,
    ).toEqual(inPath);
    expect(
      declared.every((one) => one.required === true),
      name,
    ).toBe(true);
    if (path === '/openapi.json') continue;
    expect(operation.security, name).toEqual([{ token: [] }]);
    expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['401', '429', '503']));
  }
  expect(description.components.securitySchemes.token).toEqual({ type: 'http', scheme: 'bearer' });
});

test('every write asks for a key and describes its body', () => {
  const writes = operations().filter(({ name }) => name.startsWith('POST'));
  expect(writes).toHaveLength(2);
  for (const { name, operation } of writes) {
    const key = operation.parameters?.find((one) => one.name === 'idempotency-key');
    expect(key, name).toMatchObject({ in: 'header', required: true });
    expect(operation.requestBody, name).toMatchObject({ required: true });
    expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['400', '409', '413', '415', '422']));
  }
});

test('every reference leads to a schema that is there, and every required field is described', () => {
  const text = JSON.stringify(description);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '');
  expect(references.length).toBeGreaterThan(10);
  for (const target of references) {
    expect(target).toMatch(/^#\/components\/schemas\//);
    expect(description.components.schemas, target).toHaveProperty(target.split('/').at(-1) ?? '');
  }
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    expect(schema.type, name).toBe('object');
    for (const field of schema.required ?? []) expect(Object.keys(schema.properties ?? {}), name).toContain(field);
  }
  // OpenAPI 3.0's way to say "or null"; 3.1 has none.
  expect(text).not.toContain('"nullable"');
});

test('the description bounds what the API bounds', () => {
  expect(description.components.schemas.NewReport).toMatchObject({
    required: ['text'],
    additionalProperties: false,
    properties: { text: { type: 'string', minLength: 1, maxLength: 10_000 }, latitude: { minimum: -90, maximum: 90 } },
  });
  const limit = description.paths['/reports']?.get?.parameters?.find((one) => one.name === 'limit');
  expect(limit).toMatchObject({ in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } });
});

test('no schema has a field for who reported, save what the reporter hands in', () => {
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    if (name === 'NewReport') continue;
    expect(
      Object.keys(schema.properties ?? {}).filter((field) => /^(phone|email|reporter|identity|handle)$/.test(field)),
      name,
    ).toEqual([]);
  }
});
