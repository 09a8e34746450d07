import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const ROOT = 0;
const WORLD_WRITABLE = 0o002;

/**
 * The token of the agent at a socket, which changes with each of its starts.
 * @throws Error with a sentence for viewers: there is no agent, it is for others than us, or somebody else has taken its
 * place in a folder where anybody may put a socket, such as /tmp.
 */
export async function readAgentToken(socketPath: string): Promise<string> {
  try {
    const [socket, folder] = await Promise.all([lstat(socketPath), stat(dirname(socketPath))]);
    const isOurs = socket.uid === ROOT || socket.uid === process.getuid?.();
    if (!isOurs && (folder.mode & WORLD_WRITABLE) !== 0) {
      throw new Error(
        `What is at ${socketPath} belongs to user ${socket.uid}, in a folder where anybody may put it; choose --socket`,
      );
    }
    return (await readFile(`${socketPath}.token`, 'utf8')).trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === undefined) throw error;
    throw new Error(
      code === 'EACCES'
        ? `The agent at ${socketPath} is for another user or group; see its --socket-group`
        : `No agent at ${socketPath}`,
      { cause: error },
    );
  }
}
