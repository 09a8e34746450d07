'use client';

import type { ResolvedValue, SchemaIndex, StatPath } from '@statsfs/core/model';
import { slotsOf } from '@statsfs/core/model';
import { type ReactNode, useMemo } from 'react';
import { isHistogram } from '../../live/histogram/histogram-shape.ts';
import { useSchema } from '../../live/react/use-schema.ts';
import { useSeries } from '../../live/react/use-series.ts';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Figures } from './figures.tsx';
import { shapeKey } from './shape-key.ts';
import { TableFolds } from './table-folds.tsx';
import { useValueView } from './use-value-view.ts';
import { ValueChart } from './value-chart.tsx';
import { ValueHeat } from './value-heat.tsx';
import { ValueHistogram } from './value-histogram.tsx';
import { summarise } from './value-summary.ts';
import { ViewBar } from './view-bar.tsx';

export interface ValuePageProps {
  readonly path: StatPath;
  /** Buttons that act on the value. */
  readonly actions?: ReactNode;
  /** A further figure beside rate and total. */
  readonly figures?: ReactNode;
  /** The cells of a table, over the span that the chart shows. */
  readonly table?: (windowSeconds: number) => ReactNode;
}

/** One value: what it is, its figures, its course, its cells. */
export function ValuePage(props: ValuePageProps) {
  const index = useSchema();
  const resolved = index?.resolvePath(props.path);
  if (index === undefined || resolved === undefined) return null;
  return <Known {...props} index={index} resolved={resolved} />;
}

interface KnownProps extends ValuePageProps {
  readonly index: SchemaIndex;
  readonly resolved: ResolvedValue;
}

function Known({ index, resolved, actions, figures, table }: KnownProps) {
  const { path, descriptor } = resolved;
  const [view, setView] = useValueView(descriptor);
  useSeries([path], view.windowSeconds, view.everyMs);
  const { title, sentence } = summarise(descriptor, slotsOf(index.schema, resolved.value));
  const shape = useMemo(() => shapeKey(index, resolved), [index, resolved]);
  const isText = descriptor.type === 'text';
  const isBuckets = isHistogram(descriptor);
  return (
    <article className="flex min-w-0 flex-col gap-3">
      <header>
        <Crumbs path={path} />
        <h1 className="mt-0.5 font-semibold text-t4 tracking-[-0.012em]">
          <span className="font-mono">{descriptor.name}</span>
          {title !== '' && ` ${title}`}
        </h1>
        {sentence !== '' && <p className="mt-0.5 max-w-[70ch] text-fg1">{sentence}</p>}
      </header>
      <Figures index={index} resolved={resolved} more={figures} />
      <ViewBar descriptor={descriptor} view={view} onChange={setView} actions={actions} />
      {isBuckets && (
        <ValueHistogram
          key={`${index.schema.epoch} ${resolved.index}`}
          index={index}
          resolved={resolved}
          view={view}
        />
      )}
      {!isText && !isBuckets && (
        <ValueChart key={`${view.form} ${shape}`} index={index} resolved={resolved} view={view} />
      )}
      {descriptor.keys.length > 0 && !isText && (
        <>
          {table?.(view.windowSeconds)}
          <TableFolds path={path} descriptor={descriptor} />
          {!isBuckets && (
            <ValueHeat
              key={`${view.windowSeconds} ${index.schema.epoch} ${resolved.index}`}
              index={index}
              resolved={resolved}
              windowSeconds={view.windowSeconds}
            />
          )}
        </>
      )}
    </article>
  );
}
