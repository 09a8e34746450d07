/*
 * A program that mounts the tree of the tests at the directory it is given, and does what its second argument says:
 *
 *   serve       serves until SIGTERM, which unmounts
 *   read-self   reads its own mount on its main thread, and by a child that it waits for; prints what it read, and ends
 *   hold-self   opens a file of its own mount, and waits to be killed
 *   die         kills itself
 *   exit        exits without unmounting first
 *   crash       throws on its main thread
 */
import { execFileSync } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFuseSession } from '../src/node/fuse-session.ts';
import type { TreeEvent, TreeOptions } from './fuse-test-messages.ts';

const [, , directory = '', task = ''] = process.argv;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const session = await startFuseSession<TreeOptions>({
  directory,
  create: false,
  script: new URL('./fuse-tree-thread.mjs', import.meta.url),
  data: { rememberMs: 0 },
  warn: say,
  // The thread posts nothing else.
  onMessage: (message) => say((message as TreeEvent).kind),
});

function readSelf(): void {
  say(readFileSync(join(directory, 'hello'), 'utf8').trim());
  say(String(readdirSync(join(directory, 'many')).length));
  const command = `cat ${directory}/net/lo/rx_bytes; grep -r . ${directory}/net | wc -l`;
  say(execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim());
}

switch (task) {
  case 'serve':
    process.once('SIGTERM', () => void session.stop());
    say('ready');
    await session.ended;
    say('ended');
    break;
  case 'read-self':
    readSelf();
    await session.stop();
    break;
  case 'hold-self':
    openSync(join(directory, 'hello'), 'r');
    say('ready');
    await session.ended;
    break;
  case 'die':
    process.kill(process.pid, 'SIGKILL');
    break;
  case 'exit':
    say('ready');
    process.exit(7);
    break;
  default:
    throw new Error('on purpose');
}
