import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A workspace: tests beside the code, and those of several folders at once in `test/`. */
const workspace = (name: string, folder: string): TestProjectInlineConfiguration => ({
  resolve: {
    // Outside Next the marker package throws; its empty half is what Next resolves on the server.
    alias: { 'server-only': here('./node_modules/server-only/empty.js') },
  },
  test: {
    name,
    root: here(folder),
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});

export default defineConfig({
  test: {
    projects: [
      workspace('core', './packages/core'),
      workspace('agent', './apps/agent'),
      workspace('web', './apps/web'),
      {
        test: {
          name: 'scripts',
          root: here('./scripts'),
          include: ['**/*.test.ts'],
          // Whole programs are started on trees planted for them.
          testTimeout: 30_000,
        },
      },
    ],
  },
});
