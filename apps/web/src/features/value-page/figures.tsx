import type { ResolvedValue } from '@statsfs/core/model';
import type { ReactNode } from 'react';
import { useLatest } from '../../live/react/use-latest.ts';
import { Headlines } from './headlines.tsx';
import { TextValue } from './text-value.tsx';
import { UnreadableNotice } from './unreadable-notice.tsx';

export interface FiguresProps {
  readonly resolved: ResolvedValue;
  readonly more: ReactNode;
}

/** What the value is now: its figures, its text, or why there is none. The part of the page that follows the samples. */
export function Figures({ resolved, more }: FiguresProps) {
  const { path, descriptor, file } = resolved;
  const latest = useLatest(path);
  if (latest.kind === 'unreadable') {
    return <UnreadableNotice code={latest.code} path={path} file={file} />;
  }
  if (descriptor.type === 'text') return <TextValue latest={latest} />;
  return <Headlines latest={latest} descriptor={descriptor} more={more} />;
}
