import type { ReactNode } from 'react';

/** Names and what is known under them, in two columns. */
export function FieldList({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-t1">{children}</dl>
  );
}

export interface FieldProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function Field({ name, children }: FieldProps) {
  return (
    <>
      <dt className="text-fg2">{name}</dt>
      <dd className="min-w-0 text-fg0">{children}</dd>
    </>
  );
}
