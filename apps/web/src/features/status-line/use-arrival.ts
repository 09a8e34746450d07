import { useEffect, useState } from 'react';

/** When and how late the newest sweep reached this tab, both in milliseconds. */
export interface Arrival {
  readonly sweepAtUs: number;
  readonly atMs: number;
  readonly lagMs: number;
}

/** undefined until a sweep arrives while the page is open: the one it loaded with says nothing about lag. */
export function useArrival(sweepAtUs: number): Arrival | undefined {
  const [first] = useState(sweepAtUs);
  const [arrival, setArrival] = useState<Arrival>();
  useEffect(() => {
    if (sweepAtUs === 0 || sweepAtUs === first) return;
    const atMs = Date.now();
    setArrival({ sweepAtUs, atMs, lagMs: atMs - sweepAtUs / 1000 });
  }, [sweepAtUs, first]);
  return arrival;
}
