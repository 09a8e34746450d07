'use client';

import type { StatPath } from '@statsfs/core/model';
import { grownReadout } from '../../live/baseline/grown-readout.ts';
import { grownLabel } from '../../live/baseline/grown-words.ts';
import { useChosenBaseline, useGrown } from '../../live/react/use-grown.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { ReadoutText } from '../../ui/readout-text.tsx';

/** Growth since the baseline; nothing where none is chosen, or it was set over something else. */
export function BaselineFigure({ path }: { readonly path: StatPath }) {
  const baseline = useChosenBaseline();
  const grown = useGrown(path);
  const descriptor = useSchema()?.resolvePath(path)?.descriptor;
  if (baseline === undefined || descriptor === undefined || grown.kind === 'off') return null;
  return (
    <div>
      <div className="text-fg2 text-t0">
        {grownLabel(grown, baseline, Date.now(), new Date().getTimezoneOffset())}
      </div>
      <div className="font-mono font-semibold text-t3">
        <ReadoutText readout={grownReadout(grown, descriptor)} />
      </div>
    </div>
  );
}
