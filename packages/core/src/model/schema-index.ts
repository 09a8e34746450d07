import { compareNames } from './compare-names.ts';
import type { Descriptor } from './descriptor.ts';
import { ROOT_SOURCE, type Schema, type StatFile, type Value } from './schema.ts';
import { childPath, ROOT_PATH, type StatPath } from './stat-path.ts';

/** What a path leads to. */
export type TreeNode =
  | { readonly kind: 'source'; readonly index: number; readonly path: StatPath }
  | { readonly kind: 'value'; readonly index: number; readonly path: StatPath };

/** A value with everything its index stands for. */
export interface ResolvedValue {
  readonly index: number;
  readonly path: StatPath;
  readonly value: Value;
  readonly descriptor: Descriptor;
  readonly file: StatFile;
}

/** Paths, children and look-up for one generation of a schema. Built once per generation, in one pass. */
export class SchemaIndex {
  readonly schema: Schema;
  readonly #sourcePaths: (StatPath | undefined)[] = [];
  readonly #valuePaths: (StatPath | undefined)[] = [];
  readonly #subordinates: number[][] = [];
  readonly #values: number[][] = [];
  readonly #byPath = new Map<string, TreeNode>();

  constructor(schema: Schema) {
    this.schema = schema;
    schema.sources.forEach((source, index) => {
      if (source === undefined) return;
      this.#subordinates[index] = [];
      this.#values[index] = [];
      if (index === ROOT_SOURCE) {
        this.#sourcePaths[index] = ROOT_PATH;
        this.#byPath.set(ROOT_PATH, { kind: 'source', index, path: ROOT_PATH });
        return;
      }
      const parentPath = this.#sourcePaths[source.parent];
      if (parentPath === undefined) return;
      const path = childPath(parentPath, source.name);
      this.#sourcePaths[index] = path;
      this.#subordinates[source.parent]?.push(index);
      this.#byPath.set(path, { kind: 'source', index, path });
    });
    schema.values.forEach((value, index) => {
      if (value === undefined) return;
      const sourcePath = this.#sourcePaths[value.source];
      const descriptor = schema.descriptors[value.descriptor];
      if (sourcePath === undefined || descriptor === undefined) return;
      const path = childPath(sourcePath, descriptor.name);
      this.#valuePaths[index] = path;
      this.#values[value.source]?.push(index);
      if (!this.#byPath.has(path)) this.#byPath.set(path, { kind: 'value', index, path });
    });
    for (const list of this.#subordinates) list?.sort((a, b) => this.#compareSources(a, b));
    for (const list of this.#values) list?.sort((a, b) => this.#compareValues(a, b));
  }

  find(path: StatPath): TreeNode | undefined {
    return this.#byPath.get(path);
  }

  /** Sources directly below, by name, numbers numerically. */
  subordinatesOf(source: number): readonly number[] {
    return this.#subordinates[source] ?? [];
  }

  /** Values directly in a source, by name, numbers numerically. */
  valuesOf(source: number): readonly number[] {
    return this.#values[source] ?? [];
  }

  sourcePath(source: number): StatPath | undefined {
    return this.#sourcePaths[source];
  }

  valuePath(value: number): StatPath | undefined {
    return this.#valuePaths[value];
  }

  /** @returns undefined when the value has gone or never was. */
  resolve(index: number): ResolvedValue | undefined {
    const value = this.schema.values[index];
    const path = this.#valuePaths[index];
    if (value === undefined || path === undefined) return undefined;
    const descriptor = this.schema.descriptors[value.descriptor];
    const file = this.schema.files[value.file];
    if (descriptor === undefined || file === undefined) return undefined;
    return { index, path, value, descriptor, file };
  }

  resolvePath(path: StatPath): ResolvedValue | undefined {
    const node = this.#byPath.get(path);
    return node?.kind === 'value' ? this.resolve(node.index) : undefined;
  }

  /** Every value below a source, depth first, its own values before those of subordinates. */
  *valuesBelow(source: number): Generator<number> {
    yield* this.valuesOf(source);
    for (const child of this.subordinatesOf(source)) yield* this.valuesBelow(child);
  }

  #compareSources(a: number, b: number): number {
    return compareNames(this.schema.sources[a]?.name ?? '', this.schema.sources[b]?.name ?? '');
  }

  #compareValues(a: number, b: number): number {
    return compareNames(this.#nameOfValue(a), this.#nameOfValue(b));
  }

  #nameOfValue(index: number): string {
    const value = this.schema.values[index];
    return value === undefined ? '' : (this.schema.descriptors[value.descriptor]?.name ?? '');
  }
}
