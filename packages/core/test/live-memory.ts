/*
 * What a value keeps alive, measured. The types of Node are not those of core, so that the compiler can prove that core
 * needs none of them; its tests run in Node all the same, and say here what they take from it.
 */
interface NodeProcess {
  memoryUsage(): { readonly heapUsed: number; readonly external: number };
}
interface NodeV8 {
  setFlagsFromString(flags: string): void;
}
interface NodeVm {
  runInNewContext(code: string): unknown;
}

const load = async (name: string): Promise<unknown> => import(/* @vite-ignore */ name);

/** Bytes that `make` leaves alive, and what it made. Collects garbage before and after. */
export async function weighLive<T>(
  make: () => T,
): Promise<{ readonly made: T; readonly bytes: number }> {
  const process = (await load('node:process')) as NodeProcess;
  const v8 = (await load('node:v8')) as NodeV8;
  const vm = (await load('node:vm')) as NodeVm;
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('Expected a garbage collector to call');
  const inUse = (): number => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = inUse();
  const made = make();
  return { made, bytes: inUse() - before };
}
