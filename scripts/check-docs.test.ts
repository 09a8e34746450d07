import { describe, expect, it } from 'vitest';
import { type Files, plantTree, runScript } from './plant-tree.ts';

const AGREEING: Files = {
  'README.md': 'Start at `packages/core/WIRE.md`.',
  'ARCHITECTURE.md': 'Layers: `packages/core/src/wire`.',
  'CONTRIBUTING.md': 'A path with a placeholder is no path: `docs/adr/NNNN-….md`.',
  'packages/core/WIRE.md': '# Wire\n\n- **W1** A frame has a length.\n- **W2** And an end, see W1.',
  'packages/core/SERIES.md': '## L1. Points are in order\n',
  'packages/core/src/wire/frame.test.ts':
    "it('W1, W2 reads a frame', f);\nit.each([1])('L1 keeps order', f);\nit('X9 is no rule of ours', f);",
};

const check = (changed: Files): readonly string[] =>
  runScript('check-docs.mjs', plantTree({ ...AGREEING, ...changed })).problems;

describe('documents', () => {
  it('pass when every rule is cited and every path exists', () => {
    const { code, problems, looked } = runScript('check-docs.mjs', plantTree(AGREEING));
    expect(problems).toEqual([]);
    expect(looked).toBe('3 rules, cited 3 times; 2 paths');
    expect(code).toBe(0);
  });

  it('fail on a rule that no test cites', () => {
    expect(check({ 'packages/core/SERIES.md': 'L1 order\nL2 gaps' })).toEqual([
      'packages/core/SERIES.md: no test cites L2',
    ]);
  });

  it('fail on a test that cites a rule that is not there', () => {
    expect(check({ 'apps/agent/src/a.test.ts': "it('W3 is new', f);" })).toEqual([
      'apps/agent/src/a.test.ts: cites W3, which no specification defines',
    ]);
  });

  it('fail on two rules of one number', () => {
    expect(check({ 'packages/core/SERIES.md': '- L1 order\n- L1 gaps' })).toEqual([
      'packages/core/SERIES.md: L1 is defined twice',
    ]);
  });

  it('fail on code in a README that is not that of its file', () => {
    const code = 'export const a =\n  1;\n';
    const readme = (text: string): string =>
      `<!-- from packages/core/a.ts -->\n\n\`\`\`ts\n${text}\`\`\``;
    const path = 'packages/core/README.md';
    const files = { 'packages/core/a.ts': code };
    expect(check({ ...files, [path]: readme('const a = 1;\n') })).toEqual([]);
    expect(check({ ...files, [path]: readme('const a = 2;\n') })).toEqual([
      `${path}: its code is not that of packages/core/a.ts`,
    ]);
  });

  it('fail on a path that does not exist', () => {
    expect(check({ 'README.md': 'See `apps/agent/src/gone.ts`.' })).toEqual([
      'README.md: apps/agent/src/gone.ts does not exist',
    ]);
  });
});
