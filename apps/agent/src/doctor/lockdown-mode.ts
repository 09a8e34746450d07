import type { Look } from '../ports/host-probe.ts';

export type LockdownMode = 'none' | 'integrity' | 'confidentiality';

/**
 * What is in force, of a file written as `none [integrity] confidentiality`.
 * @returns undefined where it cannot be told.
 */
export function lockdownMode(lockdown: Look<string>): LockdownMode | undefined {
  if (lockdown.kind === 'failed') return undefined;
  const word = /\[(\w+)\]/.exec(lockdown.value)?.[1];
  return (['none', 'integrity', 'confidentiality'] as const).find((mode) => mode === word);
}
