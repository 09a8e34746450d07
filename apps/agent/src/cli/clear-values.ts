import { createInterface } from 'node:readline/promises';
import type { ClearPreview, ClearResult } from '../sweep/sweep-messages.ts';
import { type AgentClient, findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { LocalTree } from './local-tree.ts';
import { say } from './say.ts';
import { CommandError, UsageError } from './usage-error.ts';

/** `statsfs clear PATH…`: one line per file. @returns 1 when any was refused. */
export async function clearValues(config: Config): Promise<number> {
  if (config.paths.length === 0)
    throw new UsageError('clear expects a path, such as demo/requests');
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  if (agent !== undefined) return clearThrough(agent, config);
  using tree = await LocalTree.read(config);
  await confirm(tree.preview(config.paths), config.yes);
  return printResults(tree.clear(config.paths), config.json);
}

async function clearThrough(agent: AgentClient, config: Config): Promise<number> {
  const paths = [...config.paths];
  const { allowClear } = await agent.describe.query();
  if (!allowClear) {
    throw new CommandError(
      'The running agent was started without --allow-clear; nothing is cleared',
    );
  }
  await confirm(await agent.clearPreview.query({ paths }), config.yes);
  return printResults(await agent.clearRun.mutate({ paths, actor: 'command line' }), config.json);
}

/** @throws CommandError when the answer is not yes, or nobody is there to ask. */
async function confirm(files: readonly ClearPreview[], yes: boolean): Promise<void> {
  const clearable = files.filter(({ refused }) => refused === undefined);
  if (yes || clearable.length === 0) return;
  for (const { path, text, before } of clearable) {
    say(`${path}  now ${before.join(' ')}, will be written ${JSON.stringify(text)}`);
  }
  if (!process.stdin.isTTY) throw new CommandError('Not a terminal to ask at; say --yes to clear');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`Clear ${clearable.length} for everybody? [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandError('Nothing was cleared');
}

function printResults(results: readonly ClearResult[], json: boolean): number {
  for (const result of results) {
    process.stdout.write(`${json ? JSON.stringify(result) : plain(result)}\n`);
  }
  return results.every(({ kind }) => kind === 'done') ? 0 : 1;
}

function plain({ path, kind, code, reason, before, after }: ClearResult): string {
  if (kind === 'done') return `${path}  cleared, was ${before.join(' ')}`;
  if (kind === 'changed') return `${path}  ${reason}: ${before.join(' ')} → ${after.join(' ')}`;
  return `${path}  refused: ${reason}${code === undefined ? '' : ` (${code})`}`;
}
