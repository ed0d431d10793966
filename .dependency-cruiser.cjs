/**
 * Which folder may import what. ARCHITECTURE.md says why; test/architecture/boundaries.ts runs the rules and
 * test/architecture/boundaries.test.ts shows that each of them refuses what it forbids.
 */

const temporal = (...parts) => `^node_modules/@temporalio/(${parts.join('|')})/`;
const folders = (...names) => `^(${names.join('|')})/`;

/** Type-only imports leave no trace when the code runs, so that two files may name each other's types. */
const atRunTime = { dependencyTypesNot: ['type-only'] };

/** A program of its own, started by its path or run in a browser: nobody imports it. */
const programs = [
  '/main\\.ts$',
  '^adapters/submissions/reading-process\\.ts$',
  '^prisma/make-migration\\.ts$',
  '^client/portal/assets/',
];

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'Rules import rules: no package, no Node module, nothing that reads a clock or a file.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'workflows-are-deterministic',
      comment: 'Whatever a workflow imports is replayed. Activities are named by their contract alone.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: [folders('workflows', 'domain'), temporal('workflow', 'common')] },
    },
    {
      name: 'contracts-are-leaves',
      comment: 'Client and activities import the contracts; a contract that imports a workflow brings it along.',
      severity: 'error',
      from: { path: '^workflows/contracts/' },
      to: { pathNot: [folders('workflows/contracts', 'domain'), temporal('workflow', 'common')] },
    },
    {
      name: 'activities-know-ports-not-adapters',
      comment: 'The one Node module is its timers, to wait for a sending slot.',
      severity: 'error',
      from: { path: '^activities/' },
      to: {
        pathNot: [
          folders('activities', 'domain', 'workflows/contracts'),
          temporal('activity', 'common'),
          '^timers/promises$',
        ],
      },
    },
    {
      name: 'ports-are-leaves',
      comment: 'Adapters implement the ports, so a port knows the rules and no activity.',
      severity: 'error',
      from: { path: '^activities/ports/' },
      to: { pathNot: folders('activities/ports', 'domain') },
    },
    {
      name: 'ports-are-types',
      comment: 'A port is an interface: outside activities/ it is imported as a type.',
      severity: 'error',
      from: { pathNot: folders('activities', 'test', 'bench') },
      to: { path: '^activities/ports/', ...atRunTime },
    },
    {
      name: 'adapters-know-no-temporal',
      comment: 'An adapter can be used without a workflow anywhere near it.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: {
        path: [
          '^node_modules/@temporalio/',
          folders('workflows', 'worker', 'client', 'stack'),
          '^activities/(?!ports/)',
          '^prisma/(?!generated/)',
        ],
      },
    },
    {
      name: 'client-never-runs-work',
      comment: 'What people use asks for work by message; it never carries the code that does it.',
      severity: 'error',
      from: { path: '^client/' },
      to: {
        path: [
          temporal('worker', 'workflow', 'activity'),
          '^worker/',
          '^workflows/(?!contracts/)',
          '^activities/(?!ports/)',
          '^prisma/(?!seed/)',
        ],
      },
    },
    {
      name: 'only-the-gateway-holds-handles',
      comment: 'One place starts, asks and changes workflows; the context of the command line opens its connection.',
      severity: 'error',
      from: { path: '^client/', pathNot: ['^client/gateway/', '^client/cli/context\\.ts$'] },
      to: { path: temporal('client', 'common') },
    },
    {
      name: 'stack-carries-no-work',
      comment: 'The stack starts the worker by its path; it may fill the database, so it may import the seed.',
      severity: 'error',
      from: { path: '^stack/' },
      to: {
        path: [
          temporal('worker', 'workflow', 'activity'),
          folders('client', 'worker', 'workflows', 'activities'),
          '^prisma/(?!seed/)',
        ],
      },
    },
    {
      name: 'prisma-knows-no-work',
      comment: 'Schema, migrations and seed stand below everything that runs campaigns.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: '^prisma/generated/' },
      to: { path: ['^node_modules/@temporalio/', folders('client', 'worker', 'workflows', 'activities')] },
    },
    {
      name: 'only-adapters-know-the-database',
      comment: 'Queries stand in adapters/database; the stack talks to PostgreSQL to start and migrate it.',
      severity: 'error',
      from: { pathNot: [folders('adapters/database', 'stack', 'prisma', 'test', 'bench')] },
      to: { path: ['^prisma/generated/', '^node_modules/(pg|@prisma/[^/]+)/'] },
    },
    {
      name: 'nobody-imports-worker',
      comment: 'The worker is a process; it composes everything and nothing depends on it.',
      severity: 'error',
      from: { pathNot: folders('worker', 'test', 'bench') },
      to: { path: '^worker/' },
    },
    {
      name: 'nobody-imports-client',
      severity: 'error',
      from: { pathNot: folders('client', 'test', 'bench') },
      to: { path: '^client/' },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { pathNot: folders('test', 'bench') },
      to: { path: folders('test', 'bench') },
    },
    {
      name: 'product-needs-no-tools',
      comment:
        'The published package has no devDependencies. The installer asks for one by dynamic import, as its last resort.',
      severity: 'error',
      from: { path: folders('domain', 'workflows', 'activities', 'adapters', 'worker', 'client', 'stack', 'bin') },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^prisma/generated/' },
      to: { circular: true, viaOnly: atRunTime },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, pathNot: [...programs, '\\.test\\.ts$', '^prisma/generated/'] },
      to: {},
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be followed cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no API for tools; without another parser no module at all would be seen.
    parser: 'swc',
    // So that packages are known by where they are imported from, also where node_modules is a link.
    preserveSymlinks: true,
    doNotFollow: { path: '^(node_modules|prisma/generated)/' },
    // Declarations beside plain JavaScript hold no imports, and the parser does not take them.
    exclude: { path: ['^(?!node_modules/).*\\.d\\.[cm]?ts$', '^prisma/generated/[^/]+/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
