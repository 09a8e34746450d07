import { formatInteger } from '@statsfs/core/units';

export interface FoldNameProps {
  /** Values in the fold. */
  readonly zeros: number;
}

/** What stands for values that were never anything but zero. */
export function FoldName({ zeros }: FoldNameProps) {
  return (
    <span
      className="truncate text-fg2"
      title="Never anything but zero since the web app met this host"
    >
      {formatInteger(String(zeros))} zero {zeros === 1 ? 'value' : 'values'}
    </span>
  );
}
