import type { ResolvedValue, SchemaIndex } from '@statsfs/core/model';
import type { ReactNode } from 'react';
import { isHistogram } from '../../live/histogram/histogram-shape.ts';
import { useLatest } from '../../live/react/use-latest.ts';
import { Headlines } from './headlines.tsx';
import { HistogramFigures } from './histogram-figures.tsx';
import { TextValue } from './text-value.tsx';
import { UnreadableNotice } from './unreadable-notice.tsx';

export interface FiguresProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
  readonly more: ReactNode;
}

/** What the value is now: its figures, its text, or why there is none. The part of the page that follows the samples. */
export function Figures({ index, resolved, more }: FiguresProps) {
  const { path, descriptor, file } = resolved;
  const latest = useLatest(path);
  if (latest.kind === 'unreadable') {
    return <UnreadableNotice code={latest.code} path={path} file={file} />;
  }
  if (descriptor.type === 'text') return <TextValue latest={latest} />;
  if (isHistogram(descriptor)) {
    return (
      <HistogramFigures
        key={`${index.schema.epoch} ${resolved.index}`}
        index={index}
        resolved={resolved}
        latest={latest}
        more={more}
      />
    );
  }
  return <Headlines latest={latest} descriptor={descriptor} more={more} />;
}
