import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  transpilePackages: ['@statsfs/core'],
  // Native: they load their binaries from their own folders.
  serverExternalPackages: ['libsql'],
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  // Events of the live stream must leave when they are made, not when a compressor has enough of them.
  compress: false,
  devIndicators: false,
  typescript: { tsconfigPath: 'tsconfig.json' },
};

export default config;
