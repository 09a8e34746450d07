import type { ReactNode, RefObject } from 'react';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Heading and accessible name. */
  readonly title: string;
  /** One sentence under the heading, read out with the name. */
  readonly description?: ReactNode;
  /** What gets the focus first; else whatever comes first. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Buttons at the bottom right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}
