/** The hard limit on open files may be 20,000; directories that are kept open, sockets and threads take their share. */
const MAX_DESCRIPTORS = 8192;

/** Descriptors that files may keep open between two sweeps. The others open, read and close. */
export class DescriptorBudget {
  #left: number;

  constructor(descriptors = MAX_DESCRIPTORS) {
    this.#left = descriptors;
  }

  /** @returns whether one more may stay open. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }

  giveBack(): void {
    this.#left++;
  }
}
