import { createDescriptor, type SchemaBuilder } from '@statsfs/core/model';
import type { Folder } from '../filesystems/folder/walk-folder.ts';

/** Adds a row that stands for a folder of which nothing is known yet, so that people see why. @returns index of its file. */
export function addPlaceholder(builder: SchemaBuilder, { name, directory }: Folder): number {
  const value = directory.split('/').findLast((part) => part !== '') ?? directory;
  return builder.addFile({
    path: directory,
    filesystem: name,
    mode: 0,
    slotCount: 1,
    values: [
      {
        source: [name],
        descriptor: createDescriptor(value, { type: 'text' }),
        firstSlot: 0,
        sets: [],
      },
    ],
  }).index;
}
