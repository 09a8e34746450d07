import { StatsError } from './stats-error.ts';
import type { ValueDef, ValueSet } from './value-def.ts';
import { aggregateGroup, simpleGroup, type ValueGroup } from './value-group.ts';

export interface SourceOptions {
  /** Folded by those above, and not shown, nor is anything below it. */
  readonly hidden?: boolean;
  /** Of what the name is the value: `interface` for `eth0`. */
  readonly label?: string;
  /** Tells it from another one that has its name later: a start time, a UUID. Made up when left out. */
  readonly identity?: string;
}

/** `interface=eth0`: what a source is, for systems that know labels and no trees. */
export interface Label {
  readonly key: string;
  readonly value: string;
}

/**
 * Is told what changes below a source, at once and before the call returns: `values`, only of this source; `place`, the
 * source came, went or was renamed, with all that is below it.
 */
export interface TreeWatcher {
  changed(source: Source, what: 'values' | 'place'): void;
}

export interface AddOptions {
  readonly hidden?: boolean;
}

/**
 * A node of the tree that a program publishes: values of its own, and subordinate sources. After stats_fs v3; where the
 * original crashed or leaked, this one refuses: a second parent is EBUSY, a cycle ELOOP, a name that a sibling has EEXIST.
 *
 * Adding and removing cost what is added and removed, and the depth at which that happens.
 */
export class Source {
  readonly label: string;
  readonly hidden: boolean;
  readonly identity: string | undefined;
  #name: string;
  #parent: Source | undefined;
  #watcher: TreeWatcher | undefined;
  /** Rises with whatever changes here or below. */
  #version = 0;
  readonly #groups: ValueGroup[] = [];
  readonly #subordinates = new Map<string, Source>();
  readonly #bases = new WeakMap<
    ValueSet<unknown>,
    { readonly version: number; readonly bases: readonly unknown[] }
  >();

  /** @throws StatsError EINVAL for an empty name. */
  constructor(name: string, { hidden = false, label = '', identity }: SourceOptions = {}) {
    assertName(name);
    this.#name = name;
    this.hidden = hidden;
    this.label = label;
    this.identity = identity;
  }

  get name(): string {
    return this.#name;
  }

  get parent(): Source | undefined {
    return this.#parent;
  }

  get version(): number {
    return this.#version;
  }

  /** In the order in which they were added. */
  get subordinates(): IterableIterator<Source> {
    return this.#subordinates.values();
  }

  /** The latest first, as they are looked up. */
  get groups(): readonly ValueGroup[] {
    return this.#groups;
  }

