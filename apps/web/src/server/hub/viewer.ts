import type { FastPath } from '../../trpc/fast-path.ts';
import type { LiveEvent, LiveMark, LiveSample } from '../../trpc/live-event.ts';

type HelloEvent = Extract<LiveEvent, { kind: 'hello' }>;
type SweepEvent = Extract<LiveEvent, { kind: 'sweep' }>;
type LaterEvent = Exclude<LiveEvent, HelloEvent>;

/** Marks that may wait for one viewer who does not read. */
const MAX_WAITING_MARKS = 1000;

/**
 * One live subscription: what it looks at, and the event that waits for it. When the browser is slower than the sweeps
 * the latest sample of each path wins, and nothing piles up.
 */
export class Viewer {
  readonly id: string;
  readonly isOperator: boolean;
  #paths: ReadonlySet<string> = new Set();
  #fast: ReadonlyMap<string, number> = new Map();
  /** Goes out before anything else. */
  #hello: HelloEvent | undefined;
  #waiting: LaterEvent | undefined;
  #wake: (() => void) | undefined;

  constructor(id: string, isOperator: boolean) {
    this.id = id;
    this.isOperator = isOperator;
  }

  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  /** How often it wants a path read, in ms; undefined: as often as the agent reads by itself. */
  intervalMsOf(path: string): number | undefined {
    return this.#fast.get(path);
  }

  look(paths: readonly string[], fast: readonly FastPath[] = []): void {
    this.#paths = new Set(paths);
    this.#fast = new Map(fast.map(({ path, intervalMs }) => [path, intervalMs]));
  }

  offer(event: LiveEvent): void {
    if (event.kind === 'hello') {
      this.#hello = event;
    } else {
      if (this.#hello !== undefined) this.#hello = { ...this.#hello, host: event.host };
      this.#waiting = merge(this.#waiting, event);
    }
    this.#wake?.();
    this.#wake = undefined;
  }

  /** What waits, as soon as something does, until the subscription ends. */
  async *events(signal: AbortSignal): AsyncGenerator<LiveEvent> {
    const wake = (): void => this.#wake?.();
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const event = this.#take();
        if (event !== undefined) yield event;
        else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #take(): LiveEvent | undefined {
    const hello = this.#hello;
    this.#hello = undefined;
    if (hello !== undefined) return hello;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}

/** Two events in one: the newer host state, the newest sample of each path, all marks. */
function merge(waiting: LaterEvent | undefined, event: LaterEvent): LaterEvent {
  if (waiting === undefined) return event;
  if (event.kind === 'host') return { ...waiting, host: event.host };
  if (waiting.kind === 'host') return event;
  return mergeSweeps(waiting, event);
}

function mergeSweeps(waiting: SweepEvent, event: SweepEvent): SweepEvent {
  const samples = new Map<string, LiveSample>();
  for (const sample of [...waiting.samples, ...event.samples]) samples.set(sample.path, sample);
  const marks: LiveMark[] = [...waiting.marks, ...event.marks].slice(-MAX_WAITING_MARKS);
  return { ...event, samples: [...samples.values()], marks };
}
