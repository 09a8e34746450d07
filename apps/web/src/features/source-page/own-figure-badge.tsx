import type { Descriptor } from '@statsfs/core/model';
import { FigureText } from '../../ui/figure-text.tsx';
import type { OwnCheck } from './own-figure-check.ts';
import { differenceWords } from './own-figure-words.ts';

export interface OwnFigureBadgeProps {
  readonly check: OwnCheck;
  /** Of the values below. */
  readonly descriptor: Descriptor;
}

/** Says where the filesystem's own figure is not what the values below come to, or cannot be held against them. */
export function OwnFigureBadge({ check, descriptor }: OwnFigureBadgeProps) {
  switch (check.kind) {
    case 'waiting':
    case 'agrees':
      return null;
    case 'unknown':
      return (
        <span
          title={`The source’s own figure cannot be checked: ${check.reason}`}
          className="ml-1.5 font-sans text-fg2 text-t0"
        >
          cannot be checked
        </span>
      );
    case 'differs': {
      const { text, folded, by } = differenceWords(check, descriptor);
      return (
        <span
          title={`The source’s own figure ${text} ${folded.exact}, by ${by.exact}. What moved while both were read is allowed for.`}
          className="ml-1.5 font-sans text-t0 text-warn"
        >
          {text} <FigureText figure={folded} />
        </span>
      );
    }
  }
}
