import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formKeyHole, readFormKey } from '#src/shared/form-key.ts';
import { anApp, aWorld, type World } from '../../../test/support/world.ts';
import { forgetCityState } from '../store/city.ts';
import { cachedPage } from './cached-page.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

test('a page is rendered once per language and state of the city, and each visitor has a key of their own', async () => {
  let rendered = 0;
  const render = async (path: string, language: string) => `${path} ${language} ${++rendered} [${formKeyHole}]`;
  const get = async (language: 'id' | 'en') => (await cachedPage(world.app, '/x', language, false, render))?.toString();
  const [first, second] = [await get('id'), await get('id')];
  expect(first).toMatch(/^\/x id 1 /);
  expect(second).toMatch(/^\/x id 1 /);
  expect(first).not.toBe(second);
  const key = /\[(.*)\]/.exec(first ?? '')?.[1] ?? '';
  expect(readFormKey(world.app.keys.link, key, world.app.now()).ok).toBe(true);
  expect(await get('en')).toMatch(/^\/x en 2 /);
  const packed = await cachedPage(world.app, '/x', 'id', true, render);
  expect(gunzipSync(packed ?? Buffer.alloc(0)).toString()).toMatch(/^\/x id 1 /);

  await world.app.pool.query('update city set tables_version = tables_version + 1');
  forgetCityState(world.app);
  expect(await get('id')).toMatch(/^\/x id 3 /);
});

test('a page that could not be made is tried again with the next visitor', async () => {
  let tries = 0;
  const render = async () => {
    if (++tries === 1) throw new Error('not yet');
    return 'now';
  };
  await expect(cachedPage(world.app, '/y', 'id', false, render)).rejects.toThrow('not yet');
  expect((await cachedPage(world.app, '/y', 'id', false, render))?.toString()).toBe('now');
});

test('before set-up nothing is kept', async () => {
  const { app, drop } = await anApp();
  try {
    expect(await cachedPage(app, '/', 'id', false, async () => 'x')).toBeUndefined();
  } finally {
    await drop();
  }
});
