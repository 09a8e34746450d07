import type { ProgramEnd } from './fuse-run-program.ts';

/** A program to run, and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** How a mount is made and undone: by root itself, or with the help of a set-uid program. */
export interface FuseRoad {
  /** @returns the descriptor of the mount. @throws FuseMountError */
  mount(directory: string): Promise<number>;
  /** `lazily` also takes away what is in use: it is gone from the tree at once, and for its users when they are done. */
  unmountCommand(directory: string, lazily: boolean): Command;
}

/** What all our mounts have: the kernel checks modes, and nothing in them is a device or a program. */
export const COMMON_OPTIONS = 'default_permissions,nosuid,nodev,noexec';

/** In words, for a message. */
export function describeEnd(program: string, end: ProgramEnd): string {
  switch (end.kind) {
    case 'missing':
      return `there is no program ${program}`;
    case 'hung':
      return `${program} did not come back`;
    case 'exited':
      return end.stderr === '' ? `${program} failed with code ${end.code}` : end.stderr;
  }
}
