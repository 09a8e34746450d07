import { unreadable } from '@statsfs/core/model';
import { type FindOptions, type Found, NOTHING_FOUND } from './find-options.ts';
import { folderRules } from './folder/folder-rules.ts';
import { type Folder, MAX_FOLDER_FILES, walkFolder } from './folder/walk-folder.ts';
import type { FoundFile } from './found-file.ts';
import { mayHang } from './mounts/may-hang.ts';
import { readMounts } from './mounts/mount-table.ts';

/** Everything in one folder; one that may hang is not looked into where others do that. */
export function findFolder({ reader, keepsApart }: FindOptions, folder: Folder): Found {
  const isRemote = mayHang(readMounts(reader), folder.directory);
  if (keepsApart && isRemote) {
    return { ...NOTHING_FOUND, apart: [folder] };
  }
  const walk = walkFolder(reader, folder);
  switch (walk.kind) {
    case 'snapshot':
      return { ...NOTHING_FOUND, snapshots: [folder] };
    case 'failed': {
      const { name, reason } = unreadable(-walk.error);
      const warning = `Cannot walk ${folder.directory} for --fs ${folder.name}: ${reason} (${name})`;
      return {
        ...NOTHING_FOUND,
        files: [missingFolder(folder, -walk.error)],
        warnings: [warning],
      };
    }
    case 'walked': {
      const limit = MAX_FOLDER_FILES.toLocaleString('en');
      const cut = `${folder.directory} holds more than ${limit} files or is too deep; rest left out`;
      return {
        ...NOTHING_FOUND,
        files: walk.files,
        // To listen to a directory is to look at it, and changes made elsewhere are not told of.
        notifying: isRemote ? [] : walk.directories,
        warnings: walk.cut ? [cut] : [],
      };
    }
  }
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
    pace: 'base',
    problem,
    debugfs: false,
  };
}
