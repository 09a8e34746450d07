import { readCorpus } from './corpus/read-corpus.ts';

/** What a real kernel told of a statistic: the fields of its descriptor, and its numbers. */
export interface DecodedStatistic {
  readonly name: string;
  readonly type: 'CUMULATIVE' | 'INSTANT' | 'PEAK' | 'LINEAR_HIST' | 'LOG_HIST';
  readonly unit: 'NONE' | 'BYTES' | 'SECONDS' | 'CYCLES' | 'BOOLEAN';
  readonly base: 'POW10' | 'POW2';
  readonly exponent: number;
  readonly values: readonly string[];
}

/** A dump of a descriptor of KVM's statistics, and what another program read in it. */
export interface KvmDump {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly id: string;
  readonly statistics: readonly DecodedStatistic[];
}

const FOLDER = '/kvm-binary-stats/';

/** All dumps of the corpus. */
export function readKvmDumps(): KvmDump[] {
  const files = new Map(readCorpus().map(({ path, bytes }) => [path, bytes]));
  return [...files].flatMap(([path, bytes]) => {
    if (!path.startsWith(FOLDER) || !path.endsWith('.bin')) return [];
    const name = path.slice(FOLDER.length, -'.bin'.length);
    const text = new TextDecoder().decode(files.get(`${FOLDER}${name}.decoded.json`));
    const decoded = JSON.parse(text) as {
      readonly id: string;
      readonly descriptors: readonly DecodedStatistic[];
    };
    return [{ name, bytes, id: decoded.id, statistics: decoded.descriptors }];
  });
}

/** The dump of that name. */
export function kvmDump(name: string): KvmDump {
  const dump = readKvmDumps().find((one) => one.name === name);
  if (dump === undefined) throw new Error(`No dump ${name}`);
  return dump;
}

/** The bytes of a dump with other numbers: `change` gets each u64 of the data block, in order. */
export function withNumbers(
  { bytes }: KvmDump,
  change: (number: bigint, index: number) => bigint,
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const dataAt = view.getUint32(20, true);
  for (let at = dataAt, index = 0; at < copy.length; at += 8, index++) {
    view.setBigUint64(at, change(view.getBigUint64(at, true), index), true);
  }
  return copy;
}
