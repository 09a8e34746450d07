#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli.mjs', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('statsfs is not built; run npm start, or npm run build\n');
  process.exit(1);
}
await import(built.href);
