/** How many streams the fuzz test reads. Raise it to search longer; each seed gives the same streams for ever. */
export const FUZZ_STREAMS = 1_000_000;
export const FUZZ_SEED = 0x5f5346;

/** A small seeded generator (xorshift32), so that a failure can be repeated. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Bytes that mean something: ends, edges of varints, magic, versions and kinds. */
const TELLING = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x53, 0x46, 0x7f, 0x80, 0x81, 0xfe, 0xff];
/** Integers at the edges of what a varint, a count or an index may be. */
const EDGES = [
  [0xff, 0xff, 0x03],
  [0x80, 0x80, 0x80, 0x02],
  [0x80, 0x80, 0x80, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
];

type Random = (below: number) => number;
type Change = (body: Uint8Array, random: Random) => Uint8Array;

function splice(bytes: Uint8Array, at: number, gone: number, put: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(Math.min(at + gone, bytes.length));
  const spliced = new Uint8Array(at + put.length + rest.length);
  spliced.set(bytes.subarray(0, at));
  spliced.set(put, at);
  spliced.set(rest, at + put.length);
  return spliced;
}

const pick = <T>(list: readonly T[], random: Random, otherwise: T): T =>
  list[random(list.length)] ?? otherwise;

const CHANGES: readonly Change[] = [
  (body, random) => splice(body, random(body.length), 1, [random(256)]),
  (body, random) => splice(body, random(body.length), 1, [pick(TELLING, random, 0)]),
  (body, random) => splice(body, random(body.length), 1, pick(EDGES, random, [])),
  (body, random) => splice(body, random(body.length), random(4), []),
  (body, random) => splice(body, random(body.length), 0, [random(256), random(256)]),
  (body, random) => body.slice(0, random(body.length)),
  (body, random) => {
    const from = random(body.length);
    return splice(body, random(body.length), 0, body.subarray(from, from + random(24)));
  },
];

/** A frame with its body changed and its length made true again, or now and then with its header changed. */
export function mutateFrame(frame: Uint8Array, headerBytes: number, random: Random): Uint8Array {
  if (random(16) === 0) return splice(frame, random(frame.length), 1, [random(256)]);
  let body = frame.subarray(headerBytes);
  for (let times = 1 + random(3); times > 0 && body.length > 0; times--) {
    const change = pick(CHANGES, random, (same) => same);
    body = change(body, random);
  }
  const mutated = splice(frame.subarray(0, headerBytes), headerBytes, 0, body);
  new DataView(mutated.buffer).setUint32(4, body.length, true);
  return mutated;
}
