/** What an agent may clear, as it was started: nothing, everything, or what lies in some subsystems. */
export type ClearAllowance =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'subsystems'; readonly names: readonly string[] };

export const CLEAR_NOTHING = { kind: 'nothing' } as const satisfies ClearAllowance;
export const CLEAR_EVERYTHING = { kind: 'everything' } as const satisfies ClearAllowance;

/** Why a path may not be cleared, in a few words; undefined when it may. */
export function refusalOf(allowance: ClearAllowance, path: string): string | undefined {
  switch (allowance.kind) {
    case 'everything':
      return undefined;
    case 'nothing':
      return 'the agent was started without --allow-clear';
    case 'subsystems': {
      const [subsystem = ''] = path.split('/');
      if (allowance.names.includes(subsystem)) return undefined;
      return `the agent was started with --allow-clear=${allowance.names.join(',')}`;
    }
  }
}
