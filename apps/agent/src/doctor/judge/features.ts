import { unreadable } from '@statsfs/core/model';
import type { Look } from '../../ports/host-probe.ts';
import type { HostFacts, Switch } from '../facts.ts';
import { type Finding, type Mend, NO_MEND } from '../finding.ts';
import { quoteForShell } from '../quote-for-shell.ts';
import { AS_ROOT, commandOfRoot } from './access.ts';
import { builtOf, CONFIG_UNKNOWN, notSet, parameterOf } from './option.ts';
import { counted, listed } from './words.ts';

const ENOENT = 2;
const EACCES = 13;
const EOPNOTSUPP = 95;

/** Statistics that a kernel may have been built without, or told to do without. */
export function judgeFeatures(facts: HostFacts): Finding[] {
  return [
    judgePressure(facts),
    judgeSchedstats(facts),
    judgeIostats(facts),
    judgeMbStats(facts),
    judgeSlub(facts),
    judgeMetricfs(facts),
  ];
}

const about = (what: string, ...subsystems: string[]) =>
  ({ what, group: 'features', items: [], subsystems }) as const satisfies Partial<Finding>;

const notKnown = (file: string, { errno }: { readonly errno: number }): string => {
  const { name, reason } = unreadable(errno);
  return `Not known: ${file} cannot be read, ${reason} (${name}).`;
};

function judgePressure({ features: { pressure }, kernel }: HostFacts): Finding {
  const base = about('pressure stall information', 'pressure', 'cgroup');
  if (pressure.kind === 'found') {
    return { ...base, state: 'ok', detail: 'Counted, in /proc/pressure.', mend: NO_MEND };
  }
  const boot: Mend = { kind: 'boot', text: 'psi=1' };
  if (pressure.errno !== ENOENT && pressure.errno !== EOPNOTSUPP) {
    return {
      ...base,
      state: 'unknown',
      detail: notKnown('/proc/pressure/cpu', pressure),
      mend: NO_MEND,
    };
  }
  const built = pressure.errno === EOPNOTSUPP ? 'in' : builtOf(kernel, 'PSI');
  switch (built) {
    case 'not':
      return {
        ...base,
        state: 'missing',
        detail: `Not built into this kernel: ${notSet(kernel, 'PSI')}.`,
        mend: NO_MEND,
      };
    case 'unknown': {
      const detail = `No /proc/pressure: not built, or off since boot; ${CONFIG_UNKNOWN}.`;
      return { ...base, state: 'unknown', detail, mend: boot };
    }
    case 'in':
    case 'module': {
      const why =
        parameterOf(kernel, 'psi') === undefined ? 'the default of this kernel' : 'psi= says so';
      const detail = `Built into this kernel and off since boot: ${why}.`;
      return { ...base, state: 'off', detail, mend: boot };
    }
  }
}

function judgeSchedstats(facts: HostFacts): Finding {
  const base = about('scheduler statistics', 'sched', 'cpu');
  const { features, kernel } = facts;
  const { schedstat, schedstatsSwitch } = features;
  if (schedstat.kind === 'failed') {
    if (schedstat.errno !== ENOENT) {
      return {
        ...base,
        state: 'unknown',
        detail: notKnown('/proc/schedstat', schedstat),
        mend: NO_MEND,
      };
    }
    return builtOf(kernel, 'SCHEDSTATS') === 'unknown'
      ? {
          ...base,
          state: 'missing',
          detail: `No /proc/schedstat, as in a kernel without CONFIG_SCHEDSTATS; ${CONFIG_UNKNOWN}.`,
          mend: NO_MEND,
        }
      : {
          ...base,
          state: 'missing',
          detail: `Not built into this kernel: ${notSet(kernel, 'SCHEDSTATS')}.`,
          mend: NO_MEND,
        };
  }
  if (schedstatsSwitch.kind === 'found' && schedstatsSwitch.value.trim() === '0') {
    const detail = 'In /proc/schedstat, but waits, sleeps and wake-ups of tasks are not counted.';
    const mend = commandOfRoot(facts, 'sysctl kernel.sched_schedstats=1');
    return { ...base, state: 'off', detail, mend };
  }
  return { ...base, state: 'ok', detail: 'Counted, in /proc/schedstat.', mend: NO_MEND };
}

