import { compareNames, type KeyDescriptor, type ParameterSet } from '../model/index.ts';
import { StatsError } from './stats-error.ts';

/**
 * A parameter set that many tables share: the CPUs, the interfaces. Ids come and go, and no table has to be told; a table
 * of N values over M ids needs N + M objects, not N × M.
 */
export class KeySet {
  readonly key: KeyDescriptor;
  readonly #ids = new Set<string>();
  /** Made when it is asked for, and the same object until ids change, so that it is recognised. */
  #set: ParameterSet | undefined;

  constructor(name: string, type: KeyDescriptor['type'], ids: Iterable<string | number> = []) {
    this.key = { name, type };
    for (const id of ids) this.add(id);
  }

  /** Ids by name, numbers numerically. */
  get set(): ParameterSet {
    this.#set ??= { name: this.key.name, ids: [...this.#ids].sort(compareNames) };
    return this.#set;
  }

  has(id: string | number): boolean {
    return this.#ids.has(String(id));
  }

  /** @throws StatsError EEXIST for an id that is there, EINVAL for one that an int key cannot have. */
  add(id: string | number): void {
    const text = String(id);
    if (this.key.type === 'int' && !/^-?\d+$/.test(text)) {
      throw new StatsError('EINVAL', `${this.key.name} is a key of integers, not ${text}`);
    }
    if (this.#ids.has(text)) throw new StatsError('EEXIST', `${this.key.name} ${text} is there`);
    this.#ids.add(text);
    this.#set = undefined;
  }

  /** Does nothing for an id that is not there. */
  remove(id: string | number): void {
    if (this.#ids.delete(String(id))) this.#set = undefined;
  }
}
