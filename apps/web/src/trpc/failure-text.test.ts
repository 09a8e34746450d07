import { describe, expect, it } from 'vitest';
import { failureText } from './failure-text.ts';

describe('failureText', () => {
  it('tells a server that is silent from one that says why', () => {
    expect(failureText({ message: 'fetch failed' })).toBe('The web server does not answer.');
    expect(failureText({ message: 'No agent at /run/s', data: {} })).toBe('No agent at /run/s.');
    expect(failureText({ message: 'It left.', data: {} })).toBe('It left.');
  });
});
