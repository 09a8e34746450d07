/*
 * What the agent's main thread and its sweep thread say to each other. Plain data: it crosses a thread.
 */
import type { HostIdentity } from '@statsfs/core/model';
import type { StreamPlace } from '@statsfs/core/wire';
import type { NetNamespace } from '../catalog/net-namespace.ts';
import type { Folder } from '../filesystems/folder/walk-folder.ts';
import type { QmpPlace } from '../filesystems/kvm/qmp-answer.ts';
import type { ClearAllowance } from './clear/clear-allowance.ts';

/** What a sweep thread is started with. */
export interface SweepOptions {
  readonly epoch: string;
  readonly host: HostIdentity;
  readonly intervalMs: number;
  readonly folders: readonly Folder[];
  /** Subsystems to take up; empty: all. */
  readonly only: readonly string[];
  readonly allowClear: ClearAllowance;
  /** Other network namespaces whose statistics are taken up. */
  readonly namespaces: readonly NetNamespace[];
  /** Monitors of virtual machines that are asked for statistics. */
  readonly monitors: readonly QmpPlace[];
  /** CPU time that the agent may take, as a share of one core; 0: any. */
  readonly cpuBudget: number;
}

/** Files that somebody wants read, by index, and how often at least. */
export interface Want {
  readonly intervalMs: number;
  readonly files: readonly number[];
}

/** What somebody looks at: replaces what he looked at before, and must be said again within half a minute. */
export interface Wish {
  /** Whose. */
  readonly reader: string;
  /** What the indexes belong to; those of another epoch are passed over. */
  readonly epoch: string;
  readonly wants: readonly Want[];
  /** Ids of processes to be looked into. */
  readonly processes: readonly number[];
}

/** What reading files costs, by their index. */
export interface FileCosts {
  readonly epoch: string;
  /** Wall time of one read in µs; 0 for what was not read. */
  readonly readUs: Float32Array<ArrayBuffer>;
  /** How often it is read, in ms; Infinity: not at all. */
  readonly intervalMs: Float32Array<ArrayBuffer>;
}

/** One file that a clear would write to, or why it would not. */
export interface ClearPreview {
  /** Path in the tree. */
  readonly path: string;
  readonly file: string;
  /** What is written. */
  readonly text: string;
  /** Exact figures now, a cell each. */
  readonly before: readonly string[];
  /** Why it cannot be cleared; undefined when it can. */
  readonly refused?: string | undefined;
  /** Tells the file from another that takes its place; for `shown` of the clear. */
  readonly identity?: string | undefined;
}

/** Values below a source that a clear of it passes over. */
export interface ClearSkipped {
  readonly reason: string;
  readonly values: number;
}

/** What a clear would do. */
export interface ClearPreviews {
  readonly files: readonly ClearPreview[];
  readonly skipped: readonly ClearSkipped[];
}

/** What somebody asks to have cleared. */
export interface ClearRequest {
  readonly paths: readonly string[];
  /** Who, for everybody to see: untrusted text. */
  readonly actor: string;
  /** Identity of the files as they were shown to him, by path: another one in its place is not written to. */
  readonly shown?: Readonly<Record<string, string>> | undefined;
}

export interface ClearResult {
  readonly path: string;
  readonly file: string;
  /** `changed`: written, but the value did not become zero. */
  readonly kind: 'done' | 'changed' | 'refused';
  /** errno name, where the kernel refused. */
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export type SweepRequest =
  | {
      readonly kind: 'join';
      readonly id: number;
      /** Where one who comes back had come to. */
      readonly from?: StreamPlace | undefined;
    }
  /** Reads files at once that are read rarely or not at all. */
  | { readonly kind: 'read'; readonly id: number; readonly files: readonly number[] }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'costs'; readonly id: number }
  /** Makes the intervals so many times as long. */
  | { readonly kind: 'stretch'; readonly factor: number }
  | { readonly kind: 'preview'; readonly id: number; readonly paths: readonly string[] }
  | { readonly kind: 'clear'; readonly id: number; readonly request: ClearRequest }
  | { readonly kind: 'stop' };

export type SweepReport =
  /** Frames for everybody, in order. */
  | { readonly kind: 'frames'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Schema (or the changes since `from`) and keyframe for the one who asked; the frames that follow fit onto it. */
  | { readonly kind: 'joined'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Frames of what was read have gone before. */
  | { readonly kind: 'read'; readonly id: number }
  | { readonly kind: 'costs'; readonly id: number; readonly costs: FileCosts }
  | ({ readonly kind: 'previewed'; readonly id: number } & ClearPreviews)
  | { readonly kind: 'cleared'; readonly id: number; readonly results: readonly ClearResult[] }
  | { readonly kind: 'warning'; readonly text: string };
