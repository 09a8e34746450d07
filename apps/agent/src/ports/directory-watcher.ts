/** Tells of directories in which something appeared or vanished, where the kernel tells. */
export interface DirectoryWatcher extends Disposable {
  /**
   * Watches these directories from now on, and no others that were named under the same key.
   * Those that cannot be watched, or are too many, are left to who looks by himself.
   */
  watch(key: string, directories: readonly string[]): void;
}
