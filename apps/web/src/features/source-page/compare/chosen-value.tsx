import type { AggregateRow } from '../aggregate-rows.ts';

export interface ChosenValueProps {
  readonly rows: readonly AggregateRow[];
  readonly chosen: AggregateRow;
  readonly onChoose: (name: string) => void;
}

/** Which value is compared. */
export function ChosenValue({ rows, chosen, onChoose }: ChosenValueProps) {
  return (
    <select
      aria-label="Compared value"
      value={chosen.descriptor.name}
      title={chosen.descriptor.description}
      onChange={(event) => onChoose(event.target.value)}
      className="h-7 max-w-[220px] cursor-pointer rounded-md border border-line bg-bg1 px-2 font-mono text-fg0 text-t1"
    >
      {rows.map(({ descriptorIndex, descriptor }) => (
        <option key={descriptorIndex} value={descriptor.name}>
          {descriptor.name}
        </option>
      ))}
    </select>
  );
}
