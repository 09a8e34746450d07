import { Segmented } from '../../ui/segmented.tsx';
import { SPANS } from './use-workspace.ts';

const SEGMENTS = SPANS.map(({ seconds, label }) => ({ value: String(seconds), label }));

export interface SpanChoiceProps {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

/** Over what time all pinned charts go. */
export const SpanChoice = ({ seconds, onChange }: SpanChoiceProps) => (
  <Segmented
    label="Time span of the pins"
    value={String(seconds)}
    segments={SEGMENTS}
    onChange={(value) => onChange(Number(value))}
  />
);
