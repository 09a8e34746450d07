import { spawn } from 'node:child_process';

export type ProgramEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly stderr: string }
  /** There is no such program. */
  | { readonly kind: 'missing' }
  /** It was killed, or could not be: either way we wait no longer. */
  | { readonly kind: 'hung' };

export interface ProgramOptions {
  /** Its descriptor 3. It inherits none beside. */
  readonly descriptor?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Runs a small program and keeps what it complains of, in English. Never waits on this thread: a program may touch a
 * mount whose server hangs, and hang with it.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  { descriptor, environment = {}, timeoutMs = DEFAULT_TIMEOUT_MS }: ProgramOptions = {},
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const inherited = descriptor === undefined ? [] : [descriptor];
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe', ...inherited],
      env: { ...process.env, LC_ALL: 'C', ...environment },
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.unref();
      resolve({ kind: 'hung' });
    }, timeoutMs);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ENOENT') resolve({ kind: 'missing' });
      else reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ kind: 'exited', code: code ?? -1, stderr: stderr.trim() });
    });
  });
}
