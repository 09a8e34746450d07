import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AskedProcess } from './asked-process.ts';
import { unpackPackages } from './unpacked-packages.ts';

const PACKAGES = [
  'pcp',
  'pcp-conf',
  'libpcp3',
  'libpcp3-dev',
  'libpcp-pmda3',
  'libpcp-archive1',
  'libpcp-web1',
  'libpcp-import1',
  'libpcp-mmv1',
];
const USER = 'nobody';
const WAITS = 100;
const WAIT_MS = 100;

/**
 * Performance Co-Pilot's daemon with the agent for Linux, and a client that fetches all of it.
 * @returns why not, as a sentence.
 */
export async function startPcp(
  folder: string,
): Promise<(Disposable & { peer: AskedProcess }) | string> {
  const root = join(folder, 'pcp');
  const problem = unpackPackages(PACKAGES, root);
  if (problem !== undefined) return problem;
  const env = environment(folder, root);
  const names = join(folder, 'pmns');
  const socket = join(folder, 'pmcd.sock');
  const library = join(root, 'usr/lib/pcp');
  const client = join(folder, 'pcp-fetch');
  try {
    execFileSync(join(library, 'bin/pmnsmerge'), ['-f', 'root_linux', names], {
      cwd: join(library, 'pmns'),
      env,
      stdio: 'pipe',
    });
    compileClient(root, client);
  } catch (error) {
    return `PCP cannot be set up: ${error instanceof Error ? error.message : error}`;
  }
  const agents = join(folder, 'pmcd.conf');
  // As Debian sets it up: the agent for Linux is a process of its own, and neither runs as root.
  const linux = `${library}/pmdas/linux/pmdalinux -U ${USER} -l ${folder}/linux.log`;
  writeFileSync(agents, `linux 60 pipe binary ${linux}\n`);
  const log = join(folder, 'pmcd.log');
  const options = ['-f', '-A', '-U', USER, '-i', '127.0.0.1', '-p', '0'];
  const files = ['-c', agents, '-n', names, '-s', socket, '-l', log];
  // What it leaves behind is below the folder, which has to be open to its user.
  execFileSync('chmod', ['-R', 'a+rwX', folder]);
  const daemon = spawn(join(library, 'bin/pmcd'), [...options, ...files], { env, stdio: 'ignore' });
  for (let waited = 0; waited < WAITS && !existsSync(socket); waited++) await pause(WAIT_MS);
  if (!existsSync(socket)) {
    daemon.kill();
    return `PCP's daemon does not start: ${readFileSync(log, 'utf8').slice(-300)}`;
  }
  const peer = new AskedProcess([client, `unix://${socket}`], env);
  return {
    peer,
    [Symbol.dispose]: () => {
      peer[Symbol.dispose]();
      daemon.kill();
    },
  };
}

/** All paths of its configuration, moved to where it was unpacked. */
function environment(folder: string, root: string): NodeJS.ProcessEnv {
  const configuration = join(folder, 'pcp.conf');
  const moved = readFileSync(join(root, 'etc/pcp.conf'), 'utf8').replaceAll(
    /=\/(etc|usr|var|run)/g,
    `=${root}/$1`,
  );
  writeFileSync(configuration, moved);
  for (const name of ['run/pcp', 'var/log/pcp/pmcd', 'var/lib/pcp/tmp']) {
    mkdirSync(join(root, name), { recursive: true });
  }
  return { ...process.env, PCP_CONF: configuration, LD_LIBRARY_PATH: libraries(root) };
}

const libraries = (root: string): string => join(root, 'usr/lib');

function compileClient(root: string, client: string): void {
  const source = 'apps/agent/bench/peers/pcp-fetch.c';
  const shared = join(libraries(root), 'libpcp.so.3');
  execFileSync(
    'cc',
    [
      '-O2',
      '-I',
      join(root, 'usr/include'),
      '-o',
      client,
      source,
      shared,
      `-Wl,-rpath,${libraries(root)}`,
    ],
    {
      stdio: 'pipe',
    },
  );
}
