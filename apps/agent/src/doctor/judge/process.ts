import type { HostFacts } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { commandOfRoot } from './access.ts';
import { judgeLockdown } from './lockdown.ts';
import { judgeRights } from './rights.ts';
import { listed } from './words.ts';

/** What this process may do, and what the kernel lets nobody do. */
export function judgeProcess(facts: HostFacts): Finding[] {
  return [
    judgeRights(facts),
    judgeLockdown(facts),
    judgeNamespaces(facts),
    judgeConfiguration(facts),
    judgeDescriptors(facts),
    judgeReader(facts),
    ...judgeClock(facts),
  ];
}

const about = (what: string) =>
  ({ what, group: 'process', items: [], subsystems: [] }) as const satisfies Partial<Finding>;

/** Within a namespace, files tell of what is in it: true figures of less than the host. */
function judgeNamespaces({ process: { namespaces, containerMark } }: HostFacts): Finding {
  const base = { ...about('namespaces'), mend: NO_MEND };
  const names = Object.entries(namespaces);
  const own = names.filter(([, isHosts]) => isHosts === false).map(([name]) => name);
  const mark = containerMark === undefined ? '' : ` (${containerMark} is there)`;
  if (own.length > 0) {
    const noun = own.length === 1 ? 'namespace' : 'namespaces';
    const detail = `In a container${mark}, with ${listed(own)} ${noun} of its own: what is counted is what is in it.`;
    return { ...base, state: 'partly', detail };
  }
  if (names.some(([, isHosts]) => isHosts === undefined)) {
    const detail = `Not known whether this is the host or a container${mark}: /proc/self/ns cannot be read.`;
    return { ...base, state: 'unknown', detail };
  }
  const detail = `In the ${listed(names.map(([name]) => name))} namespaces of the host${mark}.`;
  return { ...base, state: 'ok', detail };
}

function judgeConfiguration({ kernel: { release, config } }: HostFacts): Finding {
  const base = { ...about('configuration'), mend: NO_MEND };
  if (config !== undefined) {
    const detail = `What Linux ${release} was built with is read from ${config.file}.`;
    return { ...base, state: 'ok', detail };
  }
  const detail = `What Linux ${release} was built with is not known: there is no readable /proc/config.gz or /boot/config-${release}.`;
  return { ...base, state: 'unknown', detail };
}

/** Sockets, threads, directories and the like, beside the files of statistics. */
const SPARE_DESCRIPTORS = 512;
/** Files that the agent keeps open at most. */
const MOST_KEPT = 8192;

function judgeDescriptors({ process: { descriptors }, census }: HostFacts): Finding {
  const base = about('descriptors');
  if (descriptors === undefined) {
    const detail = 'Not known: /proc/self/limits cannot be read.';
    return { ...base, state: 'unknown', detail, mend: NO_MEND };
  }
  const { soft, hard } = descriptors;
  const needed = Math.min(census?.total.files ?? 0, MOST_KEPT) + SPARE_DESCRIPTORS;
  const has = Number.isFinite(soft) ? soft.toLocaleString('en') : 'any number of';
  const sentence = `This process may have ${has} files open, and needs about ${needed.toLocaleString('en')}`;
  if (soft >= needed) return { ...base, state: 'ok', detail: `${sentence}.`, mend: NO_MEND };
  const mend: Mend =
    hard >= needed
      ? { kind: 'command', text: `ulimit -n ${needed} && npx statsfs up` }
      : { kind: 'command', text: `sudo prlimit --nofile=${needed} npx statsfs up` };
  return { ...base, state: 'partly', detail: `${sentence}: some cannot be opened.`, mend };
}

function judgeReader({ process: { reader } }: HostFacts): Finding {
  const base = about('reader');
  if (reader === 'koffi') {
    return { ...base, state: 'ok', detail: 'Reads through libc (koffi).', mend: NO_MEND };
  }
  return {
    ...base,
    state: 'partly',
    detail: 'Reads through plain Node, which costs 1.2 to 2 times as much; koffi cannot be loaded.',
    mend: { kind: 'command', text: 'npm install koffi' },
  };
}

/** Sources that are read over a bus, with a system call for each time stamp. */
const SLOW_CLOCKS: ReadonlySet<string> = new Set(['acpi_pm', 'hpet', 'jiffies', 'refined-jiffies']);
const CLOCK_FILE = '/sys/devices/system/clocksource/clocksource0/current_clocksource';

/** Told only where it matters: a sweep takes the time twice for each file. */
function judgeClock(facts: HostFacts): Finding[] {
  const { clock, clocks } = facts.features;
  const name = clock.kind === 'found' ? clock.value.trim() : '';
  if (!SLOW_CLOCKS.has(name)) return [];
  const others = clocks.kind === 'found' ? clocks.value.trim().split(/\s+/) : [];
  const fast = others.find((other) => other !== '' && !SLOW_CLOCKS.has(other));
  return [
    {
      ...about('clock'),
      state: 'partly',
      detail: `The kernel tells time by ${name}, so each sweep costs more than it need.`,
      mend: fast === undefined ? NO_MEND : commandOfRoot(facts, `echo ${fast} > ${CLOCK_FILE}`),
    },
  ];
}
