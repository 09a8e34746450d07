import { it } from 'vitest';
import { MemoryStatFiles } from '/work/main/apps/agent/test/memory-stat-files.ts';
import { SweepRig } from '/work/main/apps/agent/test/sweep-rig.ts';
it('x', () => {
  const text = (seed: number): string => Array.from({ length: 9000 }, (_, i) => `key${seed}_${i} ${i}\n`).join('');
  const files = new MemoryStatFiles();
  files.put('/demo/a', text(0));
  const rig = new SweepRig({ reader: files, folders: [{ name: 'demo', directory: '/demo' }] });
  rig.rescan();
  for (let i = 1; i <= 22; i++) {
    files.put('/demo/a', text(i));
    rig.clock.advance(10_000);
    const t0 = performance.now();
    const frames = rig.sweeper.sweep();
    const t1 = performance.now();
    rig.take(frames);
    const t2 = performance.now();
    rig.see('demo/a');
    const t3 = performance.now();
    console.log(i, rig.index.schema.epoch, rig.index.schema.values.length, (t1-t0).toFixed(), (t2-t1).toFixed(), (t3-t2).toFixed());
  }
}, 100000);
