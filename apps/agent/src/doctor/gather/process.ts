import type { HostProbe } from '../../ports/host-probe.ts';
import type { ProcessFacts } from '../facts.ts';
import { fieldsOf, foundIn } from './look.ts';

/** Numbers that the kernel gives the namespaces it boots with (linux/proc_ns.h). */
const INITIAL = { user: 0xeffffffd, pid: 0xeffffffc, cgroup: 0xeffffffb } as const;

/** Files by which container runtimes say that they made this place. */
const CONTAINER_MARKS = ['/run/.containerenv', '/.dockerenv', '/run/systemd/container'];

/** Who we are to the kernel. */
export async function gatherProcess(probe: HostProbe): Promise<ProcessFacts> {
  const [status, limits, user, pid, cgroup, ...marks] = await Promise.all([
    probe.readText('/proc/self/status'),
    probe.readText('/proc/self/limits'),
    isInitial(probe, 'user'),
    isInitial(probe, 'pid'),
    isInitial(probe, 'cgroup'),
    ...CONTAINER_MARKS.map((file) => probe.modeOf(file)),
  ]);
  const effective = fieldsOf(foundIn(status) ?? '').get('CapEff');
  return {
    uid: probe.uid,
    capabilities: effective === undefined ? undefined : BigInt(`0x${effective}`),
    namespaces: { user, pid, cgroup },
    containerMark: CONTAINER_MARKS.find((_, at) => marks[at]?.kind === 'found'),
    descriptors: parseDescriptors(foundIn(limits) ?? ''),
    reader: probe.reader,
  };
}

async function isInitial(
  probe: HostProbe,
  name: keyof typeof INITIAL,
): Promise<boolean | undefined> {
  const link = foundIn(await probe.readLink(`/proc/self/ns/${name}`));
  const inode = /\[(\d+)\]$/.exec(link ?? '')?.[1];
  return inode === undefined ? undefined : Number(inode) === INITIAL[name];
}

/** `Max open files            1024                 524288               files`. */
function parseDescriptors(limits: string): ProcessFacts['descriptors'] {
  const [, soft, hard] = /^Max open files\s+(\S+)\s+(\S+)/m.exec(limits) ?? [];
  if (soft === undefined || hard === undefined) return undefined;
  return { soft: limitOf(soft), hard: limitOf(hard) };
}

const limitOf = (text: string): number =>
  text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);
