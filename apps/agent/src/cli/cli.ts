/* Entry of the command: the arguments in, the exit code out. */
import { exitNow } from '../node/exit-now.ts';
import { main } from './main.ts';

/** What has not ended by itself after this hangs in the kernel. */
const LAST_MS = 1_000;

// `statsfs tree | head` closes the pipe when it has seen enough; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const code = await main(process.argv.slice(2));
process.exitCode = code;
// Does not hold up a process that has nothing left to do: threads that hang do.
setTimeout(() => exitNow(code), LAST_MS).unref();
