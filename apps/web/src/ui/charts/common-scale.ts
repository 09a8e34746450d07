import type { ChartSource } from './chart-source.ts';
import { extentOf } from './extent.ts';

type ScaledSource = Pick<ChartSource, 'endUs' | 'points'>;

interface Member {
  readonly source: ScaledSource;
  readonly line: string;
}

/** One axis for several small charts, so that what is high in one is high in all. */
export class CommonScale {
  readonly #members = new Set<Member>();
  #known:
    | { readonly key: string; readonly range: readonly [number, number] | undefined }
    | undefined;

  /** @returns what takes it out again. */
  add(source: ScaledSource, line: string): () => void {
    const member = { source, line };
    this.#members.add(member);
    this.#known = undefined;
    return () => {
      this.#members.delete(member);
      this.#known = undefined;
    };
  }

  /**
   * Zero or the lowest figure, whichever is less, and the highest, of all of them in the last seconds; undefined before
   * there is any. Worked out once for each moment.
   */
  range(windowSeconds: number): readonly [low: number, high: number] | undefined {
    let endUs = 0;
    for (const { source } of this.#members) endUs = Math.max(endUs, source.endUs());
    const key = `${endUs} ${windowSeconds}`;
    if (this.#known?.key === key) return this.#known.range;
    const fromUs = endUs - windowSeconds * 1e6;
    const lines = [...this.#members].map(({ source, line }) => source.points(line, fromUs));
    const extent = extentOf(lines, fromUs);
    const range = extent && ([Math.min(0, extent[0]), extent[1]] as const);
    this.#known = { key, range };
    return range;
  }
}
