// Who may import whom. Each row of the tables says what a folder may import and why; everything else is refused.
// `npm run check` runs this through scripts/check-boundaries.mjs, which also proves that every file was parsed.
const { existsSync } = require('node:fs');
const { builtinModules } = require('node:module');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'node_modules/dependency-cruiser/node_modules/typescript'))) {
  throw new Error(
    'Run scripts/check-boundaries.mjs first: without TypeScript 6 the cruise sees no TypeScript',
  );
}

/** @typedef {(...names: string[]) => string} Pattern */

/** Anything from npm, hoisted or not. */
const NPM = '(^|/)node_modules/';
/** @type {Pattern} */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
/** @type {Pattern} */
const node = (...names) => `^(node:)?(${names.join('|')})$`;
const NODE = node(...builtinModules);
const CSS = '\\.css$';

const TEST = '\\.test\\.tsx?$';
/** All that a test may import beyond what its folder may: the runner, generators, files to read, shared fakes. */
const TEST_TOOLS = [npm('vitest', 'fast-check'), NODE, '^(packages|apps)/[^/]+/test/'];

const CORE = '^packages/core/src/';
/** @type {Pattern} */
const core = (...folders) => `^packages/core/src/(${folders.join('|')})/`;
/** @type {Pattern} */
const agent = (...folders) => `^apps/agent/src/(${folders.join('|')})/`;
/** @type {Pattern} */
const web = (...parts) => `^apps/web/src/(${parts.join('|')})`;
const AGENT_TYPES = '^apps/agent/src/serve/router\\.ts$';

/** @type {import('dependency-cruiser').DependencyType[]} */
const TYPE_ONLY = ['type-only', 'type-import'];
const any = (/** @type {(string | string[])[]} */ ...patterns) => patterns.flat().join('|');

/**
 * A row of the table: files at `from` (but not at `except`) may import `may`, and `types` by `import type`.
 * @typedef {object} Row
 * @property {string} name
 * @property {string} from
 * @property {string} [except]
 * @property {(string | string[])[]} may
 * @property {string[]} [types]
 * @property {string} because
 */

/**
 * The rules of a row. Tests get their tools on top, so the table holds for them too.
 * @param {Row} row
 */
function layer({ name, from, except, may, types = [], because }) {
  const source = { path: from, pathNot: any(TEST, except ?? []) };
  const tests = { path: `(${from}).*${TEST}`, ...(except ? { pathNot: except } : {}) };
  const values = { pathNot: any(...may), dependencyTypesNot: TYPE_ONLY, couldNotResolve: false };
  const onlyTypes = {
    pathNot: any(...may, ...types),
    dependencyTypes: TYPE_ONLY,
    couldNotResolve: false,
  };
  const inTests = { pathNot: any(...may, ...types, TEST_TOOLS), couldNotResolve: false };
  return [
    { name, comment: because, from: source, to: values },
    { name: `${name} (types)`, comment: because, from: source, to: onlyTypes },
    { name: `${name} (tests)`, comment: because, from: tests, to: inTests },
  ];
}

