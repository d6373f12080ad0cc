// Import order of the capabilities; an earlier one never imports a later one (docs/decisions/0001).
const order = [
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
const leaves = '^src/(shared|db|ui)/';
const entry = '^src/[^/]+\\.tsx?$';

const backwards = order.flatMap((name, i) => {
  const later = order.slice(i + 1);
  return later.length === 0
    ? []
    : [
        {
          name: `${name}-uses-later`,
          severity: 'error',
          from: { path: `^src/${name}/` },
          to: { path: `^src/(${later.join('|')})/` },
        },
      ];
});
// Another capability is used by its index.ts (server) or, in the browser, by schema.ts, domain/ and .tsx.
const insides = order.map((name) => ({
  name: `inside-of-${name}`,
  severity: 'error',
  from: { path: `^src/(${order.filter((o) => o !== name).join('|')})/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^src/${name}/(store|commands|jobs|routes)/` },
}));

module.exports = {
  forbidden: [
    ...backwards,
    ...insides,
    {
      name: 'leaves-know-no-capability',
      severity: 'error',
      from: { path: leaves },
      to: { path: `^src/(${order.join('|')})/` },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/([^/]+/domain/|[^/]+/(schema|events)\\.ts$|language/|shared/)' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|http|https|net|child_process|fs/promises)$' },
    },
    {
      name: 'language-is-pure',
      severity: 'error',
      from: { path: '^src/language/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(language|shared)/' },
    },
    { name: 'ts-never-imports-tsx', severity: 'error', from: { path: '^src/.+\\.ts$' }, to: { path: '\\.tsx$' } },
    {
      name: 'nobody-imports-the-url-table',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/routes\\.ts$' },
    },
    {
      name: 'ui-fetches-nothing',
      severity: 'error',
      from: { path: '^src/[^/]+/ui/' },
      to: { path: '^src/[^/]+/(store|commands|jobs)/' },
    },
    {
      name: 'capabilities-do-not-import-entries',
      severity: 'error',
      from: { path: `^src/(${order.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { path: entry, pathNot: '^src/(app|context|config)\\.ts$' },
    },
    { name: 'simulator-stands-alone', severity: 'error', from: { path: '^simulator/' }, to: { path: '^src/' } },
    {
      name: 'product-knows-no-simulator',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/demo\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^simulator/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[+]types/|^virtual:' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[+]types/|build/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default', 'types'],
    },
  },
};
