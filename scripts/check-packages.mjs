// @ts-check
/*
 * Checks the package.json files, in the folder given or in the repository: versions are exact, one version per package,
 * and each runtime dependency has a line in ARCHITECTURE.md that says why it is there.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { reportProblems } from './report-problems.mjs';
import { ROOT, WORKSPACES } from './repository.mjs';

const EXACT = /^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

const root = resolve(argv[2] ?? ROOT);
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const architecture = read('ARCHITECTURE.md');

const entries = ['.', ...WORKSPACES].flatMap((folder) => {
  const path = join(folder, 'package.json');
  /** @type {Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>} */
  const { dependencies, devDependencies } = JSON.parse(read(path));
  /** @param {Record<string, string>} packages @param {boolean} isRuntime */
  const list = (packages, isRuntime) =>
    Object.entries(packages).map(([name, version]) => ({ path, name, version, isRuntime }));
  return [...list(dependencies ?? {}, true), ...list(devDependencies ?? {}, false)];
});

/** @type {Map<string, string>} */
const versions = new Map();
const problems = entries.flatMap(({ path, name, version, isRuntime }) => {
  const first = versions.get(name) ?? version;
  versions.set(name, first);
  return [
    EXACT.test(version) ? '' : `${path}: ${name} ${version} is not an exact version`,
    first === version ? '' : `${path}: ${name} ${version}, elsewhere ${first}`,
    !isRuntime || name.startsWith('@statsfs/') || architecture.includes(`\`${name}\``)
      ? ''
      : `${path}: \`${name}\` has no line in ARCHITECTURE.md`,
  ].filter((problem) => problem !== '');
});

reportProblems(problems, `${versions.size} packages`);
