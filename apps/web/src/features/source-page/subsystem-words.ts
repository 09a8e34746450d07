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
  for (const value of index.valuesBelow(source)) {
    const resolved = index.resolve(value);
    if (resolved !== undefined) return `Read from ${folderOf(resolved.file.path)}`;
  }
  return 'Nothing is in it now';
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
