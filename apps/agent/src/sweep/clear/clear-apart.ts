import type { Side } from '../side-trees.ts';
import type { ClearPreview, ClearRequest, ClearResult } from '../sweep-messages.ts';
import type { ClearTarget } from './clear-targets.ts';

const NO_ANSWER = 'its filesystem does not answer';

type Clearable = Extract<ClearTarget, { readonly kind: 'clearable' }>;

/** Values of one filesystem that may hang: the thread that reads it clears them. */
export class ClearApart {
  readonly #side: Side;
  readonly #targets: readonly Clearable[];

  constructor(side: Side, targets: readonly Clearable[]) {
    this.#side = side;
    this.#targets = targets;
  }

  async preview(): Promise<readonly ClearPreview[]> {
    const files = await this.#side.link.preview(this.#paths());
    return (
      files ??
      this.#targets.map(({ path, file }) => ({
        path,
        file,
        text: '',
        before: [],
        refused: NO_ANSWER,
      }))
    );
  }

  async clear({ actor, shown }: Omit<ClearRequest, 'paths'>): Promise<readonly ClearResult[]> {
    const results = await this.#side.link.clear({ paths: this.#paths(), actor, shown });
    return (
      results ??
      this.#targets.map(({ path, file }) => ({
        path,
        file,
        kind: 'refused',
        code: 'ETIMEDOUT',
        // It may still happen once the filesystem answers again.
        reason: `${NO_ANSWER}, so it is not known whether it was cleared`,
        before: [],
        after: [],
      }))
    );
  }

  #paths(): string[] {
    return this.#targets.map(({ path }) => path);
  }
}
