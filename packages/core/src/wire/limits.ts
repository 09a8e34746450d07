/** Largest frame body that is written or accepted: a keyframe of MAX_SLOTS slots fits. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;
/** Slots of one schema, 8 bytes each: 32 MiB of readings. */
export const MAX_SLOTS = 4 * 1024 * 1024;
/**
 * Entries of all lists of one frame, and of the schema that frames add up to; holes, key ids and keys count as well.
 * Three bytes may become an object of eighty (measured), so bytes alone do not bound what a reader allocates.
 */
export const MAX_ENTRIES = 2 * 1024 * 1024;
/** Descriptors of one schema: the dearest entries, and few, because values share them. */
export const MAX_DESCRIPTORS = 256 * 1024;
/** UTF-8 bytes of one string: names, descriptions, text values. */
export const MAX_STRING_BYTES = 64 * 1024;
/** Paths of all values and sources together, in UTF-16 units: what an index of the tree allocates. */
export const MAX_PATHS_LENGTH = 64 * 1024 * 1024;
/** Keys of one table. */
export const MAX_KEYS = 2;
/** Exponents of units lie within ± this: KVM's binary statistics declare theirs as 16 bits. */
export const MAX_EXPONENT = 32767;
