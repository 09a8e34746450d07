/** What a test tells the thread that serves the tree in memory. Paths have no leading slash. */
export type TreeOrder =
  | { readonly kind: 'set'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  /** Answers whoever reads `slow`. */
  | { readonly kind: 'answer'; readonly text: string }
  /** Raises `watched`. */
  | { readonly kind: 'rise' };

/** What the thread tells the test. */
export type TreeEvent =
  /** Somebody reads `slow` and waits; or waits no more. */
  | { readonly kind: 'waiting' | 'interrupted' }
  /** Somebody polls `watched`. */
  | { readonly kind: 'polled' }
  | { readonly kind: 'problem'; readonly message: string };

/** How the tree is served. */
export interface TreeOptions {
  readonly rememberMs: number;
}
