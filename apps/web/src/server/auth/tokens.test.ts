import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TokenVerifier } from './tokens.ts';

const linkTokenHash = createHash('sha256').update('link').digest('hex');
const known = { operatorToken: 'operator', viewerToken: 'viewer', linkTokenHash };

describe('tokens', () => {
  it('give the role they were made for', () => {
    const verifier = new TokenVerifier(known);
    expect(verifier.lastingRole('operator')).toBe('operator');
    expect(verifier.lastingRole('viewer')).toBe('viewer');
    expect(verifier.lastingRole('other')).toBeUndefined();
    expect(verifier.lastingRole('')).toBeUndefined();
  });

  it('of a link log in once, as operator, and never serve as a bearer token', () => {
    const verifier = new TokenVerifier(known);
    expect(verifier.lastingRole('link')).toBeUndefined();
    expect(verifier.logIn('link')).toBe('operator');
    expect(verifier.logIn('link')).toBeUndefined();
  });

  it('that are wrong do not use the link up', () => {
    const verifier = new TokenVerifier(known);
    expect(verifier.logIn('wrong')).toBeUndefined();
    expect(verifier.logIn('link')).toBe('operator');
  });

  it('are all wrong where none was set', () => {
    const none = { operatorToken: undefined, viewerToken: undefined, linkTokenHash: undefined };
    const verifier = new TokenVerifier(none);
    expect(verifier.logIn('')).toBeUndefined();
    expect(verifier.logIn('undefined')).toBeUndefined();
  });
});
