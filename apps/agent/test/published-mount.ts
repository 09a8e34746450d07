import { type Source, StatsTree } from '@statsfs/core/publish';
import type { MountDirectory, MountFile, MountNode } from '../src/mount/mount-node.ts';
import type { OpenFile } from '../src/mount/open-file.ts';
import { StatsMount, type StatsMountOptions } from '../src/mount/stats/stats-mount.ts';
import { TreeStream } from '../src/publish/tree-stream.ts';
import { ManualClock } from './manual-clock.ts';

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
  readonly #stream: TreeStream;
  /** Everything that was told, for who takes the stream over. */
  readonly #frames: Uint8Array[] = [];

  constructor(options: Partial<StatsMountOptions> = {}, epoch = 'epoch-1') {
    this.mount = new StatsMount({ ...OPTIONS, ...options });
    this.#stream = new TreeStream({
      tree: this.tree,
      epoch,
      host: HOST,
      name: 'demo',
      mountPoint: '',
      clock: new ManualClock(),
      // A test that breaks a value looks at its file.
      onFailure: () => undefined,
    });
  }

  register(source: Source): void {
    this.tree.register(source);
    this.publish();
  }

  /** Reads every value and tells what changed. */
  publish(): void {
    for (const frame of this.#stream.frames()) {
      this.#frames.push(frame);
      this.mount.push(frame);
    }
  }

  /** Another program takes the stream over. */
  replaceBy(other: PublishedMount): void {
    this.mount.joinAnew();
    for (const frame of other.#frames) this.mount.push(frame);
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
