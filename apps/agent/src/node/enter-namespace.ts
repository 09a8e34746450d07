import { spawn } from 'node:child_process';

/** A process that does nothing but be in a network namespace. */
export interface NamespaceHolder extends Disposable {
  readonly process: number;
}

/**
 * Starts a process in a named network namespace (ip-netns(8)), whose /proc/PID/net then shows it: a thread of ours that
 * entered it would need CAP_SYS_ADMIN for as long as it runs. It ends with us, when the pipe to it closes.
 * @throws Error with what nsenter had to say.
 */
export async function enterNamespace(name: string): Promise<NamespaceHolder> {
  const holder = spawn('nsenter', [`--net=/run/netns/${name}`, 'sh', '-c', 'echo; exec cat >&2'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  holder.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  holder.stdin.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    const refuse = (reason: string): void =>
      reject(new Error(`Cannot enter the network namespace ${name}: ${reason}`));
    holder.once('error', ({ message }) => refuse(message));
    holder.once('close', () => refuse(complaint.trim() || 'nsenter ended'));
    holder.stdout.once('data', () => resolve());
  });
  holder.unref();
  return {
    process: holder.pid ?? 0,
    [Symbol.dispose]: () => {
      holder.kill('SIGKILL');
    },
  };
}
