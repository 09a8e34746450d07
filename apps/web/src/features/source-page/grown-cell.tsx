import type { ResolvedValue } from '@statsfs/core/model';
import { grownReadout } from '../../live/baseline/grown-readout.ts';
import { restartWords, sinceClock } from '../../live/baseline/grown-words.ts';
import { useGrown } from '../../live/react/use-grown.ts';
import { withoutNoun } from './cell-readout.ts';
import { FigureOr, WordCell } from './table-cell.tsx';

/** By how much a value has grown since the baseline that is chosen; of a table the sum. */
export function GrownCell({ path, descriptor }: Pick<ResolvedValue, 'path' | 'descriptor'>) {
  const grown = useGrown(path);
  const restart = grown.kind === 'grown' ? grown.restart : undefined;
  const readout = withoutNoun(grownReadout(grown, descriptor), descriptor.unit);
  return (
    <WordCell className="text-right font-mono">
      <FigureOr readout={readout} />
      {grown.kind === 'grown' && restart !== undefined && (
        <span
          role="img"
          aria-label={`since ${restartWords(restart)}`}
          title={`Since ${restartWords(restart)}, ${sinceClock(grown.fromUs, Date.now(), new Date().getTimezoneOffset())}`}
          className="ml-1 text-warn"
        >
          ↺
        </span>
      )}
    </WordCell>
  );
}
