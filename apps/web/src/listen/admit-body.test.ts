import { expect, it } from 'vitest';
import { refuseBody } from './admit-body.ts';

it('a body is admitted by what it announces', () => {
  const mib = 1024 * 1024;
  expect(refuseBody({})).toBeUndefined();
  expect(refuseBody({ 'content-length': '0' })).toBeUndefined();
  expect(refuseBody({ 'content-length': `${4 * mib}` })).toBeUndefined();
  expect(refuseBody({ 'content-length': `${4 * mib + 1}` })?.status).toBe(413);
  expect(refuseBody({ 'content-length': 'many' })?.status).toBe(413);
  expect(refuseBody({ 'transfer-encoding': 'chunked' })?.status).toBe(411);
  expect(refuseBody({ 'transfer-encoding': 'chunked', 'content-length': '3' })?.status).toBe(411);
});
