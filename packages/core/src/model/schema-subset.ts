import { Readings } from './readings.ts';
import type { Schema, SchemaChange } from './schema.ts';
import { SchemaBuilder } from './schema-builder.ts';
import { SchemaGraft } from './schema-graft.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { StatPath } from './stat-path.ts';

export interface SubsetChoice {
  /** Asked once for each value. */
  readonly chooses: (path: StatPath) => boolean;
  /** How many names at the beginning of every path are left out: what is chosen lies below one source. */
  readonly below?: number;
}

/**
 * Some values of a schema as a schema of their own, with indexes and slots of its own: what a reader asks for who wants
 * a part. Paths, identities, labels and files stay what they are.
 */
export class SchemaSubset {
  readonly #builder: SchemaBuilder;
  readonly #graft: SchemaGraft;
  readonly readings = new Readings();

  /** @param epoch its own, as the indexes of the subset are not those of the whole. */
  constructor(epoch: string, whole: Schema, { chooses, below = 0 }: SubsetChoice) {
    this.#builder = new SchemaBuilder(epoch, whole.host);
    this.#graft = new SchemaGraft(this.#builder, { chooses, place: (names) => names.slice(below) });
  }

  get schema(): Schema {
    return this.#builder.schema;
  }

  /**
   * Takes in a generation of the whole, the first one or one after the last.
   * @returns the changes here, in order; none where the subset is not touched.
   */
  follow(index: SchemaIndex): SchemaChange[] {
    const changes: SchemaChange[] = [];
    this.#graft.removeGone(index);
    this.#commit(changes);
    this.#graft.addNew(index);
    this.#commit(changes);
    return changes;
  }

  /** Takes over what is known of files of the whole. @returns those of the subset among them, ascending. */
  take(whole: Readings, files: Iterable<number>): number[] {
    const taken = this.#graft.take(whole, files, this.readings);
    this.readings.sequence = whole.sequence;
    return taken;
  }

  #commit(changes: SchemaChange[]): void {
    const before = this.schema;
    const change = this.#builder.commit();
    if (change === undefined) return;
    changes.push(change);
    this.readings.grow(this.schema.slotCount, this.schema.files.length);
    for (const index of change.removedFiles) {
      const file = before.files[index];
      if (file !== undefined) this.readings.forget(file);
    }
  }
}
