import type { Figure } from '@statsfs/core/units';
import { classNames } from './class-names.ts';

export interface FigureTextProps {
  readonly figure: Figure;
  readonly className?: string;
  /** The figure of the page: what `c` copies when the pointer is on none. */
  readonly primary?: boolean;
  /** A click copies. Off where the click belongs to the row. */
  readonly copies?: boolean;
}

/**
 * A number with its unit smaller and dimmer. The exact value is in the tooltip and is what gets copied, by a click or
 * by `c` (see CopyExact, which listens once for all of them).
 */
export function FigureText(props: FigureTextProps) {
  const { figure, className, primary = false, copies = true } = props;
  return (
    <data
      value={figure.exact}
      title={figure.exact}
      data-primary={primary || undefined}
      data-copies={copies || undefined}
      className={classNames('whitespace-nowrap font-mono', className)}
    >
      {figure.text}
      {figure.unit !== '' && (
        <span className="font-normal text-[min(0.9em,13px)] text-fg2 tracking-normal">
          {` ${figure.unit}`}
        </span>
      )}
    </data>
  );
}
