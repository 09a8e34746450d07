// Bundles the program; what it mounts with is the agent's own bundle, whose thread lies beside it.
import { build } from 'esbuild';

await build({
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.9',
  external: ['@statsfs/agent/mount'],
  logLevel: 'warning',
});
