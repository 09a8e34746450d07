import type { Role } from '../auth/role.ts';

/** What somebody has decided to clear; the agent judges it once more. */
export interface ClearOrder {
  readonly actor: string;
  readonly role: Role;
  readonly paths: readonly string[];
  /** Identity of each file as the preview showed it, by path. */
  readonly shown?: Readonly<Record<string, string>> | undefined;
}
