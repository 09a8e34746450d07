import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { body, ROOT, startFakeKernel } from '../../../test/fuse-fake-kernel.ts';
import {
  MemoryDirectory,
  SlowFile,
  TextFile,
  WatchedFile,
} from '../../../test/fuse-memory-tree.ts';
import { OPCODE } from './opcode.ts';

const RUNS = 3000;
const HEADER_BYTES = 40;
const REPLY_HEADER_BYTES = 16;
/** What a reply is at most beside what was asked for in bytes: struct fuse_entry_out. */
const MAX_FIXED_BYTES = REPLY_HEADER_BYTES + 128;
const MAX_READ_BYTES = 1 << 20;
const MAX_ERRNO = 511;
const SIZE_AT = HEADER_BYTES + 16;
const SIZED: ReadonlySet<number> = new Set([OPCODE.read, OPCODE.readdir, OPCODE.readdirplus]);

/** A tree with something of each kind, known to the kernel and open in several ways. */
function setup() {
  const { directory, kernel } = startFakeKernel();
  directory.add('a', new TextFile('0123456789', 0o644));
  directory.add('d', new MemoryDirectory()).add('b', new TextFile('x'));
  directory.add('slow', new SlowFile(() => undefined));
  directory.add('watched', new WatchedFile());
  const nodes = ['a', 'd', 'slow', 'watched'].map((name) => kernel.find(name));
  for (const name of ['a', 'slow', 'watched']) kernel.open(name, 2);
  kernel.get(OPCODE.opendir, ROOT, 0, 0);
  return { kernel, nodes };
}

const handle = fc.bigInt({ min: 0n, max: 3n });
const size = fc.oneof(fc.nat(5000), fc.constant(0xffffffff));
const offset = fc.oneof(
  fc.bigInt({ min: 0n, max: 20n }),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
);

/** Bodies as a kernel makes them: most of what is mutated should get past the first look. */
const sound = fc.oneof(
  fc
    .tuple(fc.constantFrom(OPCODE.read, OPCODE.readdir, OPCODE.readdirplus), handle, offset, size)
    .map(([opcode, fh, at, count]) => ({ opcode, bytes: body(fh, at, count, 0, 0n, 0, 0) })),
  fc.tuple(handle, fc.uint8Array({ maxLength: 40 })).map(([fh, bytes]) => ({
    opcode: OPCODE.write,
    bytes: body(fh, 0n, bytes.length, 0, 0n, 0, 0, bytes),
  })),
  fc.constantFrom('a', 'd', 'nothing', 'Zähler', '..').map((name) => ({
    opcode: OPCODE.lookup,
    bytes: body(name),
  })),
  fc.tuple(handle, fc.nat(1)).map(([fh, flags]) => ({
    opcode: OPCODE.poll,
    bytes: body(fh, 99n, flags, 1),
  })),
  fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 9n }), offset), { maxLength: 4 }).map((nodes) => ({
    opcode: OPCODE.batchForget,
    bytes: body(nodes.length, 0, ...nodes.flat()),
  })),
  fc
    .tuple(fc.constantFrom(...Object.values(OPCODE)), fc.uint8Array({ maxLength: 120 }))
    .map(([opcode, bytes]) => ({ opcode, bytes })),
);

/** Changes of single bytes, anywhere in the request, and of its end. */
const mutation = fc.record({
  bytes: fc.array(fc.tuple(fc.nat(HEADER_BYTES + 100), fc.nat(255)), { maxLength: 4 }),
  cut: fc.option(fc.nat(HEADER_BYTES + 100), { nil: undefined, freq: 4 }),
  mendsLength: fc.boolean(),
});

describe('a mutated request', () => {
  it('is answered within bounds, under its own number, and never by an exception', () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(sound, fc.nat(4), mutation), { minLength: 1, maxLength: 20 }),
        (requests) => {
          const { kernel, nodes } = setup();
          for (const [{ opcode, bytes }, node, { bytes: changes, cut, mendsLength }] of requests) {
            const whole = kernel.lay(opcode, nodes[node] ?? ROOT, bytes);
            for (const [at, value] of changes) kernel.request[at] = value;
            const length = Math.min(whole, cut ?? whole);
            const view = new DataView(kernel.request.buffer);
            if (mendsLength) view.setUint32(0, length, true);
            const reply = kernel.read(kernel.server.answer(length));
            if (reply === undefined) continue;
            answered++;
            expect(reply.unique).toBe(view.getBigUint64(8, true));
            expect(reply.error <= 0 && reply.error >= -MAX_ERRNO).toBe(true);
            const asked = SIZED.has(view.getUint32(4, true)) ? view.getUint32(SIZE_AT, true) : 0;
            const room = Math.min(asked, MAX_READ_BYTES);
            expect(reply.body.byteLength).toBeLessThanOrEqual(Math.max(room, MAX_FIXED_BYTES));
          }
          expect(kernel.problems).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
    expect(answered).toBeGreaterThan(RUNS);
  }, 60_000);
});
