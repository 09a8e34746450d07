import type { HostProbe } from '../../ports/host-probe.ts';
import type { KernelConfig, KernelFacts } from '../facts.ts';
import { foundIn } from './look.ts';

/** What the kernel is, was built with and was booted with. */
export async function gatherKernel(probe: HostProbe): Promise<KernelFacts> {
  const { release } = probe;
  const [config, commandLine, types] = await Promise.all([
    readConfig(probe),
    probe.readText('/proc/cmdline'),
    probe.readText('/proc/filesystems'),
  ]);
  return {
    release,
    config,
    parameters: foundIn(commandLine)?.split(/\s+/).filter(Boolean),
    types: types.kind === 'found' ? parseTypes(types.value) : undefined,
  };
}

/** The running kernel's own word first; a file of /boot is another's as soon as somebody copies one there. */
async function readConfig(probe: HostProbe): Promise<KernelConfig | undefined> {
  const { release } = probe;
  const files = ['/proc/config.gz', `/boot/config-${release}`, `/lib/modules/${release}/config`];
  for (const file of files) {
    const text = foundIn(await probe.readText(file));
    if (text !== undefined) return { file, options: parseConfig(text) };
  }
  return undefined;
}

/** Lines `CONFIG_PSI=y`. What is not set stands there as a comment, or not at all. */
function parseConfig(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/^CONFIG_(\w+)=(.*)$/gm)) {
    if (name !== undefined && value !== undefined) options.set(name, value);
  }
  return options;
}

/** Lines of an optional `nodev`, a tab and the type. */
const parseTypes = (text: string): Set<string> =>
  new Set(text.split('\n').flatMap((line) => line.split('\t')[1] ?? []));
