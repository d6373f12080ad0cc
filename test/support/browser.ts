import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const modules = join(import.meta.dirname, '../../node_modules');
const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
  version: string;
};

export interface PageOptions {
  /** Whether the page may run scripts; on unless told. */
  javaScript?: boolean;
  width?: number;
  colorScheme?: 'light' | 'dark';
  /** Where the phone says it is; asked for by the page, and granted. */
  position?: { latitude: number; longitude: number };
}

export interface TestBrowser {
  openPage(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the browser that npm brought; fails when another version answers than the one in the lockfile. */
export async function openBrowser(): Promise<TestBrowser> {
  const folder = await unpackBrowser();
  const browser = await chromium.launch({
    executablePath: join(folder, 'chromium'),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: writeFontSettings(folder) },
  });
  if (browser.version().split('.')[0] !== version.split('.')[0]) {
    await browser.close();
    throw new Error(`browser ${browser.version()} answers instead of ${version}`);
  }
  const contexts: BrowserContext[] = [];
  return {
    openPage: async (options = {}) => {
      const context = await openContext(browser, options);
      contexts.push(context);
      const page = await context.newPage();
      if (options.javaScript === false) twins.set(page, () => openContext(browser, { ...options, javaScript: true }));
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
    },
  };
}

function openContext(browser: Browser, options: PageOptions): Promise<BrowserContext> {
  return browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    ...(options.position ? { geolocation: options.position, permissions: ['geolocation'] } : {}),
  });
}

/** For a page without scripts, the way to one like it where axe, itself a script, can run. */
const twins = new WeakMap<Page, () => Promise<BrowserContext>>();

/** Fails with what axe found, by rule and place. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const context = await twins.get(page)?.();
  const checked = context ? await copyPage(page, context) : page;
  const { violations } = await new AxeBuilder({ page: checked })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await context?.close();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

async function copyPage(page: Page, context: BrowserContext): Promise<Page> {
  const copy = await context.newPage();
  const body = await page.content();
  await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await copy.goto(page.url());
  return copy;
}

/** Fails when something sticks out to the right, so that a phone would scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window ?? 0);
}

/** Unpacks the browser once per version, beside its final place, so that nobody meets a half-written one. */
async function unpackBrowser(): Promise<string> {
  const folder = join(tmpdir(), `mimin-chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const partial = mkdtempSync(`${folder}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = partial;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    renameSync(partial, folder);
  } catch (error) {
    // Another process may have put the same version there first.
    if (!existsSync(join(folder, 'chromium'))) throw error;
    rmSync(partial, { recursive: true, force: true });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return folder;
}

/** The same letters on every machine: the package's own fonts and no others, with pictures for emoji. */
function writeFontSettings(folder: string): string {
  const cache = join(folder, 'font-cache');
  mkdirSync(cache, { recursive: true });
  const file = join(folder, `fonts-${process.pid}.conf`);
  const families = ['sans-serif', 'system-ui', 'monospace', 'ui-monospace'];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><dir>${join(modules, '@expo-google-fonts/noto-emoji')}</dir>
<cachedir>${cache}</cachedir>
${families.map((family) => `<alias><family>${family}</family><prefer><family>Open Sans</family><family>Noto Emoji</family></prefer></alias>`).join('\n')}
</fontconfig>`,
  );
  return file;
}
