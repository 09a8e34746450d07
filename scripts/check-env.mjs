// @ts-check
/*
 * Checks that settings are read in one place per app, in the folder given or in the repository. What is read elsewhere
 * is not parsed, not documented and not testable.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { reportProblems } from './report-problems.mjs';
import { listFiles, ROOT, WORKSPACES } from './repository.mjs';

const READERS = new Set([
  'apps/agent/src/cli/config.ts',
  'apps/web/src/env.ts',
  'e2e/playwright.config.ts',
]);

const ENVIRONMENT = /\bprocess\.env\b|import \{[^}]*\benv\b[^}]*\} from 'node:process'/;
/** Comments; the whole handed on to a child, unread; the constant that Next replaces when it builds. */
const HARMLESS =
  /^\s*(\/\/|\/?\*)|\.\.\.process\.env\b|process\.env(\.NEXT_RUNTIME|\['NEXT_RUNTIME'\])/;

const root = resolve(argv[2] ?? ROOT);
const files = listFiles(root, WORKSPACES).filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));

const problems = files
  .filter((path) => !READERS.has(path))
  .flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        ENVIRONMENT.test(line) && !HARMLESS.test(line)
          ? [`${path}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  );

reportProblems(problems, `${files.length} files`);
