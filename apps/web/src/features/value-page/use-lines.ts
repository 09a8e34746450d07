import { hasRate, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { cellKeys } from '@statsfs/core/query';
import { useEffect, useMemo, useState } from 'react';
import { cellLabel } from '../../live/cell-label.ts';
import { cellLine, restLine } from '../../live/line-source.ts';
import { rankCells } from '../../live/rank-cells.ts';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import type { LineSpec } from '../../ui/charts/chart-source.ts';
import { type PickedLine, pickLines } from './pick-lines.ts';

/** Which cells are the busiest is judged anew this often; more often would make the lines jump. */
const PICK_EVERY_US = 15e6;

/** The lines that a value's chart has now, and what is left out. */
export function useLines(
  index: SchemaIndex,
  resolved: ResolvedValue,
  windowSeconds: number,
): { readonly lines: readonly LineSpec[]; readonly note: string | undefined } {
  const picked = usePicked(resolved, windowSeconds);
  return useMemo(() => {
    const keys = cellKeys(index, resolved);
    const own = picked.flatMap(({ cells }) => (cells.kind === 'one' ? [cells.cell] : []));
    const lines = picked.map(({ cells, slot }): LineSpec => {
      if (cells.kind === 'rest') {
        return { id: restLine(own), label: `${keys.length - own.length} others, summed`, slot };
      }
      const label = cellLabel(resolved, keys[cells.cell] ?? []);
      return { id: cellLine(cells.cell), label: label || resolved.descriptor.name, slot };
    });
    const isCut = own.length < keys.length;
    const word = hasRate(resolved.descriptor.kind) ? 'busiest' : 'highest';
    const note = isCut ? `the ${own.length} ${word} of ${keys.length}` : undefined;
    return { lines, note };
  }, [index, resolved, picked]);
}

const NONE: readonly PickedLine[] = [];

function usePicked(resolved: ResolvedValue, windowSeconds: number): readonly PickedLine[] {
  const store = useLiveStore();
  const [picked, setPicked] = useState(NONE);
  const { path, descriptor } = resolved;
  useEffect(() => {
    let pickedUs = -Infinity;
    const pick = (): void => {
      const nowUs = store.nowUs();
      const kept = store.samples(path);
      if (kept === undefined || nowUs - pickedUs < PICK_EVERY_US) return;
      const scores = rankCells(kept, nowUs - windowSeconds * 1e6);
      if (scores === undefined) return;
      // With one sample every counter ranks alike, so the first real judgement must not wait.
      if (kept.view.length > 1) pickedUs = nowUs;
      setPicked((previous) => pickLines(scores, hasRate(descriptor.kind), previous));
    };
    pick();
    return store.onTick(pick);
  }, [store, path, descriptor, windowSeconds]);
  return picked;
}
