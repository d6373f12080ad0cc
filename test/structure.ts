import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

/** Fewer files than this means that the tool could not read our sources and its green tick says nothing. */
const leastCruised = 20;
const longestFile = 400;
/** Written by a tool from the migrations, so that its length is nobody's doing. */
const written = ['src/db/tables.ts'];
const capabilities = [
  'language',
  'people',
  'channels',
  'inbox',
  'services',
  'references',
  'publishing',
  'campaigns',
  'insights',
  'academy',
];
const leaves = ['shared', 'db', 'ui'];
/** Not capabilities: the verbs of the command, and the practice city of the demo (docs/decisions/0014). */
const entries = ['cli', 'practice'];
const kinds = ['domain', 'store', 'commands', 'jobs', 'routes', 'ui'];
const filesOfCapability = ['index.ts', 'schema.ts', 'events.ts'];
/** What one capability has beyond the others; a further entry needs a decision record. */
const allowedBeside: Record<string, string[]> = { channels: ['networks.ts'], language: ['lexicon'] };

/** Says everything that breaks the layout of the sources below `root`, one sentence each; none when all is in place. */
export async function findStructureProblems(root: string): Promise<string[]> {
  const files = ['src', 'simulator', 'test', 'bench'].flatMap((folder) => listFiles(root, folder));
  const sources = files.filter((file) => /\.tsx?$/.test(file));
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  return [
    ...(await findForbiddenImports(root)),
    ...files.flatMap(findMisplaced),
    ...sources.flatMap((file) => findInFile(file, read(file))),
  ];
}

async function findForbiddenImports(root: string): Promise<string[]> {
  const tool = resolve(import.meta.dirname, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = resolve(import.meta.dirname, '../.dependency-cruiser.cjs');
  const folders = ['src', 'simulator'].filter((folder) => listFiles(root, folder).length > 0);
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...folders, '--config', config, '-T', 'json'], {
    cwd: root,
    maxBuffer: 256 * 1024 * 1024,
  });
  const { summary } = JSON.parse(stdout) as { summary: Cruise };
  const problems = summary.violations
    .filter((violation) => violation.rule.severity === 'error')
    .map(
      ({ rule, from, to, cycle }) => `${rule.name}: ${from} -> ${cycle?.map(({ name }) => name).join(' -> ') ?? to}`,
    );
  if (summary.totalCruised < leastCruised)
    problems.push(`only ${summary.totalCruised} files were read; the import rules were not really checked`);
  return problems;
}

interface Cruise {
  totalCruised: number;
  violations: { rule: { name: string; severity: string }; from: string; to: string; cycle?: { name: string }[] }[];
}

function findMisplaced(file: string): string[] {
  const [top, area = '', next = '', ...deeper] = file.split('/');
  if (top !== 'src' || next === '') return [];
  if (leaves.includes(area)) return [];
  if (entries.includes(area)) return [];
  if (!capabilities.includes(area)) return [`${file}: src/${area}/ is neither a capability nor shared, db or ui`];
  if (/\.test\.tsx?$/.test(file)) return [];
  const beside = allowedBeside[area] ?? [];
  if (deeper.length === 0) {
    return filesOfCapability.includes(next) || beside.includes(next)
      ? []
      : [`${file}: beside the folders of a capability stand only ${filesOfCapability.join(', ')}`];
  }
  const network = area === 'channels' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(next);
  return kinds.includes(next) || beside.includes(next) || network
    ? []
    : [`${file}: a capability has only the folders ${kinds.join(', ')}`];
}

function findInFile(file: string, text: string): string[] {
  const problems: string[] = [];
  const lines = text.split('\n').length - 1;
  if (lines > longestFile && !written.includes(file))
    problems.push(`${file}: ${lines} lines, more than ${longestFile}; split it by what it answers`);
  for (const [, specifier = ''] of text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'/gm)) {
    const own = specifier.startsWith('.') || specifier.startsWith('#src/');
    if (own && !specifier.includes('/+types/') && !/\.(tsx?|css(\?url)?|json)$/.test(specifier))
      problems.push(`${file}: import of '${specifier}' lacks its ending, which Node needs`);
  }
  const command = /^src\/[^/]+\/commands\/([^/]+)\.ts$/.exec(file)?.[1];
  if (command && !command.endsWith('.test')) {
    const name = command.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (!new RegExp(`^export (async )?function ${name}\\b`, 'm').test(text))
      problems.push(`${file}: a command file exports the function it is named after, ${name}`);
  }
  return problems;
}

function listFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

if (import.meta.main) {
  const problems = await findStructureProblems(resolve(import.meta.dirname, '..'));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(problems.length === 0 ? 'structure: in place\n' : `structure: ${problems.length} problems\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
