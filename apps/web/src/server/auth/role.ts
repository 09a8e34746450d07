import { z } from 'zod';

/** A viewer looks; an operator also clears, and sees who else is there. */
export const role = z.enum(['viewer', 'operator']);
export type Role = z.infer<typeof role>;
