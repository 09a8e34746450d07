import { type HostIdentity, SchemaIndex, type StatPath } from '@statsfs/core/model';
import {
  type ClearOutcome,
  clearValue,
  type Sighting,
  type StatsTree,
  TreePublisher,
} from '@statsfs/core/publish';
import { type SweepHeader, WireWriter } from '@statsfs/core/wire';
import type { Clock } from '../ports/clock.ts';

type Frame = Uint8Array<ArrayBuffer>;

export interface TreeStreamOptions {
  readonly tree: StatsTree;
  readonly host: HostIdentity;
  readonly epoch: string;
  /** What the program calls itself. */
  readonly name: string;
  readonly mountPoint: string;
  readonly clock: Clock;
  /** Told of values whose function threw, a sentence each, once. */
  readonly onFailure: (text: string) => void;
  /** Something came or went: `frames` has something to tell. */
  readonly onChange?: () => void;
}

const GONE: ClearOutcome = { kind: 'refused', code: 'ENOENT', reason: 'it has gone' };

/** A live tree as a stream of frames: whoever calls `frames` is told what there is now. */
export class TreeStream implements Disposable {
  readonly #options: TreeStreamOptions;
  readonly #publisher: TreePublisher;
  readonly #writer = new WireWriter();
  readonly #told = new Set<string>();
  #sent: TreePublisher['readings'] | undefined;
  #sequence = 0;

  /** @throws StatsError EBUSY when the tree is published already. */
  constructor(options: TreeStreamOptions) {
    const { tree, epoch, host, name, mountPoint, onChange = () => undefined } = options;
    this.#options = options;
    this.#publisher = new TreePublisher(tree.root, {
      epoch,
      host,
      filesystem: name,
      mountPoint,
      onChange,
    });
  }

  [Symbol.dispose](): void {
    this.#publisher[Symbol.dispose]();
  }

  /** Reads every value once. @returns frames for everybody, in order; the first time a schema and a keyframe. */
  frames(): Frame[] {
    const { clock, onFailure } = this.#options;
    const header = this.#header();
    const { changes, filesRead, failures } = this.#publisher.refresh(clock.monotonicUs());
    for (const failure of failures) if (!this.#told.has(failure)) onFailure(failure);
    for (const failure of failures) this.#told.add(failure);
    const { schema, readings: current } = this.#publisher;
    if (this.#sent === undefined) {
      this.#sent = current.copy();
      const keyframe = this.#writer.keyframe({ schema, header, sent: this.#sent, filesRead });
      return [this.#writer.schema(schema), keyframe];
    }
    const delta = { schema, header, current, sent: this.#sent, filesRead };
    return [
      ...changes.map((change) => this.#writer.schemaChange(change)),
      this.#writer.delta(delta),
    ];
  }

  /**
   * Clears a value that was told under that path, an aggregate with all that it folds.
   * @returns frames that tell it; none when it was refused.
   */
  clear(
    path: StatPath,
    actor: string,
  ): { readonly outcome: ClearOutcome; readonly frames: Frame[] } {
    const index = new SchemaIndex(this.#publisher.schema);
    const found = this.#sightingOf(index, index.resolvePath(path)?.index);
    if (found === undefined) return { outcome: GONE, frames: [] };
    const outcome = clearValue(found.source, found.def);
    if (outcome.kind === 'refused') return { outcome, frames: [] };
    const { clock } = this.#options;
    const event = this.#writer.event({
      kind: 'clear',
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
      actor,
      values: this.#clearedWith(index, path, found),
    });
    return { outcome, frames: [event, ...this.frames()] };
  }

  #sightingOf(index: SchemaIndex, value: number | undefined): Sighting | undefined {
    const resolved = value === undefined ? undefined : index.resolve(value);
    return resolved && this.#publisher.find(resolved.value.file, resolved.descriptor.name);
  }

  /** The value itself, and those of its set below its source. */
  #clearedWith(index: SchemaIndex, path: StatPath, { group, def }: Sighting): number[] {
    const node = index.find(path);
    const source = index.schema.values[node?.index ?? -1]?.source;
    if (source === undefined) return [];
    return [...index.valuesBelow(source)].filter((value) => {
      if (value === node?.index) return true;
      const other = this.#sightingOf(index, value);
      return !group.isSimple && other?.group.set === group.set && other.def === def;
    });
  }

  #header(): SweepHeader {
    const { clock } = this.#options;
    return {
      sequence: ++this.#sequence,
      monotonicNs: clock.monotonicNs(),
      wallNs: clock.wallNs(),
      sweepUs: 0,
      cpuPermyriad: 0,
      intervalMs: 0,
      wantedMs: 0,
      budgetPermyriad: 0,
    };
  }
}
