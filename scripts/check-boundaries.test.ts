import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, plantTree, runScript } from './plant-tree.ts';

/** A small product in which everything that is allowed is done once. */
const ALLOWED: Files = {
  'packages/core/package.json': JSON.stringify({
    name: '@statsfs/core',
    exports: { './model': './src/model/index.ts', './wire': './src/wire/index.ts' },
  }),
  'packages/core/src/units/unit.ts': 'export const unit = 1;',
  'packages/core/src/model/index.ts': "export { unit } from '../units/unit.ts';",
  'packages/core/src/wire/index.ts':
    "import { unit } from '../model/index.ts';\nexport const frame = unit;",
  'packages/core/src/wire/frame.test.ts':
    "import { readFileSync } from 'node:fs';\nimport { it } from 'vitest';\nimport { frame } from './index.ts';\nit(String(frame), () => readFileSync('x'));",
  'apps/agent/package.json': JSON.stringify({
    name: '@statsfs/agent',
    exports: { './router': './src/serve/router.ts' },
  }),
  'apps/agent/src/ports/clock.ts': 'export interface Clock { now(): number }',
  'apps/agent/src/node/clock.ts':
    "import { hrtime } from 'node:process';\nimport { readFileSync } from 'node:fs';\nimport type { Clock } from '../ports/clock.ts';\nexport const clock: Clock = { now: () => readFileSync('x').length + hrtime()[0] };",
  'apps/agent/src/catalog/cpu.ts':
    "import { unit } from '@statsfs/core/model';\nexport const cpu = unit;",
  'apps/agent/src/filesystems/walk.ts':
    "import { cpu } from '../catalog/cpu.ts';\nexport const walk = cpu;",
  'apps/agent/src/sweep/sweep.ts':
    "import { walk } from '../filesystems/walk.ts';\nexport const sweep = walk;\nexport type Sweep = number;",
  'apps/agent/src/serve/router.ts':
    "import { createServer } from 'node:net';\nimport type { Sweep } from '../sweep/sweep.ts';\nexport type Router = { sweep: Sweep };\nexport const router = createServer;",
  'apps/agent/src/cli/main.ts':
    "import { clock } from '../node/clock.ts';\nimport { router } from '../serve/router.ts';\nexport const main = [clock, router];",
  'apps/web/src/server/hub.ts':
    "import 'libsql';\nimport type { Router } from '@statsfs/agent/router';\nexport const hub: Router | undefined = undefined;",
  'apps/web/src/ui/charts/chart.tsx':
    "import { Line } from 'recharts';\nexport const Chart = () => <Line />;",
  'apps/web/src/live/store.ts':
    "import { frame } from '@statsfs/core/wire';\nexport const store = frame;",
  'apps/web/src/live/react/use-store.ts':
    "import { useState } from 'react';\nimport { store } from '../store.ts';\nexport const useStore = () => [store, useState];",
  'apps/web/src/features/tree/tree.tsx':
    "import { Chart } from '../../ui/charts/chart.tsx';\nimport type { hub } from '../../server/hub.ts';\nexport const Tree = (props: { hub: typeof hub }) => <Chart {...props} />;",
  'apps/web/src/app/page.tsx':
    "import { hub } from '../server/hub.ts';\nimport { Tree } from '../features/tree/tree.tsx';\nexport const Page = () => <Tree hub={hub} />;",
  'e2e/specs/tree.spec.ts':
    "import { test } from '@playwright/test';\nimport type { Router } from '@statsfs/agent/router';\ntest('x', () => undefined as Router | undefined);",
};

const PACKAGES = ['vitest', 'react', 'recharts', 'koffi', 'libsql', '@playwright/test'];

/** Checks the allowed product with `planted` files on top. */
function check(planted: Files): ReturnType<typeof runScript> {
  const packages = PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]);
  const root = plantTree({ ...ALLOWED, ...planted, ...Object.fromEntries(packages) });
  mkdirSync(join(root, 'node_modules/@statsfs'));
  symlinkSync(join(root, 'packages/core'), join(root, 'node_modules/@statsfs/core'));
  symlinkSync(join(root, 'apps/agent'), join(root, 'node_modules/@statsfs/agent'));
  return runScript('check-boundaries.mjs', root);
}

const count = (files: Files, pattern: RegExp): number =>
  Object.entries(files).filter(([path]) => pattern.test(path)).length;

