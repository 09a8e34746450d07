import {
  createDescriptor,
  type NewFile,
  type NewValue,
  READ_OK,
  type Readings,
  ROOT_SOURCE,
  type Schema,
  type SchemaBuilder,
  unreadable,
} from '@statsfs/core/model';
import type { QmpAnswer } from '../filesystems/kvm/qmp-answer.ts';
import type { SnapshotSweep } from './swept-snapshots.ts';

const EAGAIN = 11;
const KVM = 'kvm';

/** Who asks a monitor in the background, as QmpPoller does. Whoever sweeps it owns it. */
export interface Monitor extends Disposable {
  readonly name: string;
  readonly socketPath: string;
  /** The last whole answer, also while there is a problem. */
  readonly latest: QmpAnswer | undefined;
  /** A code of core's `unreadable`: why there is no newer answer; EAGAIN before the first question is settled. */
  readonly problem: number;
  /** Asks so many times as rarely. */
  stretch(factor: number): void;
}

/** What of a monitor has a place in the schema. */
interface Placed {
  readonly file: NewFile;
  readonly index: number;
  readonly firstSlot: number;
  readonly refused: readonly string[];
}

/** What the tree should have of an answer, at a generation of the schema; undefined: nothing. */
interface Judged {
  readonly told: NewFile;
  readonly generation: number;
  readonly file: NewFile | undefined;
}

/**
 * A virtual machine's monitor in the sweep: its last answer is one file of the tree, without what is read of the same
 * machine by a cheaper road. While it does not answer, that file is unreadable, and keeps its place.
 */
export class PolledMonitor implements Disposable {
  readonly #monitor: Monitor;
  readonly #vmOf: (thread: number) => string | undefined;
  #placed: Placed | undefined;
  /** Values that are left out, as `vcpu0/exits`, for they are read elsewhere. */
  #leftOut = new Set<string>();
  /** The machine that answered last; its name in the tree stays known when its process has just ended. */
  #machine: { readonly thread: number; readonly vm: string | undefined } | undefined;
  #judged: Judged | undefined;
  readonly #silent: NewFile;
  #stored: { readonly answer: QmpAnswer | undefined; readonly problem: number } | undefined;

  /** @param vmOf the name in the tree of the machine that a thread runs, where it is known. */
  constructor(monitor: Monitor, vmOf: (thread: number) => string | undefined) {
    this.#monitor = monitor;
    this.#vmOf = vmOf;
    this.#silent = silentFile(monitor);
  }

  /** One sentence each. */
  get warnings(): string[] {
    const { name, socketPath, problem } = this.#monitor;
    const refused = this.#placed?.refused.length ?? 0;
    const { name: code, reason } = unreadable(problem);
    return [
      ...(problem === READ_OK || problem === EAGAIN
        ? []
        : [`The monitor of ${name} at ${socketPath} tells no statistics: ${code}, ${reason}`]),
      ...(refused === 0
        ? []
        : [`--qmp ${name}: ${refused} left out, because their names in ${KVM} are taken`]),
    ];
  }

