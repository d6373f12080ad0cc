import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const srcDir = resolve(import.meta.dirname, 'src');

/** The path of a file inside src/ (`inbox/schema.ts`), or undefined when it lies outside. */
function inSrc(file: string): string | undefined {
  const rel = relative(srcDir, file.split('?')[0] ?? file);
  return rel.startsWith('..') || isAbsolute(rel) ? undefined : rel.split(sep).join('/');
}

/**
 * Leaves each `.ts` of src/ to Node on the server, so that host, worker and pages share one copy of a module;
 * a second copy would break context lookups and `instanceof` silently.
 */
export function nativeSrc(): Plugin {
  const mark = '\0native:';
  let dev = false;
  const holder = globalThis as { __nativeSrc?: Map<string, object> };
  holder.__nativeSrc ??= new Map();
  const loaded = holder.__nativeSrc;
  return {
    name: 'native-src',
    enforce: 'pre',
    configResolved(config) {
      dev = config.command === 'serve';
    },
    async resolveId(id, importer, options) {
      if (this.environment.name === 'client' || importer === undefined || id.startsWith('\0')) return null;
      if (!id.startsWith('#src/') && !id.startsWith('.')) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      const rel = found && inSrc(found.id);
      if (!rel?.endsWith('.ts')) return found;
      return dev ? mark + rel : { id: `#src/${rel}`, external: true };
    },
    async load(id) {
      if (!id.startsWith(mark)) return null;
      const url = pathToFileURL(resolve(srcDir, id.slice(mark.length))).href;
      const namespace: object = await import(/* @vite-ignore */ url);
      loaded.set(url, namespace);
      const names = Object.keys(namespace).map((name) =>
        name === 'default' ? 'export default m.default;' : `export const ${name} = m.${name};`,
      );
      return `const m = globalThis.__nativeSrc.get(${JSON.stringify(url)});\n${names.join('\n')}`;
    },
  };
}

/** Fails the build when a server file would reach the browser: of the `.ts` files only `domain/` and `schema.ts` may. */
export function browserGuard(): Plugin {
  return {
    name: 'browser-guard',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    async resolveId(id, importer, options) {
      if (importer === undefined || id.startsWith('\0')) return null;
      if (!id.startsWith('#src/') && !id.startsWith('.') && !isAbsolute(id)) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      const rel = found && inSrc(found.id);
      if (!rel?.endsWith('.ts') || /(^|\/)(domain\/.+|schema)\.ts$/.test(rel)) return null;
      if ((options as { scan?: boolean }).scan) return { id, external: true };
      return this.error(`server file src/${rel} would reach the browser, imported by ${inSrc(importer) ?? importer}`);
    },
  };
}
