import type { ValueLine } from '@statsfs/core/query';
import { findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { LocalTree } from './local-tree.ts';
import { UsageError } from './usage-error.ts';

/** `statsfs get PATH…`: samples now. @returns 1 when one of them could not be read. */
export async function printValues(config: Config): Promise<number> {
  if (config.paths.length === 0)
    throw new UsageError('get expects a path, such as net/dev/lo/rx_bytes');
  const lines = await readValues(config);
  for (const line of lines) {
    process.stdout.write(config.json ? `${JSON.stringify(line)}\n` : plain(line));
  }
  return lines.some(({ error }) => error !== undefined) ? 1 : 0;
}

async function readValues(config: Config): Promise<ValueLine[]> {
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  if (agent !== undefined) return agent.values.query({ paths: [...config.paths] });
  using tree = await LocalTree.read(config);
  return tree.values(config.paths);
}

function plain(line: ValueLine): string {
  if (line.error !== undefined) return `${line.path}  ${line.error.reason} (${line.error.code})\n`;
  const unit = line.unit === undefined || line.unit === '' ? '' : ` ${line.unit}`;
  if (line.cells === undefined) return `${line.path}  ${line.state ?? line.value ?? ''}${unit}\n`;
  return line.cells
    .map(({ keys, value }) => `${line.path}[${keys.join(',')}]  ${value}${unit}\n`)
    .join('');
}
