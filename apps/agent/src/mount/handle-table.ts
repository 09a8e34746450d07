/** What the kernel holds open, by the small numbers that it is given for them. A number is used again once it is free. */
export class HandleTable<Held> {
  readonly #held: (Held | undefined)[] = [];
  readonly #free: number[] = [];

  add(held: Held): number {
    const handle = this.#free.pop() ?? this.#held.length;
    this.#held[handle] = held;
    return handle;
  }

  at(handle: number): Held | undefined {
    return this.#held[handle];
  }

  remove(handle: number): Held | undefined {
    const held = this.#held[handle];
    if (held === undefined) return undefined;
    this.#held[handle] = undefined;
    this.#free.push(handle);
    return held;
  }

  removeAll(): readonly Held[] {
    const all = this.#held.filter((held) => held !== undefined);
    this.#held.length = 0;
    this.#free.length = 0;
    return all;
  }
}
