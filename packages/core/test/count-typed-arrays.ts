const KINDS = [Uint8Array, Uint16Array, Uint32Array, Float64Array];

/** Bytes of all typed arrays made by length while it counts; views of bytes that exist cost nothing. */
export interface TypedArrayCount {
  bytes: number;
  /** Gives the constructors back. */
  stop(): void;
}

/** Counts from now on, in every module: the constructors themselves are replaced. */
export function countTypedArrays(): TypedArrayCount {
  const count: TypedArrayCount = {
    bytes: 0,
    stop: () => {
      for (const kind of KINDS) Reflect.set(globalThis, kind.name, kind);
    },
  };
  for (const kind of KINDS) {
    const counting = new Proxy(kind, {
      construct(target, args: unknown[], newTarget) {
        const [length] = args;
        if (typeof length === 'number') count.bytes += length * target.BYTES_PER_ELEMENT;
        return Reflect.construct(target, args, newTarget);
      },
    });
    Reflect.set(globalThis, kind.name, counting);
  }
  return count;
}
