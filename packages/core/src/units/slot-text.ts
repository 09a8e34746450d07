/**
 * How the 64 bits of a slot are read. The same words as the model's ValueType, spelled again because units lie below
 * the model: a type that the model gains does not compile where it is formatted until it is added here.
 */
export type SlotType = 'u64' | 's64' | 'bool' | 'f64' | 'text';

const scratch = new DataView(new ArrayBuffer(8));

/** The number in a slot of u32 pairs (low word first), exactly; empty for text. */
export function slotText(words: Uint32Array, slot: number, type: SlotType): string {
  scratch.setUint32(0, words[2 * slot] ?? 0, true);
  scratch.setUint32(4, words[2 * slot + 1] ?? 0, true);
  switch (type) {
    case 'u64':
    case 'bool':
      return scratch.getBigUint64(0, true).toString();
    case 's64':
      return scratch.getBigInt64(0, true).toString();
    case 'f64':
      return String(scratch.getFloat64(0, true));
    case 'text':
      return '';
  }
}
