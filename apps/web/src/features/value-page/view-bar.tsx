import type { Descriptor } from '@statsfs/core/model';
import { type ReactNode, useRef } from 'react';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { formRefusal, PACES, type ValueView, WINDOWS } from './url-state.ts';

export interface ViewBarProps {
  readonly descriptor: Descriptor;
  readonly view: ValueView;
  readonly onChange: (view: ValueView) => void;
  readonly actions: ReactNode;
}

const FORMS = [
  { value: 'rate', label: 'Rate' },
  { value: 'raw', label: 'Raw' },
  { value: 'delta', label: 'Delta' },
] as const;

const SPANS = WINDOWS.map(({ seconds, label }) => ({ value: String(seconds), label }));

const READS = [
  { value: '', label: 'normal' },
  ...PACES.map(({ ms, label }) => ({ value: String(ms), label })),
];

/** What the chart shows, and what can be done with the value. */
export function ViewBar({ descriptor, view, onChange, actions }: ViewBarProps) {
  const { type, kind } = descriptor;
  const reads = useRef<HTMLSpanElement>(null);
  // From there on the arrow keys choose.
  useSingleKey('reads', () =>
    reads.current?.querySelector<HTMLInputElement>('input:checked')?.focus(),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {type !== 'text' && (
        <>
          <Segmented
            label="Shown as"
            value={view.form}
            segments={FORMS.map((form) => ({
              ...form,
              refused: formRefusal(form.value, type, kind),
            }))}
            onChange={(form) => onChange({ ...view, form })}
          />
          <Segmented
            label="Time span"
            value={String(view.windowSeconds)}
            segments={SPANS}
            onChange={(seconds) => onChange({ ...view, windowSeconds: Number(seconds) })}
          />
        </>
      )}
      <span ref={reads} className="inline-flex items-center gap-1.5">
        {/* Beside a time span, `2/s` alone would not say what happens twice a second. */}
        <span aria-hidden className="text-fg2 text-t1">
          Reads
        </span>
        <Segmented
          label="Reads"
          value={view.everyMs === undefined ? '' : String(view.everyMs)}
          segments={READS}
          onChange={(ms) =>
            onChange({ ...view, everyMs: PACES.find((pace) => String(pace.ms) === ms)?.ms })
          }
        />
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-2">{actions}</span>
    </div>
  );
}
