import { spawn } from 'node:child_process';
import type { MountAnswer } from '../ports/host-probe.ts';

const ANSWER_MS = 1_500;
/** strerror(ENOTCONN): what a mount says whose server has ended. */
const NOT_CONNECTED = 'Transport endpoint is not connected';

/**
 * Who was sent to ask and has not come back, by directory. The kernel lets nobody end a process that waits for a FUSE
 * server, so nobody is sent after one who still waits: his not coming back is the answer.
 */
const asking = new Set<string>();

/** Asks a mount by a process of its own: whoever asks a server that hangs, hangs with it. */
export function askMount(directory: string): Promise<MountAnswer> {
  if (asking.has(directory)) return Promise.resolve('hung');
  return new Promise((resolve) => {
    const child = spawn('stat', ['-f', '--', directory], {
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    asking.add(directory);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // It may outlive us; nothing of ours waits for it.
      child.stderr.destroy();
      child.unref();
      resolve('hung');
    }, ANSWER_MS);
    child.once('exit', () => asking.delete(directory));
    child.once('close', () => {
      clearTimeout(timer);
      resolve(said.includes(NOT_CONNECTED) ? 'dead' : 'answers');
    });
    child.once('error', () => {
      clearTimeout(timer);
      asking.delete(directory);
      resolve('unknown');
    });
  });
}
