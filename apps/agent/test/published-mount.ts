import { type Source, StatsTree, TreePublisher } from '@statsfs/core/publish';
import { type SweepHeader, WireWriter } from '@statsfs/core/wire';
import type { MountDirectory, MountFile, MountNode } from '../src/mount/mount-node.ts';
import type { OpenFile } from '../src/mount/open-file.ts';
import { StatsMount, type StatsMountOptions } from '../src/mount/stats/stats-mount.ts';

const HOST = { name: 'orion', kernel: '6.18.0', bootId: 'b0-07' };
const OPTIONS: StatsMountOptions = {
  rootMode: 0o700,
  uid: 0,
  gid: 0,
  clear: undefined,
  freshness: undefined,
};

/** A live tree and its mount, without a kernel between them: what is published is told in frames, as a program does. */
export class PublishedMount {
  readonly tree = new StatsTree();
  readonly mount: StatsMount;
  readonly publisher: TreePublisher;
  readonly #writer = new WireWriter();
  #header: SweepHeader = {
    sequence: 0,
    monotonicNs: 1_000_000_000n,
    wallNs: 2_000_000_000n,
    sweepUs: 1,
    cpuPermyriad: 1,
    intervalMs: 1000,
  };
  #sent: TreePublisher['readings'] | undefined;

  constructor(options: Partial<StatsMountOptions> = {}, epoch = 'epoch-1') {
    this.mount = new StatsMount({ ...OPTIONS, ...options });
    this.publisher = new TreePublisher(this.tree.root, {
      epoch,
      host: HOST,
      filesystem: 'demo',
      mountPoint: '',
    });
  }

  register(source: Source): void {
    this.tree.register(source);
    this.publish();
  }

  /** Reads every value and tells what changed. */
  publish(): void {
    const { publisher } = this;
    const { changes, filesRead } = publisher.refresh(Number(this.#header.monotonicNs / 1000n));
    const header = { ...this.#header, sequence: this.#header.sequence + 1 };
    this.#header = header;
    const { schema, readings: current } = publisher;
    if (this.#sent === undefined) {
      this.#sent = current.copy();
      const input = { schema, header, sent: this.#sent, filesRead };
      this.mount.push(this.#writer.schema(schema));
      this.mount.push(this.#writer.keyframe(input));
      return;
    }
    for (const change of changes) this.mount.push(this.#writer.schemaChange(change));
    this.mount.push(this.#writer.delta({ schema, header, current, sent: this.#sent, filesRead }));
  }

  /** Another program takes the stream over. */
  replaceBy(other: PublishedMount): void {
    this.mount.joinAnew();
    const { schema, readings: sent } = other.publisher;
    const header = other.#header;
    const filesRead = [...schema.files.keys()];
    this.mount.push(other.#writer.schema(schema));
    this.mount.push(other.#writer.keyframe({ schema, header, sent, filesRead }));
  }

  at(path: string): MountNode | undefined {
    const names = path.split('/').filter((name) => name !== '');
    return names.reduce<MountNode | undefined>(
      (node, name) => (node?.kind === 'directory' ? node.lookup(name) : undefined),
      this.mount.root,
    );
  }

  /** @throws Error when no file is there, or it cannot be opened. */
  open(path: string, writes = false): OpenFile {
    const opened = fileAt(this, path).open({
      reads: true,
      writes,
      nonBlocking: false,
      uid: 0,
      gid: 0,
      pid: 1,
    });
    if (typeof opened === 'number') throw new Error(`${path} cannot be opened: ${opened}`);
    return opened;
  }

  /** The whole text, or −errno. */
  read(path: string): string | number {
    const bytes = readWhole(this.open(path));
    return typeof bytes === 'number' ? bytes : new TextDecoder().decode(bytes);
  }
}

function fileAt(mount: PublishedMount, path: string): MountFile {
  const node = mount.at(path);
  if (node?.kind !== 'file') throw new Error(`No file at ${path}`);
  return node;
}

export function directoryAt(mount: PublishedMount, path: string): MountDirectory {
  const node = mount.at(path);
  if (node?.kind !== 'directory') throw new Error(`No directory at ${path}`);
  return node;
}

const PART = 100;

/** In parts, as a program with a small buffer does. */
export function readWhole(file: OpenFile): Uint8Array | number {
  const parts: number[] = [];
  const into = new Uint8Array(4096);
  for (;;) {
    const length = file.read(into, PART, parts.length);
    if (typeof length !== 'number') throw new Error('Expected an answer at once');
    if (length < 0) return length;
    if (length === 0) return Uint8Array.from(parts);
    parts.push(...into.subarray(0, length));
  }
}
