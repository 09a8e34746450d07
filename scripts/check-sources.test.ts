import { describe, expect, it } from 'vitest';
import { plantTree, runScript } from './plant-tree.ts';

const lines = (count: number): string => 'x;\n'.repeat(count);
const manifest = (dependencies: Readonly<Record<string, string>>): string =>
  JSON.stringify({ dependencies });

describe('file sizes', () => {
  it('end at 400 lines for code and at 600 for tests', () => {
    const root = plantTree({
      'packages/core/src/a.ts': lines(400),
      'packages/core/src/b.ts': lines(401),
      'packages/core/src/c.test.ts': lines(600),
      'packages/core/src/d.test.ts': lines(601),
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`apps/web/src/small-${i}.ts`, lines(10)]),
      ),
    });
    const { code, problems } = runScript('check-sizes.mjs', root);
    expect(problems).toEqual([
      'packages/core/src/b.ts: 401 lines, at most 400',
      'packages/core/src/d.test.ts: 601 lines, at most 600',
    ]);
    expect(code).toBe(1);
  });

  it('stay below 300 lines for nine files of ten', () => {
    const root = plantTree({
      'apps/agent/src/a.ts': lines(301),
      'apps/agent/src/b.ts': lines(10),
    });
    expect(runScript('check-sizes.mjs', root).problems).toEqual([
      'a tenth of all files is longer than 301 lines, at most 300',
    ]);
  });
});

describe('the environment', () => {
  it('is read in one file per app, though it may be handed on whole', () => {
    const root = plantTree({
      'apps/web/src/env.ts': 'export const port = process.env.PORT;\n',
      'apps/web/src/server/a.ts': '// process.env is not read here\nconst p = process.env.PORT;\n',
      'apps/agent/src/cli/b.ts': "import { argv, env } from 'node:process';\n",
      'apps/agent/src/cli/c.ts': 'spawn(program, { env: { ...process.env, PORT: "1" } });\n',
    });
    expect(runScript('check-env.mjs', root).problems).toEqual([
      "apps/agent/src/cli/b.ts:1: import { argv, env } from 'node:process';",
      'apps/web/src/server/a.ts:2: const p = process.env.PORT;',
    ]);
  });
});

describe('packages', () => {
  it('have one exact version and, where they ship, a reason in ARCHITECTURE.md', () => {
    const root = plantTree({
      'ARCHITECTURE.md': '- `zod` parses what comes from outside.',
      'package.json': JSON.stringify({ devDependencies: { old: 'npm:typescript@6.0.3' } }),
      'packages/core/package.json': manifest({}),
      'apps/agent/package.json': manifest({
        zod: '4.6.7',
        koffi: '3.3.4',
        '@statsfs/core': '0.1.0',
      }),
      'apps/web/package.json': manifest({ zod: '4.6.8' }),
      'examples/virtual-machines/package.json': manifest({}),
      'e2e/package.json': JSON.stringify({ devDependencies: { 'axe-core': '^4.14.1' } }),
    });
    expect(runScript('check-packages.mjs', root).problems).toEqual([
      'apps/agent/package.json: `koffi` has no line in ARCHITECTURE.md',
      'apps/web/package.json: zod 4.6.8, elsewhere 4.6.7',
      'e2e/package.json: axe-core ^4.14.1 is not an exact version',
    ]);
  });
});
