import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface ErrorNoticeProps {
  /** One sentence: what failed, on what. */
  readonly message: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}

export function ErrorNotice({ message, children, onRetry }: ErrorNoticeProps) {
  return (
    <div
      role="alert"
      className="flex max-w-[70ch] flex-col items-start gap-2 rounded-md border border-bad bg-bg1 p-3 text-t2"
    >
      <p className="text-bad">{message}</p>
      {children}
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
