import type { ValueMeta } from '../catalog-entry.ts';
import { TCP_EXT_ACKNOWLEDGEMENTS } from './tcp-ext-acknowledgements.ts';
import { TCP_EXT_CONNECTIONS } from './tcp-ext-connections.ts';
import { TCP_EXT_LOSS } from './tcp-ext-loss.ts';
import { TCP_EXT_OPTIONS } from './tcp-ext-options.ts';
import { TCP_EXT_RECEIVING } from './tcp-ext-receiving.ts';

/** What Linux counts of TCP beyond RFC 4022. */
export const TCP_EXT: Readonly<Record<string, ValueMeta>> = {
  ...TCP_EXT_ACKNOWLEDGEMENTS,
  ...TCP_EXT_CONNECTIONS,
  ...TCP_EXT_LOSS,
  ...TCP_EXT_OPTIONS,
  ...TCP_EXT_RECEIVING,
};
