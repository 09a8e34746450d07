import { FOLDS, type Fold, refusalOf } from '@statsfs/core/aggregate';
import type { Descriptor, StatPath } from '@statsfs/core/model';
import { useLatest } from '../../live/react/use-latest.ts';
import { Panel } from '../../ui/panel.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { folded } from './headline.ts';

export interface TableFoldsProps {
  readonly path: StatPath;
  readonly descriptor: Descriptor;
}

const LABELS = {
  sum: 'sum',
  min: 'min',
  max: 'max',
  count_zero: 'zero',
  avg: 'avg',
} as const satisfies Record<Fold, string>;

/** All folds over the cells of a table; one that means nothing says why. */
export function TableFolds({ path, descriptor }: TableFoldsProps) {
  const latest = useLatest(path);
  return (
    <Panel title="Aggregates" note="over all cells">
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-t1">
        {FOLDS.map((fold) => {
          const refusal = refusalOf(fold, descriptor);
          return (
            <div key={fold} className="flex items-baseline gap-2">
              <dt className="text-fg2">{LABELS[fold]}</dt>
              <dd className="font-mono">
                {refusal === undefined ? (
                  <ReadoutText readout={folded(latest, descriptor, fold)} />
                ) : (
                  <span className="font-sans text-fg2">{refusal}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
