import type { ExamineOptions, Told } from './doctor-host.ts';
import type { MemoryHost } from './memory-host.ts';

/** A host, made from one that lacks nothing. */
export interface DoctorCase {
  readonly name: string;
  readonly host: (host: MemoryHost) => MemoryHost;
  readonly options?: ExamineOptions;
  /** What is said of what: state, detail and mend. */
  readonly says: Readonly<Record<string, readonly [Told['state'], RegExp, string]>>;
}

export const MOUNTINFO = '/proc/self/mountinfo';
export const FILESYSTEMS = '/proc/filesystems';
export const CONFIG = '/proc/config.gz';

export const unmount = (host: MemoryHost, type: string): MemoryHost =>
  host.edit(MOUNTINFO, new RegExp(`^.* - ${type} .*\n`, 'm'), '');

/** Mounts something by FUSE, as connection 45. */
export const fuse = (host: MemoryHost, directory: string, type = 'fuse.sshfs'): MemoryHost =>
  host.edit(MOUNTINFO, /$/, `90 22 0:45 / ${directory} rw - ${type} x rw\n`);

export const inContainer = (host: MemoryHost): MemoryHost => {
  host.links.set('/proc/self/ns/pid', 'pid:[4026532211]');
  host.links.set('/proc/self/ns/cgroup', 'cgroup:[4026532212]');
  // What docker leaves of the rights of root.
  return host.put('/.dockerenv').edit('/proc/self/status', '000001ffffffffff', '00000000a80425fb');
};
