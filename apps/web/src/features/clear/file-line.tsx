import type { ReactNode } from 'react';

export interface FileLineProps {
  /** Path in the tree. */
  readonly path: string;
  readonly file: string;
  readonly children: ReactNode;
}

/** One file of a clear. Lines that are scrolled away are not laid out: there may be thousands. */
export function FileLine({ path, file, children }: FileLineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-grid border-b py-1.5 text-t1 [contain-intrinsic-size:auto_46px] [content-visibility:auto]">
      <span className="min-w-0 flex-[1_1_260px] font-mono text-[11.5px]">
        <span className="text-fg0">{path}</span>
        <span className="block text-fg2">{file}</span>
      </span>
      <span className="flex flex-wrap items-baseline justify-end gap-x-3 text-right">
        {children}
      </span>
    </li>
  );
}
