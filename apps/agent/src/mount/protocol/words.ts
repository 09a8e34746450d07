/*
 * Integers as the kernel lays them out: in the order of the machine that it runs on, since requests never leave it.
 */

/** Of this machine, for DataView: s390x, whose hosts run KVM too, has the other order. */
export const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const LOW = LITTLE_ENDIAN ? 0 : 4;
const HIGH = LITTLE_ENDIAN ? 4 : 0;
const TWO_TO_32 = 0x1_0000_0000;

/**
 * A u64 as a number, without a BigInt on the way: exact below 2^53. What lies above (an offset of 9 PB, a handle we never
 * gave) is rounded, and leads nowhere either way.
 */
export const readU64 = (view: DataView, at: number): number =>
  view.getUint32(at + HIGH, LITTLE_ENDIAN) * TWO_TO_32 + view.getUint32(at + LOW, LITTLE_ENDIAN);

/** @param value whole, from 0 to 2^53. */
export function writeU64(view: DataView, at: number, value: number): void {
  view.setUint32(at + LOW, value >>> 0, LITTLE_ENDIAN);
  view.setUint32(at + HIGH, Math.floor(value / TWO_TO_32), LITTLE_ENDIAN);
}

export const readU32 = (view: DataView, at: number): number => view.getUint32(at, LITTLE_ENDIAN);

export function writeU32(view: DataView, at: number, value: number): void {
  view.setUint32(at, value, LITTLE_ENDIAN);
}

/** Exact: for numbers of the kernel's that only go back to it. */
export const readKernelId = (view: DataView, at: number): bigint =>
  view.getBigUint64(at, LITTLE_ENDIAN);

export function writeKernelId(view: DataView, at: number, id: bigint): void {
  view.setBigUint64(at, id, LITTLE_ENDIAN);
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
