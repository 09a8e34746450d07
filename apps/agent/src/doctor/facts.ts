import type { Look, MountAnswer } from '../ports/host-probe.ts';
import type { Census } from './census.ts';

/** One line of mountinfo (proc_pid_mountinfo(5)). */
export interface Mount {
  /** Where, absolute. */
  readonly directory: string;
  /** `ext4`, `fuse.sshfs`. */
  readonly type: string;
  /** Its device as the kernel numbers it: for FUSE the name of its connection. */
  readonly device: number;
  /** Of the filesystem, not of this mount point: `hidepid=2`, names of cgroup controllers. */
  readonly options: readonly string[];
}

/** Options that the kernel was built with, by name without `CONFIG_`. Those that are not set are not in it. */
export interface KernelConfig {
  readonly file: string;
  readonly options: ReadonlyMap<string, string>;
}

export interface KernelFacts {
  readonly release: string;
  /** Undefined where no readable file holds it. */
  readonly config: KernelConfig | undefined;
  /** Parameters it was booted with; undefined where that cannot be read. */
  readonly parameters: readonly string[] | undefined;
  /** Types of filesystem that it can mount now; undefined where that cannot be read. */
  readonly types: ReadonlySet<string> | undefined;
}

export const NAMESPACES = ['user', 'pid', 'cgroup'] as const;

export interface ProcessFacts {
  readonly uid: number;
  /** Effective capabilities, a bit each (capabilities(7)). */
  readonly capabilities: bigint | undefined;
  /** Whether it is the host's own, of each namespace of which that can be told. */
  readonly namespaces: Readonly<Record<(typeof NAMESPACES)[number], boolean | undefined>>;
  /** What says that this is a container: a file that one puts there. */
  readonly containerMark: string | undefined;
  /** RLIMIT_NOFILE. */
  readonly descriptors: { readonly soft: number; readonly hard: number } | undefined;
  readonly reader: string;
}

export interface FuseMount {
  readonly mount: Mount;
  readonly answer: MountAnswer;
  /** Requests that its server has not answered, where the kernel tells. */
  readonly waiting: number | undefined;
}

/** A switch of the kernel, one for each device. */
export interface Switch {
  readonly device: string;
  readonly file: string;
  readonly isOn: boolean;
}

/** /proc/cgroups. */
export interface Controller {
  readonly name: string;
  /** 0: bound to no hierarchy of version 1. */
  readonly hierarchy: number;
  readonly isEnabled: boolean;
}

export interface FilesystemFacts {
  /** `none [integrity] confidentiality`. */
  readonly lockdown: Look<string>;
  readonly debugfs: Look<readonly string[]>;
  readonly metricfs: Look<readonly string[]>;
  readonly controllers: readonly Controller[] | undefined;
  /** cgroup.controllers at the root of version 2. */
  readonly unified: Look<string>;
}

/** What comparing KVM's two roads came to, debugfs and descriptors. */
export interface KvmRoads {
  /** Statistics that both told. */
  readonly compared: number;
  /** Those of them that moved meanwhile, of which nothing can be said. */
  readonly moving: number;
  /** Files of debugfs that could not be read. */
  readonly unreadable: number;
  readonly differing: readonly KvmDifference[];
}

export interface KvmDifference {
  /** File in debugfs, and what it said just before and just after the descriptors told something else. */
  readonly path: string;
  readonly before: bigint;
  readonly after: bigint;
  readonly told: bigint;
}

export interface KvmFacts {
  readonly device: Look<number>;
  /** Of kvm and those of the CPU makers, the ones that are loaded or built in. */
  readonly modules: readonly string[];
  /** vmx, svm; undefined where /proc/cpuinfo says nothing of flags. */
  readonly cpuFlags: ReadonlySet<string> | undefined;
  readonly debugfs: Look<readonly string[]>;
  /** kernel.yama.ptrace_scope; ENOENT where there is no Yama. */
  readonly ptraceScope: Look<string>;
  /** Undefined where debugfs does not show KVM, or nobody could compare. */
  readonly roads: KvmRoads | undefined;
}

export interface FeatureFacts {
  readonly pressure: Look<string>;
  readonly schedstat: Look<number>;
  readonly schedstatsSwitch: Look<string>;
  readonly iostats: Look<readonly Switch[]>;
  readonly mbStats: Look<readonly Switch[]>;
  /** Whether the caches of SLUB have statistics; 'none' where there is no cache to tell by. */
  readonly slub: Look<boolean | 'none'>;
  readonly kvm: KvmFacts;
  readonly clock: Look<string>;
  readonly clocks: Look<string>;
}

/** What the product itself needs of the host. */
export interface ProductFacts {
  readonly socketPath: string;
  /** `self`: this process is the agent. */
  readonly agent: 'self' | 'none' | 'closed';
  readonly stateDir: string;
  /** Whether it may be written to; ENOENT where it is not there yet. */
  readonly state: Look<true>;
  readonly fuseDevice: Look<true>;
  /** Whether there is a program that mounts for us: mount(8) as root, else fusermount3(1). */
  readonly hasMountProgram: boolean;
  readonly folders: readonly { readonly name: string; readonly directory: string }[];
}

/** Files of the catalog of which none was found. */
export interface AbsentEntry {
  /** As in the catalog, with its wildcards. */
  readonly file: string;
  readonly filesystem: string;
  readonly subsystem: string;
  /** What looking for it came to; 0: its directory is there, and nothing in it fits. */
  readonly errno: number;
}

/** Files of one entry of the catalog, or one file of no entry, that a permission keeps from us. */
export interface DeniedEntry {
  readonly file: string;
  readonly count: number;
}

/** Everything that a report is judged by. */
export interface HostFacts {
  readonly kernel: KernelFacts;
  readonly process: ProcessFacts;
  /** In the order of mounting; undefined where that cannot be read. */
  readonly mounts: readonly Mount[] | undefined;
  readonly fuse: readonly FuseMount[];
  readonly filesystems: FilesystemFacts;
  readonly features: FeatureFacts;
  readonly product: ProductFacts;
  /** Undefined before the first sweep is done. */
  readonly census: Census | undefined;
  readonly absent: readonly AbsentEntry[];
  readonly denied: readonly DeniedEntry[];
  /** Top names of the tree that the catalog knows, by the filesystem their files lie on. */
  readonly catalogued: ReadonlyMap<string, readonly string[]>;
  /** Top names of the tree under which something is read only while somebody looks at it. */
  readonly onDemand: readonly string[];
}
