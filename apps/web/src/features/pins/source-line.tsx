import type { ResolvedValue } from '@statsfs/core/model';
import { useLatest } from '../../live/react/use-latest.ts';
import { classNames } from '../../ui/class-names.ts';
import { StatLink } from '../../ui/place.tsx';
import { ReadoutText } from '../../ui/readout-text.tsx';
import { pinReadout } from './pin-lines.ts';

export interface SourceLineProps {
  readonly value: ResolvedValue;
  readonly label: string;
}

/** One value in a list of a pin. Declares no interest: who lists it does. */
export function SourceLine({ value, label }: SourceLineProps) {
  const { path, descriptor } = value;
  const latest = useLatest(path);
  const isStale = latest.kind === 'ok' && latest.stale;
  const { readout } = pinReadout(latest, descriptor);
  return (
    <li className="flex h-5.5 items-center gap-2 border-grid border-b text-t1">
      <StatLink
        path={path}
        className="min-w-0 flex-1 truncate font-mono text-fg1 text-t0 hover:text-accent hover:underline"
      >
        {label}
      </StatLink>
      <span
        className={classNames(
          'max-w-[60%] truncate font-mono text-[11.5px]',
          isStale && 'text-fg2',
        )}
      >
        <ReadoutText readout={readout} />
      </span>
    </li>
  );
}
