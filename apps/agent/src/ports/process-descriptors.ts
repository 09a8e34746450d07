/**
 * The few system calls that reach descriptors which other processes hold. As StatReader: synchronous, without exceptions,
 * a negative result is −errno; −ENOSYS where the platform has no such road. What they open is closed by the reader.
 */
export interface ProcessDescriptors {
  /** A handle on a process that stays this process's, whoever has its id afterwards (pidfd_open(2)). */
  open(pid: number): number;
  /**
   * A descriptor of ours for the very file that the process has open as `theirs` (pidfd_getfd(2)). Takes the rights of a
   * debugger, else −EPERM.
   */
  take(process: number, theirs: number): number;
  /**
   * Whether a process has the file still open as `theirs` that we have open as `ours` (kcmp(2)). −ENOSYS also from
   * kernels built without kcmp.
   */
  isSame(pid: number, theirs: number, ours: number): boolean | number;
  /** Those of some handles whose process has ended. Does not wait. */
  ended(processes: readonly number[]): readonly number[];
  /** What /proc/PID/fd says of a descriptor: a path, or `anon_inode:kvm-vm`. */
  linkOf(pid: number, descriptor: number): string | number;
}
