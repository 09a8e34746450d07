import {
  FaultyFile,
  MemoryDirectory,
  SlowFile,
  TextFile,
  WatchedFile,
} from './fuse-memory-tree.ts';
import type { TreeEvent, TreeOrder } from './fuse-test-messages.ts';

export const MANY = 1000;
/** Above one read of cat (128 KiB) and one request (1 MiB). */
export const BIG_BYTES = 3_000_000;

/** The tree of the tests on real mounts, and what it does when it is told to. */
export class TestTree {
  readonly root = new MemoryDirectory();
  readonly #post: (event: TreeEvent) => void;
  readonly #slow: SlowFile;
  readonly #watched: WatchedFile;

  constructor(post: (event: TreeEvent) => void) {
    this.#post = post;
    this.#slow = this.root.add('slow', new SlowFile((kind) => this.#post({ kind })));
    this.#watched = this.root.add('watched', new WatchedFile(() => this.#post({ kind: 'polled' })));
    this.root.add('hello', new TextFile('hello, world\n'));
    this.root.add('counter', new TextFile('42\n', 0o644));
    this.root.add('empty', new TextFile(''));
    this.root.add('big', new TextFile('0123456789'.repeat(BIG_BYTES / 10)));
    this.root.add('faulty', new FaultyFile());
    this.root.add('guest doorbell', new TextFile('1\n'));
    this.root.add('Zähler', new TextFile('2\n'));
    const net = this.root.add('net', new MemoryDirectory());
    const loopback = net.add('lo', new MemoryDirectory());
    loopback.add('rx_bytes', new TextFile('18446744073709551615\n'));
    loopback.add('tx_bytes', new TextFile('-9223372036854775808\n'));
    const many = this.root.add('many', new MemoryDirectory());
    for (let at = 0; at < MANY; at++) many.add(`value${at}`, new TextFile(`${at}\n`));
    this.root.add('secret', new MemoryDirectory(0o700)).add('value', new TextFile('3\n'));
  }

  obey(order: TreeOrder): void {
    switch (order.kind) {
      case 'set':
        this.#at(order.path, (file) => file.set(order.text));
        break;
      case 'remove':
        this.root.remove(order.path);
        break;
      case 'answer':
        this.#slow.answerAll(order.text);
        break;
      case 'rise':
        this.#watched.rise();
        break;
    }
  }

  #at(name: string, change: (file: TextFile) => void): void {
    const file = this.root.lookup(name);
    if (file instanceof TextFile) change(file);
  }
}