  /** Its own first, then that of the nearest ancestor. */
  get labels(): Label[] {
    const own = this.label === '' ? [] : [{ key: this.label, value: this.#name }];
    return [...own, ...(this.#parent?.labels ?? [])];
  }

  /** Whether it or a source above it is hidden. */
  get isHidden(): boolean {
    return this.hidden || (this.#parent?.isHidden ?? false);
  }

  subordinate(name: string): Source | undefined {
    return this.#subordinates.get(name);
  }

  /**
   * Adds simple values: a set with the base that holds them. Of values that share a name the latest added is found and
   * shown; all are folded.
   * @throws StatsError EEXIST when the set is there with this base; EEXIST when a visible subordinate has a value's name.
   */
  add<B>(set: ValueSet<B>, base: B, { hidden = false }: AddOptions = {}): this {
    return this.#addGroup(simpleGroup(set, base, hidden));
  }

  /**
   * Adds aggregates of a set: each value folds those of the same set here and below.
   * @throws StatsError as `add`.
   */
  addAggregates<B>(set: ValueSet<B>, { hidden = false }: AddOptions = {}): this {
    return this.#addGroup(aggregateGroup(set, hidden));
  }

  /** Takes out what `add` added. Does nothing when it is not there. */
  remove<B>(set: ValueSet<B>, base: B): void {
    this.#removeGroup((group) => group.set === set && group.isSimple && group.base === base);
  }

  removeAggregates<B>(set: ValueSet<B>): void {
    this.#removeGroup((group) => group.set === set && !group.isSimple);
  }

  /**
   * Makes a source subordinate to this one, with all that is below it.
   * @throws StatsError EEXIST when it is there already or a sibling or value has its name; EBUSY when it has another
   * parent; ELOOP when it is this source or one above it.
   */
  addSubordinate(source: Source): this {
    if (source.#parent === this) throw taken(`${source.name} is below ${this.#name} already`);
    if (source.#parent !== undefined) {
      const parent = source.#parent.name;
      throw new StatsError('EBUSY', `${source.name} is below ${parent}, a source has one parent`);
    }
    for (let above: Source | undefined = this; above !== undefined; above = above.#parent) {
      if (above === source) {
        throw new StatsError('ELOOP', `${source.name} cannot be below itself`);
      }
    }
    this.#assertFree(source.name, source.hidden);
    this.#subordinates.set(source.name, source);
    source.#parent = this;
    source.#setWatcher(this.#watcher);
    this.#touch(source, 'place');
    return this;
  }

  /** Takes a subordinate out, with all that is below it. Does nothing for another source. */
  removeSubordinate(source: Source): void {
    if (source.#parent !== this) return;
    source.#parent = undefined;
    this.#subordinates.delete(source.name);
    source.#setWatcher(undefined);
    this.#touch(source, 'place');
  }

  /**
   * Gives it another name; its identity stays.
   * @throws StatsError EINVAL for an empty name, EEXIST when a sibling or a value of the parent has it.
   */
  rename(name: string): void {
    assertName(name);
    if (name === this.#name) return;
    const parent = this.#parent;
    if (parent === undefined) {
      this.#name = name;
      return;
    }
    parent.#assertFree(name, this.hidden);
    parent.#subordinates.delete(this.#name);
    this.#name = name;
    parent.#subordinates.set(name, this);
    this.#touch(this, 'place');
  }

  /**
   * Lets go of the bases: their memory may be freed and is not read again. As in stats_fs the values become aggregates, so
   * they read 0, or no data, or what subordinates that are still there give.
   */
  revoke(): void {
    this.#groups.forEach(({ set, hidden }, at) => {
      this.#groups[at] = aggregateGroup(set, hidden);
    });
    this.#touch(this, 'values');
  }

  /**
   * Bases of a set in this source and below, this source first. Gathered once until something changes here or below.
   */
  basesOf<B>(set: ValueSet<B>): readonly B[] {
    // Bases enter with their set, so what is found by it is of its type.
    const own = set as ValueSet<unknown>;
    const known = this.#bases.get(own);
    if (known?.version === this.#version) return known.bases as readonly B[];
    const bases: unknown[] = [];
    this.#gather(own, bases);
    this.#bases.set(own, { version: this.#version, bases });
    return bases as readonly B[];
  }

  /** For whoever publishes a tree: one watcher for all that is below. @throws StatsError EBUSY when there is another. */
  watch(watcher: TreeWatcher): () => void {
    if (this.#watcher !== undefined) {
      throw new StatsError('EBUSY', `${this.#name || 'This tree'} is published already`);
    }
    this.#setWatcher(watcher);
    return () => this.#setWatcher(undefined);
  }

  #addGroup(group: ValueGroup): this {
    const isThere = this.#groups.some(
      ({ set, base, isSimple }) =>
        set === group.set && isSimple === group.isSimple && base === group.base,
    );
    if (isThere) throw taken(`${this.#name} has these values with this base already`);
    if (!group.hidden) for (const def of group.defs) this.#assertNoSubordinate(def);
    this.#groups.unshift(group);
    this.#touch(this, 'values');
    return this;
  }

  #removeGroup(isMeant: (group: ValueGroup) => boolean): void {
    const at = this.#groups.findIndex(isMeant);
    if (at < 0) return;
    this.#groups.splice(at, 1);
    this.#touch(this, 'values');
  }

  #assertNoSubordinate({ descriptor: { name } }: ValueDef<unknown>): void {
    const subordinate = this.#subordinates.get(name);
    if (subordinate !== undefined && !subordinate.hidden) {
      throw taken(`${this.#name} has a subordinate of the name ${name}`);
    }
  }

  #assertFree(name: string, hidden: boolean): void {
    if (this.#subordinates.has(name)) throw taken(`${this.#name} has a subordinate ${name}`);
    if (hidden) return;
    const isValue = this.#groups.some(
      (group) => !group.hidden && group.defs.some(({ descriptor }) => descriptor.name === name),
    );
    if (isValue) throw taken(`${this.#name} has a value ${name}`);
  }

  #gather(set: ValueSet<unknown>, into: unknown[]): void {
    for (const group of this.#groups) {
      if (group.isSimple && group.set === set) into.push(group.base);
    }
    for (const source of this.#subordinates.values()) source.#gather(set, into);
  }

  #setWatcher(watcher: TreeWatcher | undefined): void {
    this.#watcher = watcher;
    for (const source of this.#subordinates.values()) source.#setWatcher(watcher);
  }

  /** @param changed the source whose place or values are others now. */
  #touch(changed: Source, what: 'values' | 'place'): void {
    for (let above: Source | undefined = this; above !== undefined; above = above.#parent) {
      above.#version++;
    }
    this.#watcher?.changed(changed, what);
  }
}

const taken = (message: string): StatsError => new StatsError('EEXIST', message);

function assertName(name: string): void {
  if (name === '') throw new StatsError('EINVAL', 'A source has a name');
}
