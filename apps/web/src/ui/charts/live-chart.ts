/*
 * A chart without React: listens to its source, decides when the frame has to step, and draws the lines on a canvas.
 *
 *   source ──tick──▶ extent ──▶ frame (axes, marks) ──changed?──▶ React draws the frame ──▶ geometry
 *                        └──────────── lines ◀────────────────────────────────────────────┘
 */
import type { Points } from '@statsfs/core/series';
import type { Unit } from '@statsfs/core/units';
import { type ChartFrame, nextFrame } from './chart-frame.ts';
import { type ChartMark, type ChartSource, type LineSpec, NO_POINTS } from './chart-source.ts';
import { bufferFor, drawLines } from './draw-lines.ts';
import { extentOf } from './extent.ts';
import { onThemeChange } from './on-theme-change.ts';
import { linearPlot, type PlotGeometry } from './plot-geometry.ts';
import { pointNear } from './values-at.ts';

/** What a chart shows of its source. */
export interface ChartSpec {
  readonly lines: readonly LineSpec[];
  readonly windowSeconds: number;
  readonly unit: Unit;
  readonly floor: 'zero' | 'data';
  readonly maxTimeTicks: number;
  readonly maxYTicks: number;
}

/** What stands around the lines. A new object means that React has to draw. */
export interface ChartSurround {
  readonly frame: ChartFrame;
  readonly marks: readonly ChartMark[];
}

export class LiveChart {
  readonly #source: ChartSource;
  readonly #listeners = new Set<() => void>();
  #spec: ChartSpec;
  #surround: ChartSurround | undefined;
  #canvas: HTMLCanvasElement | undefined;
  #geometry: PlotGeometry | undefined;
  #isVisible = false;
  #drawRequest: number | undefined;
  #buffer: Points = NO_POINTS;

  constructor(source: ChartSource, spec: ChartSpec) {
    this.#source = source;
    this.#spec = spec;
  }

  readonly onSurround = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly surround = (): ChartSurround | undefined => this.#surround;

  get geometry(): PlotGeometry | undefined {
    return this.#geometry;
  }

  /** The moment under a pixel of the chart, that of the nearest point if one is near; undefined beside the plot. */
  momentAt(x: number): number | undefined {
    const plot = this.#geometry;
    if (plot === undefined || x < plot.left || x > plot.left + plot.width) return undefined;
    const us = plot.msAt(x) * 1000;
    const [first] = this.#spec.lines;
    if (first === undefined) return us;
    const points = this.#source.points(first.id, plot.frame.fromUs);
    return points.x[pointNear(points, us) ?? -1] ?? us;
  }

  get source(): ChartSource {
    return this.#source;
  }

  setSpec(spec: ChartSpec): void {
    if (spec.windowSeconds !== this.#spec.windowSeconds || spec.floor !== this.#spec.floor) {
      this.#surround = undefined;
    }
    this.#spec = spec;
    this.#tick();
  }

  /** From the frame's layout: the lines follow in the same frame of the screen. */
  readonly setGeometry = (geometry: PlotGeometry): void => {
    this.#geometry = geometry;
    this.#requestDraw();
  };

  /** Draws on `canvas` while it is on screen. @returns what ends it. */
  mount(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const endSource = this.#source.subscribe(() => this.#tick());
    const endTheme = onThemeChange(() => this.#requestDraw());
    const screen = new IntersectionObserver(([entry]) => {
      this.#isVisible = entry?.isIntersecting ?? false;
      this.#tick();
    });
    screen.observe(canvas);
    return () => {
      endSource();
      endTheme();
      screen.disconnect();
      if (this.#drawRequest !== undefined) cancelAnimationFrame(this.#drawRequest);
      this.#drawRequest = undefined;
      this.#canvas = undefined;
      this.#isVisible = false;
    };
  }

  #tick(): void {
    const endUs = this.#source.endUs();
    // The first frame is made off screen too, so that the chart has its size and name from the start.
    if (endUs === 0 || (!this.#isVisible && this.#surround !== undefined)) return;
    const { lines, ...rest } = this.#spec;
    const fromUs = endUs - rest.windowSeconds * 1e6;
    const points = lines.map(({ id }) => this.#source.points(id, fromUs));
    const timeZoneOffsetMinutes = new Date(endUs / 1000).getTimezoneOffset();
    const frame = nextFrame(
      { ...rest, endUs, extent: extentOf(points, fromUs), timeZoneOffsetMinutes },
      this.#surround?.frame,
    );
    const marks = this.#source.marks(frame.fromUs);
    const before = this.#surround;
    if (before?.frame !== frame || !isSameMarks(before.marks, marks)) {
      this.#surround = { frame, marks };
      for (const listener of this.#listeners) listener();
    }
    this.#requestDraw();
  }

  #requestDraw(): void {
    if (!this.#isVisible || this.#drawRequest !== undefined) return;
    this.#drawRequest = requestAnimationFrame(() => {
      this.#drawRequest = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const canvas = this.#canvas;
    const geometry = this.#geometry;
    if (canvas === undefined || geometry === undefined) return;
    const { lines } = this.#spec;
    const { fromUs } = geometry.frame;
    const plot = linearPlot(geometry);
    this.#buffer = bufferFor(plot, this.#buffer);
    drawLines(canvas, {
      plot,
      buffer: this.#buffer,
      lines: lines.map((line) => ({ ...line, points: this.#source.points(line.id, fromUs) })),
    });
  }
}

const isSameMarks = (a: readonly ChartMark[], b: readonly ChartMark[]): boolean =>
  a === b || (a.length === b.length && a.every((mark, i) => isSameMark(mark, b[i])));

function isSameMark(a: ChartMark, b: ChartMark | undefined): boolean {
  if (a.kind !== 'gap') {
    return a.kind === b?.kind && a.atUs === b.atUs && a.text === b.text;
  }
  return b?.kind === 'gap' && a.fromUs === b.fromUs && a.untilUs === b.untilUs && a.text === b.text;
}
