'use client';

import { filePathOf, type ResolvedValue, type SchemaIndex } from '@statsfs/core/model';
import { useMemo } from 'react';
import { Breakable } from '../../ui/breakable.tsx';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../../ui/copy-exact.tsx';
import { Field, FieldList } from '../../ui/field-list.tsx';
import { unitWords } from '../../ui/unit-words.ts';
import { CopyButton } from './copy-button.tsx';
import { describeValue } from './describe-value.ts';
import { ReadCost } from './read-cost.tsx';
import { catCommand } from './shell-quote.ts';
import { ValueHistory } from './value-history.tsx';

export interface ValueMetadataProps {
  readonly index: SchemaIndex;
  readonly value: ResolvedValue;
}

export function ValueMetadata({ index, value }: ValueMetadataProps) {
  const words = useMemo(() => describeValue(index.schema, value), [index, value]);
  const copy = useCopy();
  const { descriptor, file, path } = value;
  const filePath = filePathOf(file, descriptor.name);
  return (
    <>
      <FieldList>
        <Field name="Path">
          <WithCopy label="Copy the path in the tree" text={path} />
        </Field>
        <Field name="About">
          {descriptor.description === '' ? <None>none given</None> : descriptor.description}
        </Field>
        <Field name="Kind">{words.kind}</Field>
        <Field name="Type">{words.type}</Field>
        {words.keys.map((key) => (
          <Field key={key.name} name="Key">
            <code>{key.name}</code> {key.text}
          </Field>
        ))}
        <Field name="Unit">{unitWords(descriptor.unit)}</Field>
        {words.width !== undefined && <Field name="Width">{words.width}</Field>}
        <Field name="Clear">{words.clear}</Field>
        <Field name="Source">
          {words.reference === undefined ? (
            <None>none given</None>
          ) : (
            <Breakable path={words.reference} />
          )}
        </Field>
        <Field name="File">
          <WithCopy label="Copy the path of the file" text={filePath} />
        </Field>
        <Field name="Mode">
          <code>{words.mode}</code>
        </Field>
        <Field name="Filesystem">{file.filesystem}</Field>
        <ValueHistory path={path} />
        <Field name="Cost">
          <ReadCost of="value" path={path} />
        </Field>
      </FieldList>
      <Button
        className="mt-3"
        title={catCommand(filePath)}
        onClick={() => copy(catCommand(filePath))}
      >
        Copy cat command
      </Button>
    </>
  );
}

function WithCopy({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 flex-1">
        <Breakable path={text} />
      </code>
      <CopyButton label={label} text={text} />
    </span>
  );
}

const None = ({ children }: { readonly children: string }) => (
  <span className="text-fg2">{children}</span>
);
