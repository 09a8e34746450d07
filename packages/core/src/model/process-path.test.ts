import { describe, expect, it } from 'vitest';
import { processOfPath, processPath } from './process-path.ts';

describe('processOfPath', () => {
  it('knows the process that a path is about, however many slashes were typed', () => {
    expect(processOfPath(processPath(1234))).toBe(1234);
    expect(processOfPath('proc/1/stat/utime')).toBe(1);
    expect(processOfPath('//proc//1/')).toBe(1);
  });

  it.each(['proc', 'proc/0', 'proc/01', 'proc/1x', 'proc/*', 'x/proc/1', 'proc/12345678901', ''])(
    'finds none in %j',
    (path) => expect(processOfPath(path)).toBeUndefined(),
  );
});
