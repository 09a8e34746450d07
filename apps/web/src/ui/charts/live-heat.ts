import type { HeatGroup } from './heat-groups.ts';
import { drawHeat } from './heat-ink.ts';
import { type HeatPlot, heatPlot } from './heat-plot.ts';
import type { HeatScale } from './heat-scale.ts';
import type { HeatSource } from './heat-source.ts';
import { onThemeChange } from './on-theme-change.ts';

export interface HeatSpec {
  readonly rowLabels: readonly string[];
  readonly groups: readonly HeatGroup[];
  readonly windowSeconds: number;
  readonly scale: HeatScale;
}

/** A heatmap without React: draws on its canvas after each tick, while that is on screen. */
export class LiveHeat {
  readonly #source: HeatSource;
  #pixels: OffscreenCanvas | undefined;
  readonly #listeners = new Set<() => void>();
  #spec: HeatSpec;
  #canvas: HTMLCanvasElement | undefined;
  #plot: HeatPlot | undefined;
  #isVisible = false;
  #request: number | undefined;

  constructor(source: HeatSource, spec: HeatSpec) {
    this.#source = source;
    this.#spec = spec;
  }

  /** Called when another plot was drawn, whose figures a caption may want. */
  readonly onPlot = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly plot = (): HeatPlot | undefined => this.#plot;

  setSpec(spec: HeatSpec): void {
    this.#spec = spec;
    this.#requestDraw();
  }

  /** @returns what ends it. */
  mount(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const draw = (): void => this.#requestDraw();
    const ends = [this.#source.subscribe(draw), onThemeChange(draw)];
    const screen = new IntersectionObserver(([entry]) => {
      this.#isVisible = entry?.isIntersecting ?? false;
      draw();
    });
    screen.observe(canvas);
    const size = new ResizeObserver(draw);
    size.observe(canvas);
    return () => {
      for (const end of ends) end();
      screen.disconnect();
      size.disconnect();
      if (this.#request !== undefined) cancelAnimationFrame(this.#request);
      this.#request = undefined;
      this.#canvas = undefined;
    };
  }

  #requestDraw(): void {
    if (!this.#isVisible || this.#request !== undefined) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    if (this.#canvas === undefined || this.#source.endUs() === 0) return;
    const { rowLabels, groups, windowSeconds, scale } = this.#spec;
    if (rowLabels.length === 0) return;
    this.#plot = heatPlot(this.#source, windowSeconds, rowLabels.length);
    this.#pixels ??= new OffscreenCanvas(1, 1);
    drawHeat(this.#canvas, {
      plot: this.#plot,
      rowLabels,
      groups,
      scale,
      pixels: this.#pixels,
    });
    for (const listener of this.#listeners) listener();
  }
}
