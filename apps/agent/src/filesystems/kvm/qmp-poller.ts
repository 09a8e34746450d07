import { NOT_READ } from '@statsfs/core/model';
import type { Clock } from '../../ports/clock.ts';
import type { ConnectLines, LineSocket } from '../../ports/line-socket.ts';
import { layOutAnswer, type QmpAnswer, type QmpPlace } from './qmp-answer.ts';
import { parseQmpMessage, type QmpMessage } from './qmp-message.ts';
import {
  parseCpus,
  parseFigures,
  parseSchemas,
  QMP_TARGETS,
  type QmpCpu,
  type QmpFigures,
  type QmpSchemas,
} from './qmp-stats.ts';

const EAGAIN = 11;
const EOPNOTSUPP = 95;
const ETIMEDOUT = 110;
/** A monitor answers in a millisecond; one that another program talks to says nothing, for it takes one at a time. */
const ANSWER_MS = 5_000;
const SOONEST_RETRY_MS = 1_000;
const LATEST_RETRY_MS = 60_000;

export interface QmpPollerParts {
  readonly connect: ConnectLines;
  readonly clock: Clock;
  /** Calls back after that many milliseconds. @returns what cancels it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
  /** Told of each answer, and of each failure to get one. */
  readonly onSettled?: () => void;
}

export interface QmpPollerOptions extends QmpPlace {
  /** From one question to the next, where the answer does not take longer. */
  readonly intervalMs: number;
}

/**
 * Statistics of virtual machines by a third road: their QEMU is asked over its monitor (`query-stats`, since 7.1), for
 * where neither descriptors nor debugfs can be reached. It is asked in the background and keeps the last answer, so that a
 * sweep takes what there is and waits for nobody.
 *
 *     connect ──▶ greeting ──▶ capabilities ──▶ schemas ──▶ CPUs ──▶ figures of VM, of CPUs ──▶ … again each interval
 *        ▲                                                                   │
 *        └────────────── pause, twice as long each time ◀── closed, stalled, nonsense
 *
 * It holds the monitor for as long as it runs, and a monitor takes one program at a time: it wants a socket of its own
 * (`-qmp unix:PATH,server=on,wait=off`, once more beside that of libvirt).
 */
export class QmpPoller implements Disposable {
  readonly #parts: QmpPollerParts;
  readonly #options: QmpPollerOptions;
  #socket: LineSocket | undefined;
  #cancel: () => void = () => undefined;
  /** Takes the next message that is no event. */
  #expect: (message: QmpMessage) => void = () => undefined;
  #retryMs = SOONEST_RETRY_MS;
  #stretch = 1;
  #schemas: QmpSchemas | undefined;
  #cpus: ReadonlyMap<string, QmpCpu> = new Map();
  #latest: QmpAnswer | undefined;
  #problem = EAGAIN;

  constructor(parts: QmpPollerParts, options: QmpPollerOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get socketPath(): string {
    return this.#options.socketPath;
  }

  /** The last whole answer, also while there is a problem; undefined before the first. */
  get latest(): QmpAnswer | undefined {
    return this.#latest;
  }

  /** Why there is no newer answer: a code of core's `unreadable`; 0 while all is well. */
  get problem(): number {
    return this.#problem;
  }

  /** Asks so many times as rarely, from the next answer on. */
  stretch(factor: number): void {
    this.#stretch = factor;
  }

  /** Once. */
  start(): void {
    this.#connect();
  }

  [Symbol.dispose](): void {
    this.#cancel();
    this.#socket?.close();
  }

  #connect(): void {
    this.#schemas = undefined;
    this.#expect = (message) => this.#greet(message);
    this.#startTimer(() => this.#fail(ETIMEDOUT), ANSWER_MS);
    this.#socket = this.#parts.connect(this.#options.socketPath, {
      onLine: (line) => this.#take(line),
      onEnd: (code) => this.#fail(code),
    });
  }

  #take(line: string): void {
    const message = parseQmpMessage(line);
    if (message === undefined) this.#fail(NOT_READ.unrecognised);
    else if (message.kind !== 'event') this.#expect(message);
  }

  #greet(message: QmpMessage): void {
    if (message.kind !== 'greeting') {
      this.#fail(NOT_READ.unrecognised);
      return;
    }
    this.#ask('qmp_capabilities', () =>
      this.#ask('query-stats-schemas', (answer) => {
        this.#schemas = parseSchemas(answer);
        if (this.#schemas === undefined) this.#fail(NOT_READ.unrecognised);
        else this.#askCpus();
      }),
    );
  }

  #askCpus(): void {
    this.#ask('query-cpus-fast', (answer) => {
      this.#cpus = parseCpus(answer);
      this.#poll([]);
    });
  }

  /** Asks for the next target, and after the last takes it all in. */
  #poll(figures: readonly QmpFigures[], asked = 0): void {
    const target = QMP_TARGETS[asked];
    if (target === undefined) {
      this.#takeIn(figures);
      return;
    }
    this.#ask(
      'query-stats',
      (answer) => {
        const more = parseFigures(answer);
        if (more === undefined) this.#fail(NOT_READ.unrecognised);
        else this.#poll([...figures, ...more], asked + 1);
      },
      { target },
    );
  }

  #takeIn(figures: readonly QmpFigures[]): void {
    const schemas = this.#schemas;
    if (schemas === undefined) return;
    const readUs = this.#parts.clock.monotonicUs();
    const told = { schemas, cpus: this.#cpus, figures, readUs };
    this.#latest = layOutAnswer(this.#options, told, this.#latest);
    this.#problem = 0;
    this.#retryMs = SOONEST_RETRY_MS;
    const isPlugged = figures.some(({ qomPath }) => qomPath !== '' && !this.#cpus.has(qomPath));
    const next = isPlugged ? () => this.#askCpus() : () => this.#poll([]);
    this.#startTimer(next, this.#options.intervalMs * this.#stretch);
    this.#parts.onSettled?.();
  }

  #ask(command: string, onAnswer: (value: unknown) => void, args?: object): void {
    this.#expect = (message) => {
      // Answers that nobody asked for would be taken for those to later questions.
      this.#expect = () => this.#fail(NOT_READ.unrecognised);
      if (message.kind === 'answer') onAnswer(message.value);
      else this.#fail(codeOf(message));
    };
    this.#startTimer(() => this.#fail(ETIMEDOUT), ANSWER_MS);
    this.#socket?.send(JSON.stringify({ execute: command, ...(args && { arguments: args }) }));
  }

  /** Ends the conversation and begins another one later. */
  #fail(code: number): void {
    this.#socket?.close();
    this.#socket = undefined;
    this.#expect = () => undefined;
    this.#problem = code;
    const delayMs = this.#retryMs;
    this.#retryMs = Math.min(LATEST_RETRY_MS, 2 * delayMs);
    this.#startTimer(() => this.#connect(), delayMs);
    this.#parts.onSettled?.();
  }

  #startTimer(run: () => void, delayMs: number): void {
    this.#cancel();
    this.#cancel = this.#parts.schedule(run, delayMs);
  }
}

/** A QEMU that does not know a command is older than it. */
const codeOf = (message: QmpMessage): number =>
  message.kind === 'refusal' && message.errorClass === 'CommandNotFound'
    ? EOPNOTSUPP
    : NOT_READ.unrecognised;
