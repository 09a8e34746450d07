import type { CatalogFile } from '../../catalog/catalog-entry.ts';

interface Pattern {
  readonly entry: CatalogFile;
  /** Up to its first wildcard. */
  readonly start: string;
  readonly whole: RegExp;
}

/**
 * The catalog, to look up the entry of a path: most entries name a file that only its own paths end with, so that a host of
 * 100,000 files is gone through in the time that a sweep takes.
 */
export class EntryIndex {
  readonly #byName = new Map<string, Pattern[]>();
  /** Those whose last name has a wildcard. */
  readonly #others: Pattern[] = [];

  constructor(catalog: readonly CatalogFile[]) {
    for (const entry of catalog) {
      const pattern = { entry, start: literalStart(entry.file), whole: toRegExp(entry.file) };
      const name = nameIn(entry.file);
      const known = this.#byName.get(name);
      if (/[*#]/.test(name)) this.#others.push(pattern);
      else if (known === undefined) this.#byName.set(name, [pattern]);
      else known.push(pattern);
    }
  }

  /** One that names the file is preferred to one that leaves its name open. */
  entryOf(path: string): CatalogFile | undefined {
    const fits = ({ start, whole }: Pattern): boolean => path.startsWith(start) && whole.test(path);
    const pattern = this.#byName.get(nameIn(path))?.find(fits) ?? this.#others.find(fits);
    return pattern?.entry;
  }
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Of a pattern, what stands before its first wildcard. */
export const literalStart = (file: string): string => /^[^*#]*/.exec(file)?.[0] ?? '';

/** The wildcards of `CatalogFile.file` as a pattern of whole paths. */
function toRegExp(file: string): RegExp {
  const source = file
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\/\*\*|\*|#/g, (wildcard) => WILDCARDS[wildcard] ?? '');
  return new RegExp(`^${source}$`, 's');
}

const WILDCARDS: Readonly<Record<string, string>> = {
  '/**': '(?:/[^/]+)*',
  '*': '[^/]+',
  '#': '\\d+',
};
