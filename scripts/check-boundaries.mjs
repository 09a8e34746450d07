// @ts-check
/*
 * Checks who imports whom against .dependency-cruiser.cjs, in the folder given or in the repository.
 *
 * TypeScript 7 has no JavaScript API. Without one dependency-cruiser finds no TypeScript file, reports no violation and
 * exits 0. So it is given TypeScript 6 (installed under another name, used for nothing else), and a cruise that misses
 * a file, or finds no import in a file that has some, fails.
 */
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { argv } from 'node:process';
import { reportProblems } from './report-problems.mjs';
import { listFiles, ROOT, WORKSPACES } from './repository.mjs';

/** @typedef {import('dependency-cruiser').ICruiseResult} CruiseResult */

const require = createRequire(import.meta.url);

/** Puts TypeScript 6 where only dependency-cruiser sees it: its own node_modules. */
function giveCruiserTypeScript() {
  const folder = join(ROOT, 'node_modules/dependency-cruiser/node_modules');
  const link = join(folder, 'typescript');
  const target = realpathSync(join(require.resolve('typescript-6/package.json'), '..'));
  try {
    if (realpathSync(link) === target) return;
  } catch {
    // Not there yet, or leading nowhere: made below.
  }
  mkdirSync(folder, { recursive: true });
  rmSync(link, { recursive: true, force: true });
  symlinkSync(relative(folder, target), link, 'dir');
}

giveCruiserTypeScript();
const { cruise } = await import('dependency-cruiser');
const { options, forbidden } = require('../.dependency-cruiser.cjs');

/** @param {string} root @returns {Promise<CruiseResult>} */
async function cruiseFolder(root) {
  const folders = WORKSPACES.filter((folder) => existsSync(join(root, folder)));
  const settings = { ...options, baseDir: root, ruleSet: { forbidden }, validate: true };
  const { output } = await cruise(folders, settings);
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave a text, expected a result');
  return output;
}

/**
 * What the cruise did not see: without this, a parser that fails silently passes every rule.
 * @param {string} root
 * @param {CruiseResult} result
 * @returns {string[]}
 */
function findUnparsed(root, result) {
  const imports = new Map(
    result.modules.map((module) => [module.source, module.dependencies.length]),
  );
  return listFiles(root, WORKSPACES)
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const count = imports.get(path);
      if (count === undefined) return [`${path}: not visited`];
      const hasImport = /^(import|export) [^;]*?from '/m.test(
        readFileSync(join(root, path), 'utf8'),
      );
      return hasImport && count === 0 ? [`${path}: has imports, none found`] : [];
    });
}

/** @param {CruiseResult} result @returns {string[]} one line each: `from → to [rule] why` */
function describeViolations(result) {
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  return result.summary.violations.map(({ rule, from, to, cycle }) => {
    const target = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    return `${from} → ${target} [${rule.name}] ${comments.get(rule.name)}`;
  });
}

const root = resolve(argv[2] ?? ROOT);
const result = await cruiseFolder(root);
reportProblems(
  [...describeViolations(result), ...findUnparsed(root, result)],
  `${result.summary.totalCruised} modules, ${result.summary.totalDependenciesCruised} imports`,
);
