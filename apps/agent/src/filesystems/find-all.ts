import { unreadable } from '@statsfs/core/model';
import type { CatalogFile } from '../catalog/catalog-entry.ts';
import type { StatReader } from '../ports/stat-reader.ts';
import { findCatalogFiles } from './catalogued/find-files.ts';
import { folderRules } from './folder/folder-rules.ts';
import { type Folder, MAX_FOLDER_FILES, walkFolder } from './folder/walk-folder.ts';
import type { FoundFile } from './found-file.ts';

export interface FindOptions {
  readonly reader: StatReader;
  readonly catalog: readonly CatalogFile[];
  readonly folders: readonly Folder[];
  /** Subsystems to take up; empty: all. */
  readonly only: readonly string[];
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** One sentence each: what could not be walked. */
  readonly warnings: readonly string[];
}

/** Every file of every filesystem, as it stands now. */
export function findAll({ reader, catalog, folders, only }: FindOptions): Found {
  const wanted = (subsystem: string): boolean => only.length === 0 || only.includes(subsystem);
  const catalogued = catalog.filter(({ at }) => wanted(at.split('/')[0] ?? ''));
  const files = findCatalogFiles(reader, catalogued);
  const warnings: string[] = [];
  for (const folder of folders) {
    if (!wanted(folder.name)) continue;
    const walk = walkFolder(reader, folder);
    if (walk.kind === 'failed') {
      const { name, reason } = unreadable(-walk.error);
      warnings.push(`Cannot walk ${folder.directory} for --fs ${folder.name}: ${reason} (${name})`);
      files.push(missingFolder(folder, -walk.error));
      continue;
    }
    if (walk.cut) {
      const limit = MAX_FOLDER_FILES.toLocaleString('en');
      warnings.push(
        `${folder.directory} holds more than ${limit} files or is too deep; rest left out`,
      );
    }
    for (const file of walk.files) files.push(file);
  }
  return { files, warnings };
}

/** A folder that is not there still has its row, which says so where people look. */
function missingFolder(folder: Folder, problem: number): FoundFile {
  const name = folder.directory.split('/').filter(Boolean).at(-1) ?? folder.directory;
  return {
    path: folder.directory,
    root: folder.directory,
    names: [],
    filesystem: folder.name,
    place: [folder.name],
    name,
    format: undefined,
    describe: folderRules(0).describe,
    access: 'reopen',
    problem,
    debugfs: false,
  };
}
