const DEADLINE_MS = 10_000;
const PAUSE_MS = 2;

/** Resolves as soon as something holds. @throws Error that names it when it does not within ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ten seconds for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
