import type { SchemaIndex } from '@statsfs/core/model';

/** What the subsystems of the kernel are about. A filesystem that somebody mounted names its folder instead. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['block', 'Requests and data of each disk'],
  ['cgroup', 'What each control group uses'],
  ['cpu', 'Where each CPU spends its time'],
  ['irq', 'Interrupts by line, each by CPU'],
  ['kvm', 'Virtual machines and their virtual CPUs'],
  ['mem', 'Pages, reclaim and huge pages'],
  ['net', 'Traffic and errors of each interface and protocol'],
  ['power', 'Energy and temperature'],
  ['pressure', 'Time that tasks waited for CPU, memory and disks'],
  ['sched', 'Waiting and running of tasks'],
  ['softirq', 'Deferred work of interrupts, by CPU'],
]);

/** @returns one line about a subsystem; where it is read from when nobody has written one. */
export function subsystemWords(index: SchemaIndex, source: number, name: string): string {
  const known = WORDS.get(name);
  if (known !== undefined) return known;
  const folder = commonFolder(index, source);
  return folder === undefined ? 'Nothing is in it now' : `Read from ${folder}`;
}

/** The deepest folder that all files below a source lie in. */
function commonFolder(index: SchemaIndex, source: number): string | undefined {
  let common: readonly string[] | undefined;
  let lastFile = -1;
  for (const at of index.valuesBelow(source)) {
    const file = index.schema.values[at]?.file ?? -1;
    const path = index.schema.files[file]?.path;
    if (path === undefined || file === lastFile) continue;
    lastFile = file;
    const names = path.split('/').slice(0, -1);
    const differs = common?.findIndex((name, depth) => names[depth] !== name) ?? -1;
    common = differs < 0 ? (common ?? names) : common?.slice(0, differs);
  }
  return common === undefined ? undefined : common.join('/') || '/';
}
