import type { SchemaIndex } from '@statsfs/core/model';
import { backoffMs } from './backoff.ts';
import { Listeners } from './listeners.ts';
import type { LivePorts } from './live-ports.ts';

/** Where VMs come and go the generation moves often, and a schema of 100,000 values is megabytes. */
const REST_MS = 500;

/** Keeps the schema that the host's epoch and generation call for; the old one stays until the new one is there. */
export class SchemaLoader {
  readonly #host: string;
  readonly #ports: Pick<LivePorts, 'fetchSchema' | 'clock'>;
  readonly #onSchema: (schema: SchemaIndex) => void;
  readonly #listeners = new Listeners();
  #current: SchemaIndex | undefined;
  #wanted = '';
  #loading: AbortController | undefined;
  #cancelRest: (() => void) | undefined;
  #failures = 0;

  constructor(
    host: string,
    ports: Pick<LivePorts, 'fetchSchema' | 'clock'>,
    onSchema: (schema: SchemaIndex) => void,
  ) {
    this.#host = host;
    this.#ports = ports;
    this.#onSchema = onSchema;
  }

  get current(): SchemaIndex | undefined {
    return this.#current;
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** @returns whether the current schema is of that epoch and generation. */
  want(epoch: string, generation: number): boolean {
    if (epoch === '') return false;
    this.#wanted = nameOf(epoch, generation);
    if (this.#isCurrent()) return true;
    this.#start();
    return false;
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#cancelRest?.();
    this.#cancelRest = undefined;
  }

  #isCurrent(): boolean {
    const schema = this.#current?.schema;
    return schema !== undefined && nameOf(schema.epoch, schema.generation) === this.#wanted;
  }

  #start(): void {
    if (this.#loading !== undefined || this.#cancelRest !== undefined) return;
    const loading = new AbortController();
    this.#loading = loading;
    void this.#load(loading);
  }

  async #load(loading: AbortController): Promise<void> {
    let schema: SchemaIndex | undefined;
    try {
      schema = await this.#ports.fetchSchema(this.#host, loading.signal);
      this.#failures = schema === undefined ? this.#failures + 1 : 0;
    } catch {
      // Unreachable or nonsense: the live link tells the user; here it is tried again.
      this.#failures++;
    }
    if (this.#loading !== loading) return;
    this.#loading = undefined;
    if (schema !== undefined) {
      this.#current = schema;
      this.#onSchema(schema);
      this.#listeners.tell();
    }
    const restMs = this.#failures === 0 ? REST_MS : backoffMs(this.#failures);
    this.#cancelRest = this.#ports.clock.after(restMs, () => {
      this.#cancelRest = undefined;
      if (!this.#isCurrent()) this.#start();
    });
  }
}

const nameOf = (epoch: string, generation: number): string => `${epoch}/${generation}`;
