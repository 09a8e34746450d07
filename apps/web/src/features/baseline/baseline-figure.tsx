'use client';

import type { StatPath } from '@statsfs/core/model';
import { exactText } from '@statsfs/core/model';
import { useBaseline } from '../../live/react/use-baseline.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { baselineText } from './baseline-text.ts';

/** Growth since the private baseline; nothing while there is none. */
export function BaselineFigure({ path }: { readonly path: StatPath }) {
  const { baseline } = useBaseline(path);
  const latest = useLatest(path);
  const descriptor = useSchema()?.resolvePath(path)?.descriptor;
  if (baseline === undefined || descriptor === undefined || latest.kind !== 'ok') return null;
  const { type } = descriptor;
  const cells = Array.from({ length: latest.words.length / 2 }, (_, cell) =>
    exactText(latest.words, cell, type),
  );
  const offset = new Date(baseline.atUs / 1000).getTimezoneOffset();
  const { label, figure } = baselineText(cells, baseline, descriptor, offset);
  return (
    <div>
      <div className="text-fg2 text-t0">{label}</div>
      <div className="font-mono font-semibold text-t3">
        {figure === undefined ? (
          <span title="The cells cannot be subtracted any more" className="text-fg2">
            —
          </span>
        ) : (
          <FigureText figure={figure} />
        )}
      </div>
    </div>
  );
}