function judgeIostats(facts: HostFacts): Finding {
  const base = about('block I/O accounting', 'block');
  return judgeSwitches(facts, base, facts.features.iostats, {
    directory: '/sys/block',
    noun: 'device',
    none: 'There is no block device.',
    off: 'queue/iostats is 0, so requests may go uncounted',
  });
}

function judgeMbStats(facts: HostFacts): Finding {
  const base = about('ext4 allocator statistics', 'ext4', 'fs');
  return judgeSwitches(facts, base, facts.features.mbStats, {
    directory: '/sys/fs/ext4',
    noun: 'filesystem',
    none: 'No ext4 is mounted.',
    off: 'mb_stats is 0, the default, because each allocation costs more with it',
  });
}

interface SwitchWords {
  readonly directory: string;
  readonly noun: string;
  readonly none: string;
  readonly off: string;
}

function judgeSwitches(
  facts: HostFacts,
  base: ReturnType<typeof about>,
  look: Look<readonly Switch[]>,
  { directory, noun, none, off }: SwitchWords,
): Finding {
  if (look.kind === 'failed') {
    return look.errno === ENOENT
      ? { ...base, state: 'missing', detail: none, mend: NO_MEND }
      : { ...base, state: 'unknown', detail: notKnown(directory, look), mend: NO_MEND };
  }
  const switches = look.value;
  const closed = switches.filter(({ isOn }) => !isOn);
  if (switches.length === 0) return { ...base, state: 'missing', detail: none, mend: NO_MEND };
  if (closed.length === 0) {
    const detail = `On for ${counted(switches.length, noun)}.`;
    return { ...base, state: 'ok', detail, mend: NO_MEND };
  }
  const names = listed(closed.map(({ device }) => device));
  const command = closed.map(({ file }) => `echo 1 > ${quoteForShell(file)}`).join(' && ');
  return {
    ...base,
    state: closed.length === switches.length ? 'off' : 'partly',
    detail: `Off for ${names}, of ${counted(switches.length, noun)}: ${off}.`,
    mend: commandOfRoot(facts, command),
  };
}

function judgeSlub({ features: { slub }, kernel }: HostFacts): Finding {
  const base = about('SLUB statistics', 'mem', 'slab');
  if (slub.kind === 'failed' || slub.value === 'none') {
    const detail = 'Not known: no cache stands in /sys/kernel/slab to tell by.';
    return { ...base, state: 'unknown', detail, mend: NO_MEND };
  }
  if (slub.value) {
    return { ...base, state: 'ok', detail: 'Counted, in /sys/kernel/slab.', mend: NO_MEND };
  }
  const why =
    builtOf(kernel, 'SLUB_STATS') === 'not'
      ? notSet(kernel, 'SLUB_STATS')
      : 'the caches have no alloc_fastpath';
  return {
    ...base,
    state: 'missing',
    detail: `Not built into this kernel: ${why}.`,
    mend: NO_MEND,
  };
}

function judgeMetricfs({ filesystems: { metricfs }, census, process }: HostFacts): Finding {
  const base = about('metricfs', 'metricfs');
  if (metricfs.kind === 'found') {
    const below = census?.paths.filter((path) => path.includes('/metricfs/')).length ?? 0;
    const detail = `At /sys/kernel/debug/metricfs, ${counted(below, 'file')} of it read.`;
    return { ...base, state: 'ok', detail, mend: NO_MEND };
  }
  if (metricfs.errno !== ENOENT) {
    const detail = notKnown('/sys/kernel/debug/metricfs', metricfs);
    const mend = process.uid === 0 || metricfs.errno !== EACCES ? NO_MEND : AS_ROOT;
    return { ...base, state: 'unknown', detail, mend };
  }
  const detail = 'Not in this kernel: it was proposed in 2020 and never merged.';
  return { ...base, state: 'missing', detail, mend: NO_MEND };
}
