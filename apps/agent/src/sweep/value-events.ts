import { type Schema, SchemaIndex } from '@statsfs/core/model';
import type { WireEvent } from '@statsfs/core/wire';
import type { SideEvent } from './side-tree.ts';

type When = Pick<WireEvent, 'monotonicNs' | 'wallNs'>;

/** What threads of their own told, of values by their index in the tree of the host. */
export function eventsOfSides(schema: Schema, events: readonly SideEvent[], at: When): WireEvent[] {
  if (events.length === 0) return [];
  const index = new SchemaIndex(schema);
  return events.map(({ kind, text, paths }) => {
    const values = paths.flatMap((path) => index.resolvePath(path)?.index ?? []);
    return kind === 'clear'
      ? { kind, ...at, actor: text, values }
      : { kind, ...at, reason: text, values };
  });
}

/** That files are others than those before them at the same path. */
export function resetsOf(
  schema: Schema,
  replaced: ReadonlySet<number>,
  { monotonicNs, wallNs }: When,
): WireEvent[] {
  if (replaced.size === 0) return [];
  const values = [...schema.values.entries()].flatMap(([index, value]) =>
    value !== undefined && replaced.has(value.file) ? [index] : [],
  );
  const reason = 'another kernel object has its path';
  return [{ kind: 'reset', monotonicNs, wallNs, reason, values }];
}
