import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findStructureProblems } from './structure.ts';

const planted: string[] = [];
afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small product with nothing wrong in it, and the given files on top. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'mimin-structure-'));
  planted.push(root);
  const sound: Record<string, string> = {
    'package.json': '{ "type": "module", "imports": { "#src/*": "./src/*" } }',
    'src/app.ts': 'export interface App { now: () => Date }\n',
    'src/inbox/index.ts': "export { openReport } from './commands/open-report.ts';\n",
    'src/inbox/schema.ts': 'export const openReport = 1;\n',
    'src/inbox/commands/open-report.ts': 'export async function openReport() {}\n',
    'src/channels/index.ts': 'export const networks = 1;\n',
    'src/people/index.ts': 'export const people = 1;\n',
    'src/people/store/staff.ts': 'export const staff = 1;\n',
    'simulator/main.ts': 'export const city = 1;\n',
  };
  for (let i = 0; i < 20; i++) sound[`src/shared/leaf-${i}.ts`] = `export const leaf${i} = ${i};\n`;
  for (const [name, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

test('a product in order has no problem', async () => {
  expect(await findStructureProblems(plant({}))).toEqual([]);
});

const violations: [name: string, file: string, text: string, said: string][] = [
  [
    'an earlier capability uses a later one',
    'src/channels/store/x.ts',
    "import { openReport } from '#src/inbox/index.ts';\nexport const x = openReport;\n",
    'channels-uses-later: src/channels/store/x.ts -> src/inbox/index.ts',
  ],
  [
    'a capability reaches into another',
    'src/inbox/store/x.ts',
    "import { staff } from '#src/people/store/staff.ts';\nexport const x = staff;\n",
    'inside-of-people: src/inbox/store/x.ts -> src/people/store/staff.ts',
  ],
  [
    'a leaf knows a capability',
    'src/shared/x.ts',
    "import type { people } from '#src/people/index.ts';\nexport type X = typeof people;\n",
    'leaves-know-no-capability: src/shared/x.ts -> src/people/index.ts',
  ],
  [
    'a rule asks the database',
    'src/people/domain/x.ts',
    "import { staff } from '../store/staff.ts';\nexport const x = staff;\n",
    'domain-is-pure: src/people/domain/x.ts -> src/people/store/staff.ts',
  ],
  [
    'a rule reads a file',
    'src/people/domain/x.ts',
    "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
    'domain-does-no-io: src/people/domain/x.ts -> fs',
  ],
  [
    'text rules know the rest of the product',
    'src/language/domain/x.ts',
    "import type { App } from '#src/app.ts';\nexport type X = App;\n",
    'language-is-pure: src/language/domain/x.ts -> src/app.ts',
  ],
  [
    'a server file imports a page',
    'src/people/routes/x.ts',
    "import { page } from './page.tsx';\nexport const x = page;\n",
    'ts-never-imports-tsx: src/people/routes/x.ts -> src/people/routes/page.tsx',
  ],
  [
    'an interface part fetches',
    'src/people/ui/x.tsx',
    "import { staff } from '../store/staff.ts';\nexport const x = staff;\n",
    'ui-fetches-nothing: src/people/ui/x.tsx -> src/people/store/staff.ts',
  ],
  [
    'a capability imports an entry',
    'src/people/jobs/x.ts',
    "import { worker } from '#src/worker.ts';\nexport const x = worker;\n",
    'capabilities-do-not-import-entries: src/people/jobs/x.ts -> src/worker.ts',
  ],
  [
    'the simulator knows the product',
    'simulator/x.ts',
    "import { staff } from '../src/people/store/staff.ts';\nexport const x = staff;\n",
    'simulator-stands-alone: simulator/x.ts -> src/people/store/staff.ts',
  ],
  [
    'the product knows the simulator',
    'src/people/jobs/x.ts',
    "import { city } from '../../../simulator/main.ts';\nexport const x = city;\n",
    'product-knows-no-simulator: src/people/jobs/x.ts -> simulator/main.ts',
  ],
  [
    'an import leads nowhere',
    'src/people/jobs/x.ts',
    "import { gone } from '#src/people/gone.ts';\nexport const x = gone;\n",
    'not-resolvable: src/people/jobs/x.ts -> #src/people/gone.ts',
  ],
  [
    'two files import each other',
    'src/people/store/x.ts',
    "import { y } from './y.ts';\nexport const x = () => y;\n",
    'no-circular: src/people/store/x.ts -> src/people/store/y.ts -> src/people/store/x.ts',
  ],
  [
    'somebody reads the table of pages',
    'src/people/jobs/x.ts',
    "import { routes } from '#src/routes.ts';\nexport const x = routes;\n",
    'nobody-imports-the-url-table: src/people/jobs/x.ts -> src/routes.ts',
  ],
  [
    'a folder of a new kind',
    'src/people/helpers/x.ts',
    'export const x = 1;\n',
    'src/people/helpers/x.ts: a capability has only the folders domain, store, commands, jobs, routes, ui',
  ],
  [
    'a loose file in a capability',
    'src/people/utils.ts',
    'export const x = 1;\n',
    'src/people/utils.ts: beside the folders of a capability stand only index.ts, schema.ts, events.ts',
  ],
  [
    'a new top folder',
    'src/helpers/x.ts',
    'export const x = 1;\n',
    'src/helpers/x.ts: src/helpers/ is neither a capability nor shared, db or ui',
  ],
  [
    'a file too long',
    'src/people/store/x.ts',
    '//\n'.repeat(401),
    'src/people/store/x.ts: 401 lines, more than 400; split it by what it answers',
  ],
  [
    'an ending left out',
    'src/people/store/x.ts',
    "import { staff } from './staff';\nexport const x = staff;\n",
    "src/people/store/x.ts: import of './staff' lacks its ending, which Node needs",
  ],
  [
    'a command without its verb',
    'src/people/commands/end-staff.ts',
    'export function finish() {}\n',
    'src/people/commands/end-staff.ts: a command file exports the function it is named after, endStaff',
  ],
];
const alsoThere = {
  'src/people/routes/page.tsx': 'export const page = 1;\n',
  'src/people/store/y.ts': "import { x } from './x.ts';\nexport const y = () => x;\n",
  'src/worker.ts': 'export const worker = 1;\n',
  'src/routes.ts': 'export const routes = 1;\n',
};

test.for(violations)('%s: it is found', async ([, file, text, said]) => {
  const others =
    file === 'src/people/store/x.ts' && text.includes("'./y.ts'") ? alsoThere : omit('src/people/store/y.ts');
  const problems = await findStructureProblems(plant({ ...others, [file]: text }));
  expect(problems).toContain(said);
});

test('sources that the tool cannot read are not called in order', async () => {
  const root = plant({});
  rmSync(join(root, 'src/shared'), { recursive: true });
  expect((await findStructureProblems(root)).join()).toMatch(/only \d files were read/);
});

function omit(name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(alsoThere).filter(([file]) => file !== name));
}
