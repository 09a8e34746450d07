import type { SeriesPoints } from '@statsfs/core/series';
import type { ChartSource } from './chart-source.ts';
import type { CommonScale } from './common-scale.ts';
import { extentOf } from './extent.ts';
import { prepareCanvas } from './prepare-canvas.ts';

export interface SparkSpec {
  readonly line: string;
  readonly windowSeconds: number;
  /** An axis that it shares with others; else it has its own, and its shape is all that it tells. */
  readonly scale?: CommonScale | undefined;
}

type SparkSource = Pick<ChartSource, 'subscribe' | 'endUs' | 'points'>;

const LINE_WIDTH = 1.1;
/** Room above and below, so that a flat line at zero and a peak are seen whole. */
const INSET = 1.5;

/** Draws one line on a small canvas after each tick, while it is on screen. */
export class SparkInk {
  readonly #canvas: HTMLCanvasElement;
  readonly #source: SparkSource;
  readonly #spec: SparkSpec;
  #isVisible = false;
  #request: number | undefined;

  constructor(canvas: HTMLCanvasElement, source: SparkSource, spec: SparkSpec) {
    this.#canvas = canvas;
    this.#source = source;
    this.#spec = spec;
  }

  /** @returns what ends it. */
  start(): () => void {
    const end = this.#source.subscribe(() => this.#requestDraw());
    const screen = new IntersectionObserver(([entry]) => {
      this.#isVisible = entry?.isIntersecting ?? false;
      this.#requestDraw();
    });
    screen.observe(this.#canvas);
    const leave = this.#spec.scale?.add(this.#source, this.#spec.line);
    return () => {
      end();
      leave?.();
      screen.disconnect();
      if (this.#request !== undefined) cancelAnimationFrame(this.#request);
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
    const ink = prepareCanvas(this.#canvas);
    const endUs = this.#source.endUs();
    if (ink === undefined || endUs === 0) return;
    const { line, windowSeconds } = this.#spec;
    const fromUs = endUs - windowSeconds * 1e6;
    const points = this.#source.points(line, fromUs);
    const [low, high] = this.#rangeOf(points, fromUs);
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const bottom = height - INSET;
    ink.strokeStyle = getComputedStyle(this.#canvas).color;
    ink.lineWidth = LINE_WIDTH;
    ink.beginPath();
    let isDown = false;
    for (let i = 0; i < points.x.length; i++) {
      const value = points.y[i] ?? Number.NaN;
      if (Number.isNaN(value)) {
        isDown = false;
        continue;
      }
      const x = (((points.x[i] ?? 0) - fromUs) / (endUs - fromUs)) * width;
      const y = bottom - ((value - low) / (high - low)) * (bottom - INSET);
      if (isDown) ink.lineTo(x, y);
      else ink.moveTo(x, y);
      isDown = true;
    }
    ink.stroke();
  }

  #rangeOf(points: SeriesPoints, fromUs: number): readonly [low: number, high: number] {
    const { scale, windowSeconds } = this.#spec;
    const [min, max] = scale?.range(windowSeconds) ?? extentOf([points], fromUs) ?? [0, 0];
    if (max > min) return [min, max];
    // A line that never moves lies at the bottom when it is zero, else in the middle.
    return max === 0 ? [0, 1] : [max - 1, max + 1];
  }
}
