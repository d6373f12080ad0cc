import type { Cookie, Page } from 'playwright-core';
import { expect } from 'vitest';
import { enterAtCounter } from '#src/inbox/index.ts';
import type { StaffActor } from '#src/people/index.ts';
import { openBrowser, type PageOptions, type TestBrowser } from './browser.ts';
import { type RunningProduct, startProduct } from './running-product.ts';
import { aStaff, testPassword, type WorldOptions } from './world.ts';

export type Person = 'sari' | 'dewi' | 'joko' | 'rina' | 'walikota' | 'operator';
/** Two mimins of DPUPR, one of DISHUB, the coordinator, the mayor and the operator. */
export type DeskPeople = Record<Person, StaffActor & { email: string }>;

/** A complaint that the triage sends to DPUPR. */
export const drain = 'Drainase di Jalan Imam Bonjol mampet, tiap hujan air masuk rumah warga';

export interface GivenReport {
  privacy?: 'open' | 'secret';
  name?: string;
  phone?: string;
}

/** The product with people at its desk, and a browser for each of them. */
export interface RunningDesk {
  product: RunningProduct;
  people: DeskPeople;
  /** Opens a page as somebody who is logged in, and waits until its scripts are at work. */
  openAs(person: Person, path: string, options?: PageOptions): Promise<Page>;
  /** A page of the browser with somebody's session, not yet sent anywhere. */
  logInAs(person: Person, options?: PageOptions): Promise<Page>;
  cookieOf(person: Person): Promise<string>;
  /** A report as it comes in at the counter; its text decides the agency. Answers its id. */
  aReport(text?: string, more?: GivenReport): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the product, its people and the browser. */
export async function startDesk(options: WorldOptions = {}): Promise<RunningDesk> {
  const product = await startProduct(options);
  const browser = await openBrowser();
  const people = await invitePeople(product);
  const sessions = new Map<Person, Promise<Cookie[]>>();
  const sessionOf = (person: Person) => {
    const known = sessions.get(person) ?? logIn(product, browser, people[person].email);
    sessions.set(person, known);
    return known;
  };
  const logInAs = async (person: Person, options: PageOptions = {}) => {
    const session = await sessionOf(person);
    const page = await browser.openPage(options);
    page.setDefaultTimeout(15_000);
    await page.context().addCookies(session);
    return page;
  };
  let entries = 0;
  return {
    product,
    people,
    logInAs,
    openAs: async (person, path, options = {}) => {
      const page = await logInAs(person, options);
      await page.goto(product.url + path);
      // The desk's scripts are at work once they have put the choice of appearance on the page.
      if (options.javaScript !== false) await page.locator('.desk-scheme').waitFor({ state: 'attached' });
      return page;
    },
    cookieOf: async (person) => (await sessionOf(person)).map(({ name, value }) => `${name}=${value}`).join('; '),
    aReport: (text = drain, more = {}) => enterReport(product, people.rina, text, more, ++entries),
    stop: async () => {
      await browser.close();
      await product.stop();
    },
  };
}

async function invitePeople({ app, world }: RunningProduct): Promise<DeskPeople> {
  const make = (role: Parameters<typeof aStaff>[2], agency: string | undefined, name: string, email: string) =>
    aStaff(app, world.operator, role, agency, { name, email });
  return {
    sari: await make('mimin', 'DPUPR', 'Sari Wulandari', 'sari@kota.example'),
    dewi: await make('mimin', 'DPUPR', 'Dewi Lestari', 'dewi@kota.example'),
    joko: await make('mimin', 'DISHUB', 'Joko Susilo', 'joko@kota.example'),
    rina: await make('coordinator', undefined, 'Rina Marlina', 'rina@kota.example'),
    walikota: await make('leader', undefined, 'Wali Kota', 'walikota@kota.example'),
    operator: { ...world.operator, email: 'operator@kota.example' },
  };
}

async function logIn(product: RunningProduct, browser: TestBrowser, email: string): Promise<Cookie[]> {
  const page = await browser.openPage();
  await page.goto(`${product.url}/masuk`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(testPassword);
  await page.locator('form[method=post] button[type=submit]').first().click();
  await page.waitForURL('**/desk');
  const made = await page.context().cookies();
  await page.context().close();
  return made;
}

async function enterReport(
  product: RunningProduct,
  coordinator: StaffActor,
  text: string,
  more: GivenReport,
  number: number,
): Promise<number> {
  const entered = await enterAtCounter(product.app, coordinator, {
    entry: {
      text,
      place: null,
      kelurahanCode: null,
      latitude: null,
      longitude: null,
      privacy: more.privacy ?? 'open',
      name: more.name ?? null,
      email: null,
      phone: more.phone ?? null,
      via: 'phone',
      link: null,
    },
    photos: [],
    key: `desk-test-${String(number).padStart(12, '0')}`,
  });
  if (!entered.ok) throw new Error(entered.reason);
  // The worker may have been quicker than the counter itself and still be at it.
  const find = async () => {
    const { rows } = await product.app.pool.query<{ id: number }>('select id from reports where code = $1', [
      entered.code,
    ]);
    return rows[0]?.id ?? 0;
  };
  await expect.poll(find).toBeGreaterThan(0);
  return find();
}
