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
