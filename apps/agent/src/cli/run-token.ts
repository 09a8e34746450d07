import type { Config } from './config.ts';
import { UsageError } from './usage-error.ts';
import { runWebCommand } from './web-process.ts';

/** `statsfs token …`: lasting tokens, which the web app keeps. @returns the exit code. */
export async function runToken(config: Config): Promise<number> {
  const { paths, name, json } = config;
  if (paths.length === 0) {
    throw new UsageError(
      'token expects operator or viewer [--name N], list, rotate N, or revoke N',
    );
  }
  const flags = [...(name === undefined ? [] : ['--name', name]), ...(json ? ['--json'] : [])];
  return await runWebCommand(config, 'token', [...flags, '--', ...paths]);
}
