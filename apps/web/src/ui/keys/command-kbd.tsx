'use client';

import type { CommandId } from './commands.ts';
import { Kbd } from './kbd.tsx';
import { useKeyName } from './keys-context.ts';

/** The key of a command, where it has one. */
export function CommandKbd({ of }: { readonly of: CommandId }) {
  const name = useKeyName(of);
  return name === undefined ? null : <Kbd>{name}</Kbd>;
}
