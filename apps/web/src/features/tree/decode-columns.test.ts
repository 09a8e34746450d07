import { expect, it } from 'vitest';
import { bytesOf, floatsOf } from './decode-columns.ts';

it('columns come as base64, floats little endian', () => {
  const floats = new Float32Array([1.5, Number.NaN, -0, 3e38]);
  const base64 = Buffer.from(floats.buffer).toString('base64');
  expect([...bytesOf('AP8B')]).toEqual([0, 255, 1]);
  expect(floatsOf(base64)).toEqual(floats);
  expect(floatsOf('')).toHaveLength(0);
});
