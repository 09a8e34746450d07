import { parseStatPath } from '@statsfs/core/model';
import type { TreeLine } from '@statsfs/core/query';
import { TRPCClientError } from '@trpc/client';
import { findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { LocalTree } from './local-tree.ts';
import { CommandError, UsageError } from './usage-error.ts';

/** `statsfs tree [PATH]`. @throws CommandError when there is no such path. */
export async function printTree(config: Config): Promise<number> {
  const [text = '', ...more] = config.paths;
  const path = parseStatPath(text);
  if (path === undefined || more.length > 0) throw new UsageError('tree takes one path at most');
  const lines = await readTree(config, path);
  if (lines === undefined) throw new CommandError(`No such path in the tree: ${text}`);
  const base = path === '' ? 0 : path.split('/').length;
  for (const line of lines) {
    process.stdout.write(`${config.json ? JSON.stringify(line) : indented(line, base)}\n`);
  }
  return 0;
}

async function readTree(
  config: Config,
  path: NonNullable<ReturnType<typeof parseStatPath>>,
): Promise<TreeLine[] | undefined> {
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  if (agent === undefined) {
    using tree = await LocalTree.read(config);
    return tree.tree(path, config.depth);
  }
  try {
    return await agent.tree.query({ path, depth: config.depth });
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function indented(line: TreeLine, base: number): string {
  const depth = line.path === '' ? 0 : line.path.split('/').length - base;
  // As it stands in the path: it can be typed again, and no escape sequence of a file's name reaches the terminal.
  const name = line.path.slice(line.path.lastIndexOf('/') + 1) || '.';
  const indent = '  '.repeat(Math.max(0, depth));
  if (line.node === 'source') return `${indent}${name}/`;
  const keys = line.keys.map((key) => key.name).join(' × ');
  const facts = [line.kind, line.unit, keys === '' ? '' : `by ${keys}`].filter(Boolean).join(', ');
  return `${indent}${name}  (${facts})`;
}
