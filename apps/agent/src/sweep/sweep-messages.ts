/*
 * What the agent's main thread and its sweep thread say to each other. Plain data: it crosses a thread.
 */
import type { HostIdentity } from '@statsfs/core/model';
import type { StreamPlace } from '@statsfs/core/wire';
import type { Folder } from '../filesystems/folder/walk-folder.ts';

/** What a sweep thread is started with. */
export interface SweepOptions {
  readonly epoch: string;
  readonly host: HostIdentity;
  readonly intervalMs: number;
  readonly folders: readonly Folder[];
  /** Subsystems to take up; empty: all. */
  readonly only: readonly string[];
  readonly allowClear: boolean;
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
  | { readonly kind: 'preview'; readonly id: number; readonly paths: readonly string[] }
  | {
      readonly kind: 'clear';
      readonly id: number;
      readonly paths: readonly string[];
      readonly actor: string;
    }
  | { readonly kind: 'stop' };

export type SweepReport =
  /** Frames for everybody, in order. */
  | { readonly kind: 'frames'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Schema (or the changes since `from`) and keyframe for the one who asked; the frames that follow fit onto it. */
  | { readonly kind: 'joined'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'previewed'; readonly id: number; readonly files: readonly ClearPreview[] }
  | { readonly kind: 'cleared'; readonly id: number; readonly results: readonly ClearResult[] }
  | { readonly kind: 'warning'; readonly text: string };
