// Bundles what runs beside Next: the process that serves it, and the command that makes tokens. Next itself and the
// database stay outside, because they load files from their own folders.
import { build } from 'esbuild';

await build({
  entryPoints: { serve: 'src/entry/serve.ts', token: 'src/entry/token.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.9',
  external: ['next', 'libsql'],
  // `server-only` is nothing on the server.
  conditions: ['react-server'],
  sourcemap: true,
  logLevel: 'warning',
});
