'use client';

import { useConnection } from '../../live/react/use-connection.ts';
import { hostOf } from './host-of.ts';

export interface HostTitleProps {
  readonly name: string;
  /** As the server knew it when it drew the page; empty when it did not. Keeps what stands beside it from moving. */
  readonly kernel: string;
}

/** Which machine, which kernel. */
export function HostTitle({ name, kernel: knownKernel }: HostTitleProps) {
  const kernel = hostOf(useConnection())?.kernel || knownKernel;
  return (
    <span className="min-w-0 shrink truncate text-fg1" title={kernel}>
      <b className="font-semibold text-fg0">{name}</b>
      {kernel !== '' && ` · ${kernel}`}
    </span>
  );
}
