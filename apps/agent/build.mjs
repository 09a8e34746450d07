// Bundles the command, what programs publish with, and the threads of both; koffi stays outside, because it loads its binary from its own folder.
import { build } from 'esbuild';

await build({
  entryPoints: {
    cli: 'src/cli/cli.ts',
    'sweep-thread': 'src/cli/sweep-thread.ts',
    mount: 'src/publish/index.ts',
    'mount-thread': 'src/publish/mount-thread.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.9',
  external: ['koffi'],
  sourcemap: true,
  logLevel: 'warning',
  // Some dependencies are CommonJS and ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
