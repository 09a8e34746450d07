/** Tells of directories in which something appeared or vanished, where the kernel tells. */
export interface DirectoryWatcher extends Disposable {
  /**
   * Watches these directories from now on, and no others that were named under the same key.
   * @returns whether all of them are: those that cannot be watched, or are too many, are left to who looks by himself.
   */
  watch(key: string, directories: readonly string[]): boolean;
}
