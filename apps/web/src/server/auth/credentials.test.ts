import { describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { addToken, findToken, revokeToken } from '../store/tokens.ts';
import { Credentials } from './credentials.ts';
import { hashToken } from './hash-token.ts';

function setup() {
  const database = openDatabase(':memory:');
  const made = { name: 'grafana', role: 'viewer', madeMs: 0, hash: hashToken('made') } as const;
  addToken(database, made);
  const credentials = new Credentials({
    operatorToken: 'operator',
    viewerToken: 'viewer',
    linkTokenHash: hashToken('link'),
    findToken: (hash) => findToken(database, hash),
  });
  return { database, credentials };
}

describe('tokens', () => {
  it('give the role they were made for, and say where they come from', () => {
    const { credentials } = setup();
    expect(credentials.ofLasting('operator')).toMatchObject({
      role: 'operator',
      origin: 'STATSFS_TOKEN',
    });
    expect(credentials.ofLasting('viewer')).toMatchObject({
      role: 'viewer',
      origin: 'STATSFS_VIEWER_TOKEN',
    });
    expect(credentials.ofLasting('made')).toMatchObject({ role: 'viewer', origin: 'grafana' });
    expect(credentials.ofLasting('other')).toBeUndefined();
    expect(credentials.ofLasting('')).toBeUndefined();
  });

  it('that were made are told from those that somebody has chosen', () => {
    const { credentials } = setup();
    expect(credentials.ofMade('made')).toMatchObject({ role: 'viewer', origin: 'grafana' });
    for (const other of ['operator', 'viewer', 'link', 'other', '']) {
      expect(credentials.ofMade(other)).toBeUndefined();
    }
  });

  it('of a link log in once, as operator, and never serve as a bearer token', () => {
    const { credentials } = setup();
    expect(credentials.ofLasting('link')).toBeUndefined();
    expect(credentials.ofLogin('link')).toMatchObject({ role: 'operator' });
    expect(credentials.ofLogin('link')).toBeUndefined();
  });

  it('that are wrong do not use the link up', () => {
    const { credentials } = setup();
    expect(credentials.ofLogin('wrong')).toBeUndefined();
    expect(credentials.ofLogin('link')?.role).toBe('operator');
  });

  it('are all wrong where none was set', () => {
    const none = { operatorToken: undefined, viewerToken: undefined, linkTokenHash: undefined };
    const credentials = new Credentials({ ...none, findToken: () => undefined });
    expect(credentials.ofLogin('')).toBeUndefined();
    expect(credentials.ofLogin('undefined')).toBeUndefined();
  });
});

describe('what a session was made with', () => {
  it('holds until it is withdrawn or set to another', () => {
    const { database, credentials } = setup();
    const [made, set] = [credentials.ofLasting('made'), credentials.ofLasting('operator')];
    for (const credential of [made, set]) {
      expect(credentials.isStillKnown(credential?.proof ?? 'none')).toBe(true);
    }
    revokeToken(database, 'grafana');
    expect(credentials.ofLasting('made')).toBeUndefined();
    expect(credentials.isStillKnown(made?.proof ?? 'none')).toBe(false);
    const other = new Credentials({
      operatorToken: 'another',
      viewerToken: undefined,
      linkTokenHash: undefined,
      findToken: () => undefined,
    });
    expect(other.isStillKnown(set?.proof ?? 'none')).toBe(false);
  });

  it('is nowhere to be read in the clear, nor quickly tried out', () => {
    const { credentials } = setup();
    for (const token of ['operator', 'viewer', 'made']) {
      const proof = credentials.ofLasting(token)?.proof ?? '';
      expect(proof).not.toContain(token);
      if (token !== 'made') expect(proof).not.toBe(hashToken(token));
    }
  });
});
