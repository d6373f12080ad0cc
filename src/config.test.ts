import { expect, test } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

test('nothing set gives loopback, port 3000 and the data folder beside the package', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: undefined, databaseUrl: undefined });
});

test('every problem is named at once, and no secret is repeated', () => {
  const read = () =>
    readConfig({ PORT: 'abc', DATABASE_URL: 'mysql://u:hunter2@x/y', MIMIN_KEY: 'short', SMTP_URL: 'smtp://mail' });
  expect(read).toThrow(BadConfig);
  try {
    read();
  } catch (error) {
    const { problems, message } = error as BadConfig;
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'MAIL_FROM',
      'MIMIN_KEY',
      'PORT',
    ]);
    expect(message).not.toContain('hunter2');
  }
});

test('a public address opens the desk to other machines', () => {
  expect(readConfig({ PUBLIC_URL: 'https://mimin.example/x' })).toMatchObject({
    host: '0.0.0.0',
    publicUrl: 'https://mimin.example',
  });
});

test('an AI endpoint is used only when its address and model are both named; its key is never repeated', () => {
  expect(readConfig({}).draft).toBeUndefined();
  expect(readConfig({ DRAFT_URL: 'http://localhost:11434/v1/', DRAFT_MODEL: 'qwen3' }).draft).toEqual({
    url: 'http://localhost:11434/v1',
    model: 'qwen3',
    key: undefined,
    seconds: 20,
  });
  expect(() => readConfig({ DRAFT_URL: 'http://localhost:11434/v1' })).toThrow(/DRAFT_MODEL/);
  expect(() => readConfig({ DRAFT_KEY: 'sk-rahasia' })).toThrow(/DRAFT_KEY: has no use without DRAFT_URL/);
  for (const bad of ['ftp://x/v1', 'http://u:hunter2@x/v1', 'x']) {
    const read = () => readConfig({ DRAFT_URL: bad, DRAFT_MODEL: 'm', DRAFT_SECONDS: '0', DRAFT_KEY: 'sk-rahasia' });
    expect(read, bad).toThrow(/DRAFT_URL.*DRAFT_SECONDS/s);
    expect(read, bad).not.toThrow(/hunter2|sk-rahasia/);
  }
});
