import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { ROOT } from './repository.mjs';

/** Contents by path. */
export type Files = Readonly<Record<string, string>>;

const trees: string[] = [];

afterEach(() => {
  for (const root of trees.splice(0)) rmSync(root, { recursive: true });
});

/** Writes files into a new folder, with a space in its name, that is removed after the test. @returns its path */
export function plantTree(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'statsfs planted '));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Runs one of our checks on a planted folder. @returns its exit code and its lines, the last being what it looked at */
export function runScript(
  name: string,
  root: string,
): { code: number | null; problems: readonly string[]; looked: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', name), root],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  return { code: status, problems: lines.slice(0, -1), looked: lines.at(-1) ?? '' };
}
