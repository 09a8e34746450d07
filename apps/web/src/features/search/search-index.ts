import type { Descriptor, SchemaIndex } from '@statsfs/core/model';
import { rawUnitOf, type Unit } from '@statsfs/core/units';
import { unitWords } from '../../ui/unit-words.ts';
import type { SearchTerm } from './parse-query.ts';

/** What a search leaves of the tree. */
export interface SearchResult {
  /** 1 for each value found, by value index. */
  readonly isHit: Uint8Array;
  /** Values found below each source, by source index. */
  readonly hitsBelow: Int32Array;
  readonly hits: number;
}

/**
 * Lower-case text of everything that can be searched, made once per generation of the schema. Texts of descriptors are
 * kept once per descriptor, since thousands of values share one.
 */
export class SearchIndex {
  readonly #index: SchemaIndex;
  readonly #paths: readonly (string | undefined)[];
  readonly #descriptors: readonly (DescriptorText | undefined)[];

  constructor(index: SchemaIndex) {
    this.#index = index;
    this.#paths = index.schema.values.map((_, value) => index.valuePath(value)?.toLowerCase());
    this.#descriptors = index.schema.descriptors.map((d) => d && descriptorText(d));
  }

  /** @returns undefined when there is no condition, which is not the same as nothing found. */
  find(terms: readonly SearchTerm[]): SearchResult | undefined {
    if (terms.length === 0) return undefined;
    const { values, sources } = this.#index.schema;
    const tests = terms.map((term) => this.#testOf(term));
    const isHit = new Uint8Array(values.length);
    const hitsBelow = new Int32Array(sources.length);
    values.forEach((value, i) => {
      const path = this.#paths[i];
      if (value === undefined || path === undefined) return;
      for (const test of tests) if (!test(path, value.descriptor, i)) return;
      isHit[i] = 1;
      hitsBelow[value.source] = (hitsBelow[value.source] ?? 0) + 1;
    });
    // Subordinates have higher indexes than what they belong to, so one pass backwards sums them up.
    for (let source = sources.length - 1; source > 0; source--) {
      const parent = sources[source]?.parent ?? 0;
      hitsBelow[parent] = (hitsBelow[parent] ?? 0) + (hitsBelow[source] ?? 0);
    }
    return { isHit, hitsBelow, hits: hitsBelow[0] ?? 0 };
  }

  #testOf(term: SearchTerm): ValueTest {
    switch (term.kind) {
      case 'text': {
        const { text } = term;
        const known = this.#descriptors.map((d) => d?.everything.includes(text) ?? false);
        return (path, descriptor) => known[descriptor] === true || path.includes(text);
      }
      case 'glob':
        return (path) => term.pattern.test(path);
      case 'regex': {
        const known = this.#descriptors.map((d) =>
          d?.lines.some((line) => term.pattern.test(line)),
        );
        return (path, descriptor) => known[descriptor] === true || term.pattern.test(path);
      }
      case 'broken':
        return () => false;
      case 'of-kind': {
        const known = this.#descriptors.map((d) => d?.kind.startsWith(term.text) ?? false);
        return (_, descriptor) => known[descriptor] === true;
      }
      case 'of-key': {
        const named = this.#descriptors.map((d) => d?.keys.some((name) => term.pattern.test(name)));
        const { sets, values } = this.#index.schema;
        const held = sets.map((set) => set?.ids.some((id) => isKey(id, term.pattern)));
        return (_, descriptor, value) =>
          named[descriptor] === true ||
          (values[value]?.sets.some((set) => held[set] === true) ?? false);
      }
      case 'in-unit': {
        const known = this.#descriptors.map((d) => d?.unit.includes(term.text) ?? false);
        return (_, descriptor) => known[descriptor] === true;
      }
    }
  }
}

type ValueTest = (path: string, descriptor: number, value: number) => boolean;

/** Rows of a sparse table have the names of both keys, with a slash between them. */
const isKey = (id: string, pattern: RegExp): boolean =>
  id
    .toLowerCase()
    .split('/')
    .some((part) => pattern.test(part));

interface DescriptorText {
  readonly kind: string;
  readonly unit: string;
  readonly keys: readonly string[];
  readonly everything: string;
  /** The same, each by itself. */
  readonly lines: readonly string[];
}

function descriptorText(descriptor: Descriptor): DescriptorText {
  const kind = descriptor.kind.toLowerCase();
  const unit = unitText(descriptor.unit);
  const keys = descriptor.keys.map((key) => key.name).join(' ');
  // A line break between the parts: no word typed can match across two of them.
  const everything = [descriptor.description, kind, unit, keys].join('\n').toLowerCase();
  return {
    kind,
    unit,
    keys: descriptor.keys.map((key) => key.name.toLowerCase()),
    everything,
    lines: everything.split('\n'),
  };
}

const unitText = (unit: Unit): string =>
  `${unit.dimension}\n${unit.noun}\n${unitWords(unit)}\n${rawUnitOf(unit)}`.toLowerCase();
