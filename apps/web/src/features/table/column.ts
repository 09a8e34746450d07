import type { ReactNode } from 'react';

/** A column of a table of rows `T`. */
export interface Column<T> {
  readonly id: string;
  readonly label: string;
  /** What the figures are, for a tooltip. */
  readonly title?: string;
  readonly isNumeric: boolean;
  /** Names the row and stays in sight. */
  readonly isKey?: boolean;
  /** Why the table cannot be sorted by it now. */
  readonly sortRefused?: string | undefined;
  readonly render: (row: T) => ReactNode;
}
