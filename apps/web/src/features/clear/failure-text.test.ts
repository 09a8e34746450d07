import { describe, expect, it } from 'vitest';
import { previewFailure, runFailure } from './failure-text.ts';

const refused = { message: 'Only an operator may do that', data: { code: 'FORBIDDEN' } };
const lost = { message: 'Failed to fetch', data: undefined };

describe('a failed clear', () => {
  it('says that nothing happened only when that is certain', () => {
    expect(runFailure(refused)).toBe('Nothing was cleared: Only an operator may do that.');
    expect(runFailure(lost)).toContain('not known which files were cleared');
    const agent = { message: 'The agent did not do it: timeout', data: { code: 'BAD_GATEWAY' } };
    expect(runFailure(agent)).toContain('not known which files were cleared');
  });

  it('names no jargon of the browser when the server is away', () => {
    expect(previewFailure(lost)).toBe(
      'The files could not be read: the web server does not answer.',
    );
    expect(previewFailure(refused)).toContain('Only an operator may do that');
  });
});
