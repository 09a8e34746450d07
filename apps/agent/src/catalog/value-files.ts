import type { CatalogFile, ValueMeta } from './catalog-entry.ts';

/** What the files of a directory have in common; `file` and `at` are those of the directory. */
export type ValueDirectory = Omit<CatalogFile, 'format' | 'values' | 'patterns'>;

/** An entry for each file of one value in a directory that holds others too, settings mostly. */
export const valueFiles = (
  directory: ValueDirectory,
  values: Readonly<Record<string, ValueMeta>>,
): readonly CatalogFile[] =>
  Object.entries(values).map(([name, meta]) => ({
    ...directory,
    file: `${directory.file}/${name}`,
    at: `${directory.at}/${name}`,
    format: { kind: 'scalar' },
    values: { [name]: meta },
  }));
