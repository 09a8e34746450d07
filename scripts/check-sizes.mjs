// @ts-check
/*
 * Checks how long source files are, in the folder given or in the repository. A file above the limit holds a second
 * idea; a long tail (p90) says that the project as a whole grows files instead of names.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { reportProblems } from './report-problems.mjs';
import { listFiles, ROOT, WORKSPACES } from './repository.mjs';

const MAX_SOURCE_LINES = 400;
const MAX_TEST_LINES = 600;
const MAX_P90_LINES = 300;

const isTest = (/** @type {string} */ path) => /\.(test|spec)\.tsx?$/.test(path);

const root = resolve(argv[2] ?? ROOT);
const files = listFiles(root, [...WORKSPACES, 'scripts'])
  .filter((path) => /\.(ts|tsx|mjs|cjs|css)$/.test(path))
  .map((path) => ({
    path,
    lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1,
    limit: isTest(path) ? MAX_TEST_LINES : MAX_SOURCE_LINES,
  }));

const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b);
const quantile = (/** @type {number} */ q) => sorted[Math.ceil(q * sorted.length) - 1] ?? 0;
const p90 = quantile(0.9);

const problems = files
  .filter(({ lines, limit }) => lines > limit)
  .map(({ path, lines, limit }) => `${path}: ${lines} lines, at most ${limit}`);
if (p90 > MAX_P90_LINES)
  problems.push(`a tenth of all files is longer than ${p90} lines, at most ${MAX_P90_LINES}`);

reportProblems(
  problems,
  `${files.length} files, half up to ${quantile(0.5)} lines, nine tenths up to ${p90}, longest ${quantile(1)}`,
);
