import {
  NO_DATA,
  NOT_READ,
  READ_OK,
  ROOT_SOURCE,
  type Schema,
  type StatFile,
} from '@statsfs/core/model';

/** Files that cannot be read, for one reason. */
export interface Refusal {
  /** A code of core's `unreadable`. */
  readonly code: number;
  readonly files: readonly string[];
}

/** What some part of the tree comes to. */
export interface Count {
  readonly files: number;
  readonly values: number;
  /** Files that nobody has read yet: they are read when somebody asks. */
  readonly unread: number;
  /** The most frequent reason first. */
  readonly refusals: readonly Refusal[];
}

/** The files of a tree, counted by what they lie on and by where they stand. */
export interface Census {
  readonly filesystems: ReadonlyMap<string, Count>;
  readonly subsystems: ReadonlyMap<string, Count>;
  /** Of every file, absolute. */
  readonly paths: readonly string[];
  readonly total: Count;
}

export const NOTHING_COUNTED: Count = { files: 0, values: 0, unread: 0, refusals: [] };

/**
 * @param status of each file, as in Readings.
 * @param filesystemOf what a file is counted under.
 */
export function takeCensus(
  schema: Schema,
  status: Uint16Array,
  filesystemOf: (file: StatFile) => string = ({ filesystem }) => filesystem,
): Census {
  const facts = filesOf(schema);
  const total = new Tally();
  const filesystems = new Map<string, Tally>();
  const subsystems = new Map<string, Tally>();
  const paths: string[] = [];
  for (const [index, file] of schema.files.entries()) {
    if (file === undefined) continue;
    const { values, subsystem } = facts.get(index) ?? { values: 0, subsystem: '' };
    const code = status[index] ?? NO_DATA;
    paths.push(file.path);
    const tallies = [
      total,
      tallyOf(filesystems, filesystemOf(file)),
      tallyOf(subsystems, subsystem),
    ];
    for (const tally of tallies) tally.add(file.path, values, code);
  }
  const counted = (tallies: Map<string, Tally>): Map<string, Count> =>
    new Map([...tallies].map(([name, tally]) => [name, tally.count()]));
  return {
    filesystems: counted(filesystems),
    subsystems: counted(subsystems),
    paths,
    total: total.count(),
  };
}

interface FileValues {
  values: number;
  readonly subsystem: string;
}

/** How many values each file has, and under which top name of the tree they stand. */
function filesOf(schema: Schema): Map<number, FileValues> {
  const tops: string[] = [];
  const files = new Map<number, FileValues>();
  // A source stands behind its parent in the schema, so the parent's answer is there already.
  for (const [index, source] of schema.sources.entries()) {
    if (source === undefined || index === ROOT_SOURCE) continue;
    tops[index] = source.parent === ROOT_SOURCE ? source.name : (tops[source.parent] ?? '');
  }
  for (const value of schema.values) {
    if (value === undefined) continue;
    const known = files.get(value.file);
    if (known !== undefined) known.values++;
    else files.set(value.file, { values: 1, subsystem: topOf(schema, tops, value) });
  }
  return files;
}

/** A value may stand at the top itself. */
const topOf = (
  schema: Schema,
  tops: readonly string[],
  { source, descriptor }: { readonly source: number; readonly descriptor: number },
): string =>
  source === ROOT_SOURCE ? (schema.descriptors[descriptor]?.name ?? '') : (tops[source] ?? '');

class Tally {
  #files = 0;
  #values = 0;
  #unread = 0;
  readonly #refusals = new Map<number, string[]>();

  add(path: string, values: number, code: number): void {
    this.#files++;
    if (code === NO_DATA || code === NOT_READ.notAsked) this.#unread++;
    else if (code !== READ_OK) {
      const files = this.#refusals.get(code);
      if (files === undefined) this.#refusals.set(code, [path]);
      else files.push(path);
      // A file that was never read well has a value that says why, and is none that anybody can read.
      return;
    }
    this.#values += values;
  }

  count(): Count {
    const refusals = [...this.#refusals].map(([code, files]) => ({ code, files }));
    refusals.sort((a, b) => b.files.length - a.files.length);
    return { files: this.#files, values: this.#values, unread: this.#unread, refusals };
  }
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name);
  if (known !== undefined) return known;
  const tally = new Tally();
  tallies.set(name, tally);
  return tally;
}