describe('boundaries', () => {
  it('pass a tree that does only what is allowed, having visited every file and import of it', () => {
    const { code, problems, looked } = check({});
    const external = ['node:fs', 'node:process', 'node:net', ...PACKAGES].length - 1;
    const imports =
      Object.values(ALLOWED)
        .join('\n')
        .match(/^(import|export) .*?'.*?';$/gm) ?? [];
    expect(problems).toEqual([]);
    expect(looked).toBe(
      `${count(ALLOWED, /\.tsx?$/) + external} modules, ${imports.length} imports`,
    );
    expect(code).toBe(0);
  });

  it('refuse each thing that is not, naming file, target and rule', () => {
    /** The start of the line that is expected, and the file that deserves it. */
    const refused: Files = {
      'packages/core/src/model/a.ts → fs [core/model]':
        "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
      'packages/core/src/model/b.ts → node_modules/react/index.js [core/model]':
        "import { useState } from 'react';\nexport const b = useState;",
      'packages/core/src/units/c.ts → packages/core/src/model/index.ts [core/units]':
        "import { unit } from '../model/index.ts';\nexport const c = unit;",
      'packages/core/src/series/d.ts → packages/core/src/wire/index.ts [core/series]':
        "import { frame } from '../wire/index.ts';\nexport const d = frame;",
      'packages/core/src/series/e.ts → packages/core/src/wire/index.ts [core/series (types)]':
        "import type { frame } from '../wire/index.ts';\nexport type E = typeof frame;",
      'packages/core/src/series/f.ts → packages/core/src/wire/index.ts [core/series (types)]':
        "export type F = import('../wire/index.ts').frame;",
      'packages/core/src/series/g.ts → packages/core/src/wire/index.ts [core/series]':
        "export const g = () => import('../wire/index.ts');",
      'packages/core/src/series/h.ts → packages/core/src/wire/index.ts [core/series]':
        "export { frame } from '../wire/index.ts';",
      'packages/core/src/series/i.test.ts → packages/core/src/wire/index.ts [core/series (tests)]':
        "import { frame } from '../wire/index.ts';\nexport const i = frame;",
      'apps/agent/src/filesystems/a.ts → apps/agent/src/sweep/sweep.ts [agent/filesystems]':
        "import { sweep } from '../sweep/sweep.ts';\nexport const a = sweep;",
      'apps/agent/src/filesystems/b.ts → worker_threads [the machine only through agent/node]':
        "import { Worker } from 'node:worker_threads';\nexport const b = Worker;",
      'apps/agent/src/cli/c.ts → node_modules/koffi/index.js [foreign functions only in agent/node]':
        "import koffi from 'koffi';\nexport const c = koffi;",
      'apps/agent/src/serve/d.ts → apps/agent/src/sweep/sweep.ts [agent/serve]':
        "import { sweep } from '../sweep/sweep.ts';\nexport const d = sweep;",
      'apps/agent/src/serve/e.ts → apps/agent/src/filesystems/walk.ts [agent/serve]':
        "import { walk } from '../filesystems/walk.ts';\nexport const e = walk;",
      'apps/agent/src/catalog/f.ts → apps/agent/src/ports/clock.ts [agent/catalog (types)]':
        "import type { Clock } from '../ports/clock.ts';\nexport type F = Clock;",
      'apps/agent/src/cli/g.ts → packages/core/src/model/index.ts [core by its name]':
        "import { unit } from '../../../../packages/core/src/model/index.ts';\nexport const g = unit;",
      'apps/agent/src/cli/h.ts → packages/core/src/units/unit.ts [core by its exports]':
        "import { unit } from '../../../../packages/core/src/units/unit.ts';\nexport const h = unit;",
      'apps/agent/src/cli/i.ts → apps/web/src/server/hub.ts [apps never import apps]':
        "import { hub } from '../../../web/src/server/hub.ts';\nexport const i = hub;",
      'apps/web/src/features/a/a.tsx → node_modules/recharts/index.js [recharts only in ui/charts]':
        "import { Line } from 'recharts';\nexport const A = Line;",
      'apps/web/src/features/b/b.tsx → apps/web/src/features/tree/tree.tsx [a feature never imports another]':
        "import { Tree } from '../tree/tree.tsx';\nexport const B = Tree;",
      'apps/web/src/features/c/c.tsx → apps/web/src/server/hub.ts [web/features]':
        "import { hub } from '../../server/hub.ts';\nexport const C = hub;",
      'apps/web/src/live/d.ts → node_modules/react/index.js [web/live]':
        "import { useState } from 'react';\nexport const d = useState;",
      'apps/web/src/live/e.ts → apps/web/src/live/react/use-store.ts [web/live]':
        "import { useStore } from './react/use-store.ts';\nexport const e = useStore;",
      'apps/web/src/ui/f.tsx → apps/web/src/live/store.ts [web/ui]':
        "import { store } from '../live/store.ts';\nexport const F = store;",
      "apps/web/src/server/g.ts → apps/agent/src/serve/router.ts [the agent's router is only a type]":
        "import { router } from '@statsfs/agent/router';\nexport const g = router;",
      'apps/web/src/app/h.tsx → node_modules/libsql/index.js [the database only in web/server]':
        "import 'libsql';\nexport const H = 1;",
      'apps/web/src/shared/j.ts → node_modules/react/index.js [every folder has a row]':
        "import { useState } from 'react';\nexport const j = useState;",
      'apps/web/src/app/i.tsx → ./gone.ts [everything resolves]':
        "import { gone } from './gone.ts';\nexport const I = gone;",
      'e2e/specs/a.ts → apps/agent/src/serve/router.ts [e2e]':
        "import { router } from '@statsfs/agent/router';\nexport const a = router;",
    };
    const pathOf = (line: string): string => line.split(' ')[0] ?? '';
    const planted = Object.entries(refused).map(([line, text]) => [pathOf(line), text]);
    const { code, problems } = check(Object.fromEntries(planted));
    const expected = Object.keys(refused);
    expect(expected.filter((start) => !problems.some((line) => line.startsWith(start)))).toEqual(
      [],
    );
    const guilty = new Set(expected.map(pathOf));
    expect(problems.filter((line) => !guilty.has(pathOf(line)))).toEqual([]);
    expect(code).toBe(1);
  });

  it('refuse a cycle, one made of types alone included', () => {
    const { problems } = check({
      'apps/web/src/ui/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'apps/web/src/ui/b.ts': "import type { A } from './a.ts';\nexport type B = A | 1;",
    });
    expect(problems.join('\n')).toContain(
      'apps/web/src/ui/b.ts → apps/web/src/ui/a.ts [no cycles]',
    );
  });
});