/** @type {Row[]} */
const rows = [
  // packages/core: nothing from outside, so that it runs in a browser, a worker and a command line alike.
  {
    name: 'core/units',
    from: core('units'),
    may: [core('units')],
    because: 'Units are the ground everything stands on: formatting a number needs no model.',
  },
  {
    name: 'core/model',
    from: core('model'),
    may: [core('model', 'units')],
    because: 'The model says what the data is, not how it is read, sent or drawn.',
  },
  ...['aggregate', 'format', 'wire', 'series', 'query'].map((folder) => ({
    name: `core/${folder}`,
    from: core(folder),
    may: [core(folder, 'model', 'units')],
    because: 'These meet in the model only, so each can be read, tested and replaced alone.',
  })),
  {
    name: 'core/openmetrics',
    from: core('openmetrics'),
    may: [core('openmetrics', 'query', 'model', 'units')],
    because: 'Another way to write what query finds.',
  },
  {
    name: 'core/publish',
    from: core('publish'),
    may: [core('publish', 'aggregate', 'model', 'units')],
    because:
      'A program that publishes needs the model and its folds, not how they are sent or kept.',
  },
  {
    name: 'core tests and benches',
    from: '^packages/core/(test|bench)/',
    may: [CORE, '^packages/core/(test|bench)/', TEST_TOOLS, npm('msgpackr', '@bufbuild/protobuf')],
    because:
      'Tests of several folders at once see all of core, and beside it only what a bench compares with.',
  },

  // apps/agent: what touches the machine lies in node/, behind ports/.
  {
    name: 'agent/ports',
    from: agent('ports'),
    may: [agent('ports'), CORE],
    because: 'A port is a contract: it names what is needed and knows nobody who fulfils it.',
  },
  {
    name: 'agent/catalog',
    from: agent('catalog'),
    may: [agent('catalog'), CORE],
    because:
      'The catalog is data about kernel files. Code that reads them would make it a collector.',
  },
  {
    name: 'agent/filesystems',
    from: agent('filesystems'),
    may: [agent('filesystems', 'ports', 'catalog'), CORE],
    because:
      'How a filesystem is walked and read does not depend on when (sweep) or for whom (serve).',
  },
  {
    name: 'agent/sweep',
    from: agent('sweep'),
    may: [agent('sweep', 'filesystems', 'ports', 'catalog'), CORE],
    because:
      'The sweep drives the filesystems and hands out snapshots; it does not know who takes them.',
  },
  {
    name: 'agent/doctor',
    from: agent('doctor'),
    may: [agent('doctor', 'ports', 'catalog'), CORE],
    because:
      'What is said of a host is judged by facts, and facts come through a port: every host can be a test.',
  },
  {
    name: 'agent/serve',
    from: agent('serve'),
    may: [agent('serve', 'ports', 'catalog'), CORE, npm('@trpc/server', 'zod'), NODE],
    types: [agent('sweep', 'doctor')],
    because:
      'Serving must not depend on how snapshots come about: it sees the sweep through its types.',
  },
  {
    name: 'agent/mount',
    from: agent('mount'),
    may: [agent('mount', 'ports'), CORE],
    because: 'The mount publishes any tree of the model, whoever made it.',
  },
  {
    name: 'agent/publish',
    from: agent('publish'),
    may: [agent('publish', 'mount', 'node', 'ports'), CORE, NODE],
    because:
      'What a program imports to publish its own statistics: a tree, a mount and a thread, and nothing of the agent.',
  },
  {
    name: 'examples',
    from: '^examples/[^/]+/src/',
    may: [
      '^examples/[^/]+/',
      core('publish', 'units'),
      '^apps/agent/src/publish/index\\.ts$',
      NODE,
    ],
    because: 'An example has what any program has: the publishing library and the mount.',
  },
  {
    name: 'agent/node',
    from: agent('node'),
    may: [agent('node', 'ports'), CORE, NODE, npm('koffi', 'pino', 'undici')],
    because: 'Adapters are thin: they fulfil ports with the platform and hold no logic of ours.',
  },

  // apps/web
  {
    name: 'web/ui',
    from: web('ui/'),
    except: web('ui/charts/'),
    may: [web('ui/'), core('units', 'model'), NPM, CSS],
    because: 'ui is props in, JSX out: it knows how a number reads, not where it comes from.',
  },
  {
    name: 'web/ui/charts',
    from: web('ui/charts/'),
    may: [web('ui/'), core('units', 'model', 'series'), NPM, CSS],
    because: 'Charts draw series they are given; they fetch nothing.',
  },
  {
    name: 'web/live',
    from: web('live/'),
    except: web('live/react/'),
    may: [web('live/(?!react/)'), CORE, npm('@trpc/client', 'zod')],
    types: [web('server/', 'trpc/'), npm('@trpc/server'), AGENT_TYPES],
    because:
      'Streamed data lives outside React, so it updates without rendering and is tested without a DOM.',
  },
  {
    name: 'web/live/react',
    from: web('live/react/'),
    may: [web('live/'), CORE, npm('react', 'react-dom', '@types/react')],
    types: [web('server/', 'trpc/')],
    because: 'The binding of the live store to React is thin and knows nothing else.',
  },
  {
    name: 'web/workspace',
    from: web('workspace/'),
    may: [web('workspace/')],
    because:
      'What a change does to the pins is the same for the page, which shows it at once, and the server, which keeps it.',
  },
  {
    name: 'web/features',
    from: web('features/'),
    may: [web('features/', 'live/', 'trpc/(?!server\\.tsx)', 'ui/', 'workspace/'), CORE, NPM, CSS],
    types: [web('server/')],
    because: 'Features are client code: the server reaches them through trpc, as types.',
  },
  {
    name: 'web/trpc',
    from: web('trpc/'),
    except: web('trpc/server\\.tsx'),
    may: [web('trpc/(?!server\\.tsx)'), CORE, NPM],
    types: [web('server/'), AGENT_TYPES],
    because: 'The client half of tRPC ships to the browser and knows the server as a type.',
  },
  {
    name: 'web/trpc/server.tsx',
    from: web('trpc/server\\.tsx$'),
    may: [web('trpc/', 'server/'), CORE, NPM],
    because: 'The one bridge over which pages call procedures in the same process.',
  },
  {
    name: 'web/server',
    from: web('server/'),
    may: [web('server/', 'workspace/', 'env\\.ts$', 'listen/asker-headers\\.ts$'), CORE, NPM, NODE],
    types: [web('trpc/(?!server\\.tsx)'), AGENT_TYPES],
    because: 'The server side knows no components. Of the agent it knows the router, as a type.',
  },
  {
    name: 'web/listen',
    from: web('listen/'),
    may: [web('listen/'), NODE],
    because:
      'What guards a connection knows neither Next nor us: it judges requests before anything else sees them.',
  },
  {
    name: 'web/entry',
    from: web('entry/'),
    may: [web('entry/', 'listen/', 'server/', 'env\\.ts$'), npm('next'), NODE],
    because: 'Where processes begin: they wire, and hold no logic of the app.',
  },
  {
    name: 'web/env',
    from: web('env\\.ts$'),
    may: [CORE, npm('zod'), NODE],
    types: [web('listen/')],
    because: 'Settings are read before anything else runs.',
  },
  {
    name: 'web/proxy',
    from: web('proxy\\.ts$'),
    may: [web('env\\.ts$', 'listen/asker-headers\\.ts$'), CORE, npm('next', 'zod'), NODE],
    types: [web('server/')],
    because:
      'The proxy runs before every request and decides by settings alone; procedures authorise.',
  },
  {
    name: 'web/instrumentation',
    from: web('instrumentation\\.ts$'),
    may: [web('server/', 'env\\.ts$'), CORE, NPM, NODE],
    because: 'Start-up wires the server side and nothing that draws.',
  },
  {
    name: 'web/app',
    from: web('app/'),
    may: [web(''), CORE, NPM, NODE],
    because: 'Routes wire everything of the web app, and nothing outside it but core.',
  },

  // e2e
  {
    name: 'e2e',
    from: '^e2e/',
    may: ['^e2e/', CORE, npm('@playwright/test', 'playwright-core', 'axe-core'), NODE],
    types: ['^apps/'],
    because:
      'End-to-end tests use what a user has: a browser, a command line, the formats of core.',
  },
];

