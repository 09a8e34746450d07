import type { Readings, SchemaBuilder } from '@statsfs/core/model';
import type { KvmRoad } from '../filesystems/kvm/kvm-road.ts';
import { type Monitor, PolledMonitor } from './polled-monitor.ts';
import type { SnapshotSweep } from './swept-snapshots.ts';

/** All monitors of virtual machines that are asked for statistics. Each fails alone. */
export class PolledMonitors implements Disposable {
  readonly #monitors: readonly PolledMonitor[];

  /** @param kvm knows which machines are read by a cheaper road; left out: none. */
  constructor(monitors: readonly Monitor[], kvm: Pick<KvmRoad, 'vmOfThread'> | undefined) {
    const vmOf = (thread: number) => kvm?.vmOfThread(thread);
    this.#monitors = monitors.map((monitor) => new PolledMonitor(monitor, vmOf));
  }

  get warnings(): string[] {
    return this.#monitors.flatMap(({ warnings }) => warnings);
  }

  /** Takes over what all of them have told. @returns indexes of the files. */
  sweep(sweep: SnapshotSweep): number[] {
    return this.#monitors.flatMap((monitor) => monitor.sweep(sweep));
  }

  stretch(factor: number): void {
    for (const monitor of this.#monitors) monitor.stretch(factor);
  }

  /** Everything anew into another schema. */
  replant(builder: SchemaBuilder): void {
    for (const monitor of this.#monitors) monitor.replant(builder);
  }

  restore(readings: Readings): void {
    for (const monitor of this.#monitors) monitor.store(readings);
  }

  [Symbol.dispose](): void {
    for (const monitor of this.#monitors) monitor[Symbol.dispose]();
  }
}
