/*
 * What a publisher's main thread and its serving thread say to each other. Plain data: it crosses a thread.
 */

/** What a serving thread is started with. */
export interface MountServiceOptions {
  /** Permission bits of the root. */
  readonly rootMode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mayClear: boolean;
  /** Whether the publisher tells figures when it is asked; else they are as old as its last sweep. */
  readonly tellsWhenAsked: boolean;
}

export type MountRequest =
  /** Some bytes of the stream of frames. */
  | { readonly kind: 'frames'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The stream ended; what comes next is another one. */
  | { readonly kind: 'anew' }
  /** Everything asked for has been told. */
  | { readonly kind: 'told' }
  /** 0 or −errno. */
  | { readonly kind: 'cleared'; readonly id: number; readonly result: number };

export type MountReport =
  /** Tell what there is now. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'clear'; readonly id: number; readonly path: string }
  | { readonly kind: 'problem'; readonly text: string };
