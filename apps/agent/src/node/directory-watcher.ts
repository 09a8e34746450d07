import * as fs from 'node:fs';
import type { DirectoryWatcher } from '../ports/directory-watcher.ts';

/** inotify's own limit may be 8192 for a user, and others need some. */
const MAX_WATCHES = 4096;

/** By inotify. @param onChange told the key that a directory was named under in which something came or went. */
export function watchDirectories(onChange: (key: string) => void): DirectoryWatcher {
  const watchers = new Map<string, Map<string, fs.FSWatcher>>();
  let count = 0;

  const close = (known: Map<string, fs.FSWatcher>, directory: string): void => {
    known.get(directory)?.close();
    if (known.delete(directory)) count--;
  };

  const open = (known: Map<string, fs.FSWatcher>, key: string, directory: string): void => {
    if (count >= MAX_WATCHES) return;
    try {
      const watcher = fs.watch(directory, { persistent: false }, (event) => {
        // What was only written to holds what it held.
        if (event === 'rename') onChange(key);
      });
      watcher.on('error', () => close(known, directory));
      known.set(directory, watcher);
      count++;
    } catch {
      // It has gone already, or there are no watches left: looking now and then finds out as well.
    }
  };

  return {
    watch(key, directories) {
      const known = watchers.get(key) ?? new Map<string, fs.FSWatcher>();
      watchers.set(key, known);
      const wanted = new Set(directories);
      for (const directory of [...known.keys()])
        if (!wanted.has(directory)) close(known, directory);
      for (const directory of wanted) if (!known.has(directory)) open(known, key, directory);
      return known.size === wanted.size;
    },
    [Symbol.dispose]() {
      for (const known of watchers.values())
        for (const directory of [...known.keys()]) close(known, directory);
    },
  };
}
