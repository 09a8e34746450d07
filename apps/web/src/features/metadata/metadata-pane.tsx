'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { X } from 'lucide-react';
import { useId } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SourceMetadata } from './source-metadata.tsx';
import { ValueMetadata } from './value-metadata.tsx';

export interface MetadataPaneProps {
  readonly index: SchemaIndex | undefined;
  readonly path: StatPath;
  readonly onClose: () => void;
}

/** What is known about the selection. */
export function MetadataPane({ index, path, onClose }: MetadataPaneProps) {
  const heading = useId();
  return (
    <div className="h-full overflow-auto p-4">
      <section aria-labelledby={heading}>
        <div className="mb-3 flex items-center justify-between">
          <h2 id={heading} className="font-semibold text-t1">
            Metadata
          </h2>
          <IconButton
            label="Close metadata"
            title="Close metadata (])"
            className="-my-1 lg:hidden"
            onClick={onClose}
          >
            <X size={13} aria-hidden />
          </IconButton>
        </div>
        {index === undefined ? <Skeleton /> : <Known index={index} path={path} />}
      </section>
    </div>
  );
}

function Known({ index, path }: { readonly index: SchemaIndex; readonly path: StatPath }) {
  const node = index.find(path);
  if (node === undefined) return <EmptyState title="Nothing is known about this path" />;
  if (node.kind === 'source')
    return <SourceMetadata index={index} source={node.index} path={path} />;
  const value = index.resolve(node.index);
  return value && <ValueMetadata index={index} value={value} />;
}

const Skeleton = () => (
  <div aria-hidden className="flex flex-col gap-2">
    {['w-3/4', 'w-1/2', 'w-2/3', 'w-1/3'].map((width) => (
      <div key={width} className={`h-3 rounded-sm bg-bg2 ${width}`} />
    ))}
  </div>
);
