import { Source, StatsTree } from '@statsfs/core/publish';
import { Machine } from './machine.ts';
import type { Random } from './random.ts';
import { MACHINE_FACTS, MACHINE_VALUES, VCPU_STATE, VCPU_VALUES } from './values.ts';

export interface HostOptions {
  readonly machines: number;
  readonly random: Random;
}

interface Running {
  readonly machine: Machine;
  readonly source: Source;
}

/** A machine restarts about as often, in seconds: with a new process, so its source is another one. */
const RESTART_S = 45;
const GUESTS = ['web', 'db', 'build', 'mail', 'ci', 'cache', 'proxy', 'test'] as const;
const FIRST_PID = 4711;

/** Machines and their vCPUs as sources, as KVM lays them out: `vms/<pid>-<fd>/vcpu<n>`. */
export class Host {
  readonly tree = new StatsTree();
  readonly #top = new Source('vms', { label: 'host' });
  readonly #options: HostOptions;
  readonly #running: Running[] = [];
  #lastPid = FIRST_PID;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#top.addAggregates(MACHINE_VALUES).addAggregates(VCPU_STATE).addAggregates(VCPU_VALUES);
    this.tree.register(this.#top);
    for (let number = 0; number < options.machines; number++) {
      this.#start(`${GUESTS[number % GUESTS.length]}-${number + 1}`);
    }
  }

  /** Lets so much time pass for all machines. */
  run(seconds: number): void {
    const { random } = this.#options;
    for (const { machine } of this.#running) machine.run(seconds);
    const [oldest] = this.#running;
    if (oldest === undefined || !random.chance(seconds / RESTART_S)) return;
    this.#top.removeSubordinate(oldest.source);
    this.#running.shift();
    this.#start(oldest.machine.guest);
  }

  #start(guest: string): void {
    const { random } = this.#options;
    const machine = new Machine(guest, random.pick([1, 2, 2, 4, 8]), random);
    this.#lastPid += Math.floor(random.between(3, 400));
    const name = `${this.#lastPid}-${Math.floor(random.between(9, 30))}`;
    const source = new Source(name, { label: 'vm', identity: `${name} ${guest}` })
      .add(MACHINE_FACTS, machine)
      .add(MACHINE_VALUES, machine)
      .addAggregates(VCPU_STATE)
      .addAggregates(VCPU_VALUES);
    for (const [number, vcpu] of machine.vcpus.entries()) {
      const one = new Source(`vcpu${number}`, { label: 'vcpu' });
      source.addSubordinate(one.add(VCPU_STATE, vcpu).add(VCPU_VALUES, vcpu));
    }
    this.#top.addSubordinate(source);
    this.#running.push({ machine, source });
  }
}
