/** How the 64 bits of a slot are read. `text` keeps its string beside the slot; its slot stays zero. */
export const VALUE_TYPES = ['u64', 's64', 'bool', 'f64', 'text'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** Bits of the kernel's own variable. Matters only for wrap-around; 64 when nobody declared it. */
export const WIDTHS = [8, 16, 32, 64] as const;
export type Width = (typeof WIDTHS)[number];
