import type { Figure } from '@statsfs/core/units';
import { FigureText } from './figure-text.tsx';

/** What stands where a figure would. */
export type Readout =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** A text of the kernel, untouched. */
  | { readonly kind: 'text'; readonly text: string }
  /** No data yet. */
  | { readonly kind: 'waiting' }
  /** There is no figure for this step. */
  | { readonly kind: 'gap'; readonly why: string }
  /** Read only on demand, and nobody has asked so far: nothing has failed. */
  | { readonly kind: 'unasked'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: string }
  /** Such a thing has no such figure. */
  | { readonly kind: 'none' };

export interface ReadoutTextProps {
  readonly readout: Readout;
  readonly className?: string;
  /** The figure of the page: what `c` copies. */
  readonly primary?: boolean;
}

export function ReadoutText({ readout, className, primary = false }: ReadoutTextProps) {
  switch (readout.kind) {
    case 'figure':
      return (
        <FigureText
          figure={readout.figure}
          primary={primary}
          {...(className !== undefined && { className })}
        />
      );
    case 'text':
      return (
        <data value={readout.text} title={readout.text} data-copies className="font-mono">
          {readout.text === '' ? <span className="text-fg2">(empty)</span> : readout.text}
        </data>
      );
    case 'waiting':
      return (
        <span title="No data yet" className="text-fg2">
          …
        </span>
      );
    case 'gap':
      return (
        <span title={readout.why} className="text-fg2">
          —
        </span>
      );
    case 'unasked':
      return (
        <span title={readout.why} className="font-sans text-fg2 text-t0">
          not read until asked
        </span>
      );
    case 'unreadable':
      return (
        <span
          title={`Unreadable: ${readout.reason} (${readout.name})`}
          className="text-bad text-t0"
        >
          {readout.reason}
        </span>
      );
    case 'none':
      return null;
  }
}
