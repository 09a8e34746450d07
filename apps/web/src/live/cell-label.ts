import type { ResolvedValue } from '@statsfs/core/model';

/** What a cell is called in one go: `cpu 3`, `eth0`, `cpu 3 · timer`. A bare number needs its key's name. */
export function cellLabel({ descriptor }: ResolvedValue, keys: readonly string[]): string {
  return keys
    .map((id, i) => {
      const key = descriptor.keys[i];
      return key?.type === 'int' ? `${key.name} ${id}` : id;
    })
    .join(' · ');
}
