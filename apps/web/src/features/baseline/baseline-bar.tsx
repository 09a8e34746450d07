'use client';

import { ROOT_PATH, type StatPath } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { type ReactNode, useState } from 'react';
import { type ChosenBaseline, isWithin } from '../../live/baseline/chosen-baseline.ts';
import { sinceClock } from '../../live/baseline/grown-words.ts';
import { Button } from '../../ui/button.tsx';
import { StatLink } from '../../ui/place.tsx';
import { BaselineName } from './baseline-name.tsx';
import { scopeText } from './scope-text.ts';
import { chooseBaseline } from './url-state.ts';
import { useAsked } from './use-asked.ts';
import { useBaselines } from './use-baselines.ts';

/** Above a place while figures count from a baseline: since when, over what, and the way out. */
export function BaselineBar({ path }: { readonly path: StatPath }) {
  const asked = useAsked();
  switch (asked.kind) {
    case 'none':
    case 'waiting':
      return null;
    case 'gone':
      return (
        <Bar actions={<StopButton />}>
          The baseline of this link is not kept any more. Figures are as the kernel counts.
        </Bar>
      );
    case 'failed':
      return (
        <Bar
          actions={
            <>
              <Button onClick={asked.retry}>Try again</Button>
              <StopButton />
            </>
          }
        >
          What the baseline counts from could not be fetched: {asked.message}
        </Bar>
      );
    case 'found':
      return <Counting baseline={asked.baseline} path={path} />;
  }
}

interface CountingProps {
  readonly baseline: ChosenBaseline;
  readonly path: StatPath;
}

function Counting({ baseline, path }: CountingProps) {
  const { id, name, atUs, path: over, figureCount } = baseline;
  const { own, rename, remove } = useBaselines();
  const [isNaming, setIsNaming] = useState(false);
  // Who was given the link counts from it too, and leaves it to its owner to name and to remove.
  const isOwn = own?.some((known) => known.id === id) === true;
  const clock = sinceClock(atUs, Date.now(), new Date().getTimezoneOffset());
  const concerns = isWithin(path, over) || isWithin(over, path);
  const values = figureCount === 1 ? '1 value' : `${formatInteger(String(figureCount))} values`;
  return (
    <>
      <Bar
        actions={
          isOwn ? (
            <>
              <Button onClick={() => setIsNaming(true)}>{name === '' ? 'Name…' : 'Rename…'}</Button>
              <Button
                onClick={() => remove(baseline)}
                title="Figures are as the kernel counts again"
              >
                Remove baseline
              </Button>
            </>
          ) : (
            <StopButton />
          )
        }
      >
        Since {name !== '' && <b className="font-semibold text-fg0">{name}, </b>}
        <b className="font-semibold text-fg0">{clock}</b>, over{' '}
        {over === ROOT_PATH ? (
          'everything'
        ) : (
          <StatLink path={over} className="font-mono text-fg0 underline hover:text-accent">
            {scopeText(over)}
          </StatLink>
        )}{' '}
        ({values}), for you alone.
        {!concerns && ' What is shown here is not part of it.'}
      </Bar>
      {isNaming && (
        <BaselineName
          before={name}
          onName={(text) => {
            rename(id, text);
            setIsNaming(false);
          }}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}

const StopButton = () => (
  <Button onClick={() => chooseBaseline(undefined)}>As the kernel counts</Button>
);

interface BarProps {
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

const Bar = ({ actions, children }: BarProps) => (
  <section
    aria-label="Baseline"
    className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-line bg-bg1 px-3 py-1.5 text-fg1 text-t1"
  >
    <p className="min-w-0 flex-1 basis-60 break-words">{children}</p>
    <span className="flex flex-wrap gap-2">{actions}</span>
  </section>
);
