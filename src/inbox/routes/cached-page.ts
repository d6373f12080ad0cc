import type { App } from '#src/app.ts';
import { formKeyHole, makeFormKey } from '#src/shared/form-key.ts';
import { cutPage, type PageBytes } from '#src/shared/page-bytes.ts';
import { incidentsMark } from '../domain/incident.ts';
import { cityState } from '../store/city.ts';

interface Kept {
  version: string;
  page: Promise<PageBytes>;
}
const kept = new WeakMap<App, Map<string, Kept>>();

/**
 * Gives the bytes of a front page, rendered once per language and state of the city's tables, with a form key of this
 * visitor's own in its hole; undefined before set-up, when the page says something else.
 */
export async function cachedPage(
  app: App,
  path: string,
  language: 'id' | 'en',
  gzip: boolean,
  render: (path: string, language: 'id' | 'en') => Promise<string>,
): Promise<Buffer | undefined> {
  const city = await cityState(app);
  if (!city) return undefined;
  let pages = kept.get(app);
  if (!pages) {
    pages = new Map();
    kept.set(app, pages);
  }
  const name = `${language} ${path}`;
  // An incident that has just begun or run out changes the page by the clock alone.
  const version = `${city.version} ${city.name} ${incidentsMark(city.incidents, app.now())}`;
  let entry = pages.get(name);
  if (entry?.version !== version) {
    entry = { version, page: render(path, language).then((html) => cutPage(html, formKeyHole)) };
    pages.set(name, entry);
    const failed = entry;
    // A page that could not be made is tried again with the next visitor.
    entry.page.catch(() => {
      if (pages.get(name) === failed) pages.delete(name);
    });
  }
  const page = await entry.page;
  const key = page.hasHole ? makeFormKey(app.keys.link, app.now()) : '';
  return gzip ? page.gzip(key) : page.plain(key);
}
