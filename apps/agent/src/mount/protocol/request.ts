/** `struct fuse_init_in`: what the kernel speaks and can. */
export interface InitRequest {
  readonly kind: 'init';
  readonly major: number;
  readonly minor: number;
  readonly maxReadaheadBytes: number;
  /** FUSE_… flags, bits 0 to 31. */
  readonly flags: number;
}

export interface ReadRequest {
  readonly kind: 'read';
  readonly handle: number;
  readonly offset: number;
  readonly sizeBytes: number;
}

export interface ListRequest {
  readonly kind: 'readdir' | 'readdirplus';
  readonly handle: number;
  /** The cookie of the last entry that was read, or 0. */
  readonly offset: number;
  readonly sizeBytes: number;
}

export interface WriteRequest {
  readonly kind: 'write';
  readonly handle: number;
  readonly offset: number;
  /** Borrowed from the memory of the request. */
  readonly bytes: Uint8Array;
}

export interface PollRequest {
  readonly kind: 'poll';
  readonly handle: number;
  /** Of the open file in the kernel, to be named when it becomes ready. */
  readonly kernelHandle: bigint;
  /** Whether somebody sleeps on it. */
  readonly wantsWake: boolean;
}

/** A node that the kernel forgets, and how many of the lookups it was given. */
export interface Forgotten {
  readonly nodeId: number;
  readonly lookups: number;
}

/** The body of a request. Whatever is refused without a look at its body is only named. */
export type FuseRequest =
  | InitRequest
  | ReadRequest
  | ListRequest
  | WriteRequest
  | PollRequest
  /** No name: it is not UTF-8, so nothing here is called that. */
  | { readonly kind: 'lookup'; readonly name: string | undefined }
  | { readonly kind: 'forget'; readonly nodes: readonly Forgotten[] }
  | { readonly kind: 'getattr' }
  /** FATTR_… bits. */
  | { readonly kind: 'setattr'; readonly changes: number }
  | { readonly kind: 'open'; readonly flags: number }
  | { readonly kind: 'opendir' }
  | { readonly kind: 'release' | 'releasedir'; readonly handle: number }
  | { readonly kind: 'statfs' }
  | { readonly kind: 'access' }
  | { readonly kind: 'flush' | 'fsync' }
  | { readonly kind: 'getxattr' | 'listxattr' }
  /** `unique` of the request that need not be answered in full. */
  | { readonly kind: 'interrupt'; readonly unique: bigint }
  | { readonly kind: 'destroy' }
  | { readonly kind: 'unknown' }
  /** Shorter than its kind needs, or longer than it says: nothing in it can be trusted. */
  | { readonly kind: 'malformed' };
