import type { KernelFacts } from '../facts.ts';

/** How an option was built: `unknown` where no readable file says so. */
export type Built = 'in' | 'module' | 'not' | 'unknown';

export function builtOf({ config }: KernelFacts, option: string): Built {
  if (config === undefined) return 'unknown';
  switch (config.options.get(option)) {
    case 'y':
      return 'in';
    case 'm':
      return 'module';
    default:
      return 'not';
  }
}

/** `CONFIG_PSI is not set in /proc/config.gz`. */
export const notSet = ({ config }: KernelFacts, option: string): string =>
  `CONFIG_${option} is not set in ${config?.file ?? 'its configuration'}`;

export const CONFIG_UNKNOWN = 'the configuration of this kernel cannot be read';

/** Value of a parameter `name=value` of the kernel's command line; the last one counts. */
export const parameterOf = ({ parameters }: KernelFacts, name: string): string | undefined =>
  parameters?.findLast((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
