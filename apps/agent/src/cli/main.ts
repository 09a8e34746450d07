import { SocketError } from '../node/unix-socket.ts';
import { agentFailure } from './agent-client.ts';
import { clearValues } from './clear-values.ts';
import { type Config, parseConfig } from './config.ts';
import { runDoctor } from './doctor.ts';
import { HELP } from './help.ts';
import { printTree } from './print-tree.ts';
import { printValues } from './print-values.ts';
import { runAgent } from './run-agent.ts';
import { runMount } from './run-mount.ts';
import { runToken } from './run-token.ts';
import { runUp } from './run-up.ts';
import { runWeb } from './run-web.ts';
import { say } from './say.ts';
import { CommandError, UsageError } from './usage-error.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

type Command = (config: Config, argv: readonly string[]) => number | Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['up', runUp],
  ['agent', runAgent],
  ['web', runWeb],
  ['tree', printTree],
  ['get', printValues],
  ['clear', clearValues],
  ['token', runToken],
  ['mount', runMount],
  ['doctor', runDoctor],
]);

/** The `statsfs` command. @returns the exit code: 0 done, 1 refused or partly failed, 2 wrong usage. */
export async function main([name, ...argv]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(HELP);
      return name === undefined ? EXIT_USAGE : 0;
    }
    const command = COMMANDS.get(name);
    if (command === undefined) {
      throw new UsageError(`There is no command ${JSON.stringify(name)}; see statsfs --help`);
    }
    const config = parseConfig(argv);
    if (config.help) {
      process.stdout.write(HELP);
      return 0;
    }
    return await command(config, argv);
  } catch (error) {
    if (error instanceof UsageError) {
      say(error.message);
      return EXIT_USAGE;
    }
    if (error instanceof CommandError || error instanceof SocketError) {
      say(error.message);
      return EXIT_FAILED;
    }
    const failure = agentFailure(error);
    if (failure === undefined) throw error;
    say(failure);
    return EXIT_FAILED;
  }
}