  /** Takes over what was told since the last sweep. @returns the file's index, if there is news. */
  sweep(sweep: SnapshotSweep): number[] {
    const file = this.#fileFor(sweep);
    if (file !== this.#placed?.file) this.#replace(file, sweep);
    const { latest, problem } = this.#monitor;
    const stored = this.#stored;
    const isKnown = stored?.answer === latest && stored?.problem === problem;
    if (this.#placed === undefined || isKnown) return [];
    this.store(sweep.readings());
    return [this.#placed.index];
  }

  stretch(factor: number): void {
    this.#monitor.stretch(factor);
  }

  /** The same into another schema. */
  replant(builder: SchemaBuilder): void {
    this.#judged = undefined;
    if (this.#placed !== undefined) this.#place(this.#placed.file, builder);
  }

  store(readings: Readings): void {
    const { latest, problem } = this.#monitor;
    if (this.#placed === undefined) return;
    const { index, firstSlot } = this.#placed;
    readings.status[index] = problem;
    if (latest !== undefined) {
      readings.words.set(latest.words, 2 * firstSlot);
      readings.readUs[index] = latest.readUs;
    }
    this.#stored = { answer: latest, problem };
  }

  [Symbol.dispose](): void {
    this.#monitor[Symbol.dispose]();
  }

  /** What the tree should have of it now; undefined: nothing, because nothing is known yet, or all of it elsewhere. */
  #fileFor({ builder, readings }: SnapshotSweep): NewFile | undefined {
    const { latest, problem } = this.#monitor;
    if (latest === undefined) return problem === EAGAIN ? undefined : this.#silent;
    const { schema } = builder;
    const { generation } = schema;
    const known = this.#judged;
    if (known?.told === latest.file && known.generation === generation) return known.file;
    this.#leftOut = this.#readElsewhere(latest, schema, readings());
    const values = latest.file.values.filter((value) => !this.#leftOut.has(keyOf(value)));
    const next = values.length === 0 ? undefined : { ...latest.file, values };
    const placed = this.#placed?.file;
    const file = isSame(placed, next) ? placed : next;
    this.#judged = { told: latest.file, generation, file };
    return file;
  }

  /** Once left out, a value stays so as long as the other one is there, whether or not that can be read. */
  #readElsewhere({ thread }: QmpAnswer, schema: Schema, { status }: Readings): Set<string> {
    if (thread === undefined) return new Set();
    const before = this.#machine?.thread === thread ? this.#machine.vm : undefined;
    const vm = this.#vmOf(thread) ?? before;
    this.#machine = { thread, vm };
    const others = [...(vm === undefined ? [] : filesOfVm(schema, vm))].filter(
      ([key, file]) => status[file] === READ_OK || this.#leftOut.has(key),
    );
    return new Set(others.map(([key]) => key));
  }

  /** What has gone is committed first, for what comes may want its place. */
  #replace(file: NewFile | undefined, { builder, commit }: SnapshotSweep): void {
    if (this.#placed !== undefined) builder.removeFile(this.#placed.index);
    this.#placed = undefined;
    commit();
    if (file === undefined) return;
    this.#place(file, builder);
    commit();
  }

  #place(file: NewFile, builder: SchemaBuilder): void {
    this.#placed = { file, ...builder.addFile(file) };
    this.#stored = undefined;
  }
}

/** Values of one answer are the same objects in the next one of the same shape. */
const isSame = (a: NewFile | undefined, b: NewFile | undefined): boolean =>
  a?.values.length === b?.values.length && (a?.values ?? []).every((v, i) => v === b?.values[i]);

/** A row that says why nothing was ever told. */
function silentFile({ name, socketPath }: Monitor): NewFile {
  const descriptor = createDescriptor('monitor', { type: 'text' });
  const value: NewValue = { source: [KVM, name], descriptor, firstSlot: 0, sets: [] };
  return { path: socketPath, filesystem: 'qmp', mode: 0, slotCount: 1, values: [value] };
}

/** Below the machine, which is `kvm/NAME` here and `kvm/PID-FD` elsewhere. */
const keyOf = ({ source, descriptor }: NewValue): string =>
  [...source.slice(2), descriptor.name].join('/');

/** Files of all values of a machine and its virtual CPUs, by the path below the machine. */
function filesOfVm({ sources, values, descriptors }: Schema, vm: string): Map<string, number> {
  const below = (parent: number, name: string): number =>
    sources.findIndex((source) => source?.parent === parent && source.name === name);
  const kvm = below(ROOT_SOURCE, KVM);
  const machine = kvm < 0 ? kvm : below(kvm, vm);
  const prefixes = new Map(
    sources.flatMap((source, i): [number, string][] =>
      machine >= 0 && source?.parent === machine ? [[i, `${source.name}/`]] : [],
    ),
  );
  if (machine >= 0) prefixes.set(machine, '');
  const files = new Map<string, number>();
  for (const value of values) {
    const prefix = value === undefined ? undefined : prefixes.get(value.source);
    if (value === undefined || prefix === undefined) continue;
    files.set(`${prefix}${descriptors[value.descriptor]?.name ?? ''}`, value.file);
  }
  return files;
}