/** Libraries and modules with one owner. Tests may read fixtures, so node:fs is free to them. */
/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const owners = [
  {
    name: 'recharts only in ui/charts',
    comment: 'One wrapper knows the chart library; its types and its costs stop there.',
    from: { path: '^(apps|packages|e2e)/', pathNot: web('ui/charts/') },
    to: { path: npm('recharts') },
  },
  {
    name: 'foreign functions only in agent/node',
    comment:
      'koffi calls libc on raw memory: one folder knows how, behind a port with a plain fallback.',
    from: { path: '^(apps|packages|e2e)/', pathNot: agent('node') },
    to: { path: npm('koffi') },
  },
  {
    name: 'the machine only through agent/node',
    comment:
      'Files, threads and processes are ports, so logic is tested without a kernel. cli and publish wire them.',
    from: { path: '^apps/agent/src/', pathNot: any(agent('node', 'cli', 'publish'), TEST) },
    to: { path: node('fs', 'fs/promises', 'worker_threads', 'child_process') },
  },
  {
    name: 'the database only in web/server',
    comment: 'Pins and audit are kept behind a store interface; libsql is not an interface.',
    from: { path: '^(apps|packages|e2e)/', pathNot: web('server/') },
    to: { path: npm('libsql') },
  },
];

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const structure = [
  {
    name: 'no cycles',
    comment:
      'Two files that need each other are one file, or miss a third. Types count: they are read together too.',
    from: { path: '^(apps|packages|e2e)/' },
    to: { circular: true },
  },
  {
    name: 'a feature never imports another',
    comment:
      'What two features share moves down to live, ui or core; else they cannot be removed one by one.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
  },
  {
    name: 'apps never import apps',
    comment:
      "They meet on the wire. The one exception is the type of the agent's router, for a typed client.",
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: any('^apps/$1/', AGENT_TYPES) },
  },
  {
    name: "the agent's router is only a type",
    comment: 'A value import would bundle the agent into the web app.',
    from: { path: '^(packages|e2e|apps/(?!agent/))' },
    to: { path: AGENT_TYPES, dependencyTypesNot: TYPE_ONLY },
  },
  {
    name: 'core by its exports',
    comment:
      'The index of a folder is its contract. What it does not export may change without a word.',
    from: { path: '^(apps|e2e)/' },
    to: { path: '^packages/core/', pathNot: '^packages/core/src/[a-z]+/index\\.ts$' },
  },
  {
    name: 'core by its name',
    comment: 'A relative path out of a workspace goes round its exports.',
    from: { path: '^(apps/[^/]+|e2e|packages/[^/]+)/' },
    to: { path: '^(apps|packages|e2e)/', pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'every folder has a row',
    comment: 'A folder that the tables do not name could import anything: say first what it may.',
    from: {
      path: '^(apps|packages)/[^/]+/src/',
      pathNot: any(
        core(
          'units',
          'model',
          'aggregate',
          'format',
          'wire',
          'series',
          'query',
          'openmetrics',
          'publish',
        ),
        agent(
          'ports',
          'catalog',
          'filesystems',
          'sweep',
          'doctor',
          'serve',
          'mount',
          'publish',
          'node',
          'cli',
        ),
        web(
          '(app|server|trpc|live|features|ui|workspace|listen|entry)/',
          '(env|proxy|instrumentation)\\.ts$',
        ),
      ),
    },
    to: {},
  },
  {
    name: 'everything resolves',
    comment: 'An import that leads nowhere here escapes every other rule.',
    from: { path: '^(apps|packages|e2e)/' },
    to: { couldNotResolve: true },
  },
];

// Debt: the only place for exceptions, each with its reason and the issue that ends it. None.

const rules = [...rows.flatMap(layer), ...owners, ...structure];

/** @satisfies {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ severity: /** @type {const} */ ('error'), ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|test-results|playwright-report|\\.next|\\.turbo)/' },
    // Type-only imports are dependencies too, and are told apart by their type.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
