/**
 * One instance for the whole process. Next loads a module once for instrumentation, once for route handlers and once for
 * pages (three instances were seen), so what must exist once hangs on `globalThis`; this is the only place that knows.
 */
export function processWide<T>(name: string, create: () => T): T {
  const key = Symbol.for(`statsfs.${name}`);
  // globalThis has no type for our symbols; each name is used by one module, which alone puts and takes it.
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  holder[key] ??= create();
  return holder[key];
}
