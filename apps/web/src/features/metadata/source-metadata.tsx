'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import { formatInteger } from '@statsfs/core/units';
import { useMemo } from 'react';
import { Breakable } from '../../ui/breakable.tsx';
import { Field, FieldList } from '../../ui/field-list.tsx';
import { CopyButton } from './copy-button.tsx';
import { describeSource } from './describe-source.ts';
import { ReadCost } from './read-cost.tsx';

export interface SourceMetadataProps {
  readonly index: SchemaIndex;
  readonly source: number;
  readonly path: StatPath;
}

export function SourceMetadata({ index, source, path }: SourceMetadataProps) {
  const words = useMemo(() => describeSource(index, source), [index, source]);
  const { host } = index.schema;
  return (
    <FieldList>
      {path === '' ? (
        <>
          <Field name="Host">{host.name}</Field>
          <Field name="Kernel">
            <code>{host.kernel}</code>
          </Field>
          <Field name="Boot">
            <code>{host.bootId}</code>
          </Field>
          <Field name="Subsystems">{formatInteger(String(words.subordinates))}</Field>
        </>
      ) : (
        <>
          <Field name="Path">
            <span className="flex items-start gap-1">
              <code className="min-w-0 flex-1">
                <Breakable path={path} />
              </code>
              <CopyButton label="Copy the path in the tree" text={path} />
            </span>
          </Field>
          <Field name="Sources">{formatInteger(String(words.subordinates))} directly in it</Field>
        </>
      )}
      <Field name="Values">
        {formatInteger(String(words.valuesBelow))}
        {words.values > 0 &&
          words.values !== words.valuesBelow &&
          `, ${formatInteger(String(words.values))} directly in it`}
      </Field>
      <Field name="Cost">
        <ReadCost of="source" path={path} />
      </Field>
      {path !== '' && words.files.length > 0 && (
        <Field name={words.files.length + words.moreFiles === 1 ? 'File' : 'Files'}>
          <ul className="flex flex-col gap-1">
            {words.files.map((file) => (
              <li key={file}>
                <code>
                  <Breakable path={file} />
                </code>
              </li>
            ))}
            {words.moreFiles > 0 && (
              <li className="text-fg2">and {formatInteger(String(words.moreFiles))} more</li>
            )}
          </ul>
        </Field>
      )}
    </FieldList>
  );
}
