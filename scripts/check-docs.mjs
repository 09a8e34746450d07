// @ts-check
/*
 * Checks that documents and code agree, in the folder given or in the repository:
 *
 *   - a numbered rule of a specification (a line that begins with its number: `- **W7** …`) is cited by the name of at
 *     least one test, and no test cites a rule that is not there;
 *   - a block of code below `<!-- from PATH -->` in a README is the file of that path, without `export` and however wide;
 *   - each path in backticks in ARCHITECTURE.md, CONTRIBUTING.md and README.md exists.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { reportProblems } from './report-problems.mjs';
import { listFiles, ROOT, WORKSPACES } from './repository.mjs';

const SPECIFICATIONS = ['packages/core/WIRE.md', 'packages/core/SERIES.md'];
const GUIDES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];

const root = resolve(argv[2] ?? ROOT);
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const matches = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
  [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);

const missing = [...SPECIFICATIONS, ...GUIDES]
  .filter((path) => !existsSync(join(root, path)))
  .map((path) => `${path}: missing`);

const defined = SPECIFICATIONS.filter((path) => existsSync(join(root, path))).flatMap((path) =>
  matches(read(path), /^[\s#|*-]*([A-Z]\d+)\b/gm).map((rule) => ({ path, rule })),
);
const rules = new Set(defined.map(({ rule }) => rule));
const prefixes = new Set([...rules].map((rule) => rule.charAt(0)));

const cited = listFiles(root, WORKSPACES)
  .filter((path) => /\.test\.tsx?$/.test(path))
  .flatMap((path) =>
    matches(read(path), /['"`]([A-Z]\d+\b[^'"`\n]*)/g)
      .flatMap((name) => matches(name, /\b[A-Z]\d+\b/g))
      .filter((rule) => prefixes.has(rule.charAt(0)))
      .map((rule) => ({ path, rule })),
  );
const tested = new Set(cited.map(({ rule }) => rule));

const paths = GUIDES.filter((path) => existsSync(join(root, path))).flatMap((guide) =>
  matches(read(guide), /`((?:apps|packages|e2e|scripts|docs|\.ci)\/[\w./[\]-]*)`/g).map((path) => ({
    guide,
    path,
  })),
);

const plain = (/** @type {string} */ text) =>
  text.replaceAll('export ', '').replaceAll(/\s+/g, ' ').trim();
const strayed = [...GUIDES, ...listFiles(root, WORKSPACES)]
  .filter((path) => /(^|\/)README\.md$/.test(path) && existsSync(join(root, path)))
  .flatMap((path) =>
    [...read(path).matchAll(/<!-- from (\S+) -->\s*```\w*\n(.*?)```/gs)].map(
      ([, from = '', code = '']) => ({ path, from, code }),
    ),
  )
  .filter(({ from, code }) => !existsSync(join(root, from)) || plain(read(from)) !== plain(code))
  .map(({ path, from }) => `${path}: its code is not that of ${from}`);

reportProblems(
  [
    ...missing,
    ...strayed,
    ...defined
      .filter(({ rule }, index) => defined.findIndex((other) => other.rule === rule) !== index)
      .map(({ path, rule }) => `${path}: ${rule} is defined twice`),
    ...defined
      .filter(({ rule }) => !tested.has(rule))
      .map(({ path, rule }) => `${path}: no test cites ${rule}`),
    ...cited
      .filter(({ rule }) => !rules.has(rule))
      .map(({ path, rule }) => `${path}: cites ${rule}, which no specification defines`),
    ...paths
      .filter(({ path }) => !existsSync(join(root, path)))
      .map(({ guide, path }) => `${guide}: ${path} does not exist`),
  ],
  `${rules.size} rules, cited ${cited.length} times; ${paths.length} paths`,
);
