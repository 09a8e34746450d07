import { vi } from 'vitest';

/** Counts the bytes of all typed arrays made by length from now on; views of bytes that exist cost nothing. */
export function countTypedArrays(): { bytes: number } {
  const counted = { bytes: 0 };
  for (const Kind of [Uint8Array, Uint16Array, Uint32Array, Float64Array]) {
    vi.stubGlobal(
      Kind.name,
      new Proxy(Kind, {
        construct(target, args: unknown[], newTarget) {
          const [length] = args;
          if (typeof length === 'number') counted.bytes += length * target.BYTES_PER_ELEMENT;
          return Reflect.construct(target, args, newTarget);
        },
      }),
    );
  }
  return counted;
}
