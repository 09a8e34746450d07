import type { AgentControl } from './agent-control.ts';

/** What an agent lets operators do. */
export interface Rights {
  readonly allowClear: boolean;
  /** The only subsystems that may be cleared; empty: all. */
  readonly clearOnly: readonly string[];
}

const NO_RIGHTS: Rights = { allowClear: false, clearOnly: [] };

/** The rights that the agent of the present connection tells; none until it has. */
export class AgentRights {
  readonly #control: AgentControl;
  #now = NO_RIGHTS;
  /** Counts connections, so that an answer over one that has ended is told from one over the next. */
  #connection = 0;

  constructor(control: AgentControl) {
    this.#control = control;
  }

  get now(): Rights {
    return this.#now;
  }

  /** Asks the agent that was just reached. */
  learn(): void {
    this.forget();
    const connection = this.#connection;
    this.#control
      .client()
      .then(async (client) => {
        const { allowClear, clearOnly } = await client.describe.query();
        // The answer of an agent that has gone meanwhile says nothing about the next one.
        if (connection === this.#connection) this.#now = { allowClear, clearOnly };
      })
      .catch(() => {
        // The link notices by itself that the agent has gone; until it is back nothing can be cleared.
        if (connection === this.#connection) this.#now = NO_RIGHTS;
      });
  }

  /** The agent has gone. */
  forget(): void {
    this.#connection++;
    this.#now = NO_RIGHTS;
  }
}
