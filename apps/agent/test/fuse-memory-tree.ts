import { ERRNO } from '../src/mount/errno.ts';
import { Later } from '../src/mount/later.ts';
import type { MountDirectory, MountEntry, MountFile, MountNode } from '../src/mount/mount-node.ts';
import { type OpenFile, POLL } from '../src/mount/open-file.ts';

/*
 * A tree in memory, whose files do what files of a mount may do: answer at once, late, or never; take a 0; wake who polls;
 * throw. Inode numbers are given in the order of creation, so the root is made first.
 */
let lastInode = 0;
const createInode = (): number => ++lastInode;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** As pread(2) of a text. */
function readText(text: Uint8Array, into: Uint8Array, sizeBytes: number, offset: number): number {
  if (offset >= text.length) return 0;
  if (offset === 0 && text.length <= sizeBytes) {
    into.set(text);
    return text.length;
  }
  const part = text.subarray(offset, offset + sizeBytes);
  into.set(part);
  return part.length;
}

export class MemoryDirectory implements MountDirectory {
  readonly kind = 'directory';
  readonly inode = createInode();
  readonly uid = 0;
  readonly gid = 0;
  readonly mode: number;
  readonly #entries = new Map<string, MountNode>();

  constructor(mode = 0o755) {
    this.mode = mode;
  }

  add<Added extends MountNode>(name: string, node: Added): Added {
    this.#entries.set(name, node);
    return node;
  }

  remove(name: string): void {
    this.#entries.delete(name);
  }

  lookup(name: string): MountNode | undefined {
    return this.#entries.get(name);
  }

  list(): readonly MountEntry[] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { kind, inode }]) => ({ name, kind, inode }));
  }
}

/** A text. Of mode 0644 it takes a 0, which becomes its text, and nothing else. */
export class TextFile implements MountFile {
  readonly kind = 'file';
  readonly inode = createInode();
  readonly uid = 0;
  readonly gid = 0;
  readonly mode: number;
  #text: Uint8Array;
  /** How many have it open. */
  openings = 0;

  constructor(text: string, mode = 0o444) {
    this.#text = encoder.encode(text);
    this.mode = mode;
  }

  set(text: string): void {
    this.#text = encoder.encode(text);
  }

  open(): OpenFile {
    this.openings++;
    return {
      read: (into, sizeBytes, offset) => readText(this.#text, into, sizeBytes, offset),
      write: (bytes) => this.#write(bytes),
      release: () => {
        this.openings--;
      },
    };
  }

  #write(bytes: Uint8Array): number {
    if ((this.mode & 0o222) === 0) return -ERRNO.EACCES;
    const text = decoder.decode(bytes);
    if (text !== '0' && text !== '0\n') return -ERRNO.EINVAL;
    this.set('0\n');
    return bytes.length;
  }
}

/** Answers when it is told to. */
export class SlowFile implements MountFile {
  readonly kind = 'file';
  readonly inode = createInode();
  readonly uid = 0;
  readonly gid = 0;
  readonly mode = 0o644;
  readonly #onChange: (event: 'waiting' | 'interrupted') => void;
  readonly #waiting = new Set<Later<Uint8Array>>();
  readonly #writers = new Set<Later<number>>();

  constructor(onChange: (event: 'waiting' | 'interrupted') => void) {
    this.#onChange = onChange;
  }

  open(): OpenFile {
    return {
      read: (_into, _sizeBytes, offset) => (offset === 0 ? this.#wait(this.#waiting) : 0),
      write: () => this.#wait(this.#writers),
      release: () => undefined,
    };
  }

  /** Writers are told that three bytes were taken. */
  answerAll(text: string): void {
    for (const later of this.#waiting) later.answer(encoder.encode(text));
    for (const later of this.#writers) later.answer(3);
    this.#waiting.clear();
    this.#writers.clear();
  }

  #wait<Answer>(among: Set<Later<Answer>>): Later<Answer> {
    const later = new Later<Answer>(() => {
      among.delete(later);
      this.#onChange('interrupted');
    });
    among.add(later);
    this.#onChange('waiting');
    return later;
  }
}

/** A number that rises. Readable for poll(2) until it is read, and again when it has risen. */
export class WatchedFile implements MountFile {
  readonly kind = 'file';
  readonly inode = createInode();
  readonly uid = 0;
  readonly gid = 0;
  readonly mode = 0o444;
  readonly #onPoll: () => void;
  readonly #sleepers = new Set<() => void>();
  #generation = 1;

  constructor(onPoll: () => void = () => undefined) {
    this.#onPoll = onPoll;
  }

  open(): OpenFile {
    let seen = 0;
    let sleeper: (() => void) | undefined;
    return {
      read: (into, sizeBytes, offset) => {
        seen = this.#generation;
        return readText(encoder.encode(`${seen}\n`), into, sizeBytes, offset);
      },
      write: () => -ERRNO.EACCES,
      poll: (wake) => {
        sleeper = wake;
        this.#sleepers.add(wake);
        this.#onPoll();
        return seen === this.#generation ? 0 : POLL.in;
      },
      release: () => {
        if (sleeper !== undefined) this.#sleepers.delete(sleeper);
      },
    };
  }

  rise(): void {
    this.#generation++;
    for (const wake of this.#sleepers) wake();
  }
}

/** Has a mistake in its code. */
export class FaultyFile implements MountFile {
  readonly kind = 'file';
  readonly inode = createInode();
  readonly uid = 0;
  readonly gid = 0;
  readonly mode = 0o444;

  open(): OpenFile {
    return {
      read: () => {
        throw new Error('a mistake in a file');
      },
      write: () => 0,
      release: () => undefined,
    };
  }
}
