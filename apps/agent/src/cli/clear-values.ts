import { createInterface } from 'node:readline/promises';
import type { ClearPreview, ClearPreviews, ClearResult } from '../sweep/sweep-messages.ts';
import { type AgentClient, findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { LocalTree } from './local-tree.ts';
import { say } from './say.ts';
import { CommandError, UsageError } from './usage-error.ts';

/** Who looks and clears: the running agent, or this process itself. */
interface Clearing {
  preview(paths: readonly string[]): Promise<ClearPreviews>;
  /** @param shown identity of each file as it was previewed, by path. */
  clear(
    paths: readonly string[],
    shown: Readonly<Record<string, string>>,
  ): Promise<readonly ClearResult[]>;
}

/** `statsfs clear PATH…`: one line per file. @returns 1 when any was refused. */
export async function clearValues(config: Config): Promise<number> {
  if (config.paths.length === 0)
    throw new UsageError('clear expects a path, such as demo/requests');
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  if (agent !== undefined) return run(await through(agent), config);
  using tree = await LocalTree.read(config);
  const own: Clearing = {
    preview: async (paths) => tree.preview(paths),
    clear: async (paths, shown) => tree.clear(paths, shown),
  };
  return await run(own, config);
}

async function through(agent: AgentClient): Promise<Clearing> {
  const { allowClear } = await agent.describe.query();
  if (!allowClear) {
    throw new CommandError(
      'The running agent was started without --allow-clear; nothing is cleared',
    );
  }
  const asker = { role: 'operator', actor: 'command line' } as const;
  return {
    preview: (paths) => agent.clearPreview.query({ paths: [...paths], role: asker.role }),
    clear: (paths, shown) => agent.clearRun.mutate({ paths: [...paths], shown, ...asker }),
  };
}

async function run(clearing: Clearing, { paths, yes, dryRun, json }: Config): Promise<number> {
  const { files, skipped } = await clearing.preview(paths);
  if (dryRun) {
    for (const file of files) print(json ? JSON.stringify(file) : toBe(file, 'would'));
    for (const { reason, values } of skipped) say(`${values} more passed over: ${reason}`);
    return files.every(isClearable) ? 0 : 1;
  }
  await confirm(files.filter(isClearable), yes);
  const shown = Object.fromEntries(
    files.flatMap(({ path, identity }) => (identity === undefined ? [] : [[path, identity]])),
  );
  const results = await clearing.clear(paths, shown);
  for (const result of results) print(json ? JSON.stringify(result) : became(result));
  return results.every(({ kind }) => kind === 'done') ? 0 : 1;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const isClearable = ({ refused }: ClearPreview): boolean => refused === undefined;

/** @throws CommandError when the answer is not yes, or nobody is there to ask. */
async function confirm(clearable: readonly ClearPreview[], yes: boolean): Promise<void> {
  if (yes || clearable.length === 0) return;
  for (const file of clearable) say(toBe(file, 'will'));
  if (!process.stdin.isTTY) throw new CommandError('Not a terminal to ask at; say --yes to clear');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`Clear ${clearable.length} for everybody? [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandError('Nothing was cleared');
}

function toBe({ path, text, before, refused }: ClearPreview, verb: 'will' | 'would'): string {
  if (refused !== undefined) return `${path}  ${verb} not be written: ${refused}`;
  const done = text === '' ? 'be emptied' : `be written ${JSON.stringify(text)}`;
  return `${path}  now ${before.join(' ')}, ${verb} ${done}`;
}

function became({ path, kind, code, reason, before, after }: ClearResult): string {
  if (kind === 'done') return `${path}  cleared, was ${before.join(' ')}`;
  if (kind === 'changed') return `${path}  ${reason}: ${before.join(' ')} → ${after.join(' ')}`;
  return `${path}  refused: ${reason}${code === undefined ? '' : ` (${code})`}`;
}
