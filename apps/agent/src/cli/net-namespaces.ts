import type { NetNamespace } from '../catalog/net-namespace.ts';
import { enterNamespace, type NamespaceHolder } from '../node/enter-namespace.ts';
import type { NamespaceWish } from './config.ts';
import { CommandError } from './usage-error.ts';

export interface NetNamespaces extends Disposable {
  readonly namespaces: readonly NetNamespace[];
}

/** A process in each network namespace that was named. @throws CommandError when one cannot be entered. */
export async function openNetNamespaces(wishes: readonly NamespaceWish[]): Promise<NetNamespaces> {
  const holders: NamespaceHolder[] = [];
  const namespaces: NetNamespace[] = [];
  const close = (): void => {
    for (const holder of holders) holder[Symbol.dispose]();
  };
  for (const { name, process } of wishes) {
    if (process !== undefined) {
      namespaces.push({ name, process });
      continue;
    }
    try {
      const holder = await enterNamespace(name);
      holders.push(holder);
      namespaces.push({ name, process: holder.process });
    } catch (error) {
      close();
      throw new CommandError(error instanceof Error ? error.message : String(error));
    }
  }
  return { namespaces, [Symbol.dispose]: close };
}
