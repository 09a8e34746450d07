import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { countStates, groupFindings } from './group-findings.ts';
import { mendWords } from './mend-words.ts';
import { parseShown, withShown } from './url-state.ts';

const finding = (what: string, more: Partial<Finding> = {}): Finding => ({
  what,
  group: 'filesystems',
  state: 'ok',
  detail: 'Mounted.',
  mend: { kind: 'none' },
  items: [],
  subsystems: [],
  ...more,
});

const command = { kind: 'command', text: 'mount -t tracefs tracefs /sys/kernel/tracing' } as const;

const FINDINGS: readonly Finding[] = [
  finding('agent', { group: 'statsfs' }),
  finding('procfs'),
  finding('tracefs', { state: 'missing', mend: command }),
  finding('schedstats', { group: 'features', state: 'missing' }),
  finding('mb_stats', { group: 'features', state: 'off', mend: command }),
];

describe('groupFindings', () => {
  const whats = (shown: 'all' | 'mendable') =>
    groupFindings(FINDINGS, shown).map(({ title, findings }) => [
      title,
      findings.map(({ what }) => what),
    ]);

  it('keeps the order of groups whatever the order of findings', () => {
    expect(whats('all')).toEqual([
      ['Filesystems of the kernel', ['procfs', 'tracefs']],
      ['Statistics that a kernel may lack', ['schedstats', 'mb_stats']],
      ['statsfs itself', ['agent']],
    ]);
  });

  it('leaves out what nobody can mend, and groups that are empty then', () => {
    expect(whats('mendable')).toEqual([
      ['Filesystems of the kernel', ['tracefs']],
      ['Statistics that a kernel may lack', ['mb_stats']],
    ]);
    expect(groupFindings([finding('procfs')], 'mendable')).toEqual([]);
  });
});

describe('countStates', () => {
  it('names the states that there are, the good one first', () => {
    expect(countStates(FINDINGS)).toBe('2 ok, 2 missing, 1 off');
    expect(countStates([finding('x', { state: 'unknown' })])).toBe('1 not known');
    expect(countStates([])).toBe('');
  });
});

describe('mendWords', () => {
  it('say where the text goes', () => {
    expect(mendWords({ kind: 'none' })).toBeUndefined();
    expect(mendWords(command)).toEqual({ lead: 'Run', text: command.text });
    expect(mendWords({ kind: 'host', text: 'x' })?.lead).toMatch(/host, as root/);
    expect(mendWords({ kind: 'boot', text: 'psi=1' })?.lead).toMatch(/kernel command line/);
    expect(mendWords({ kind: 'container', text: '--device /dev/kvm' })?.lead).toMatch(/container/);
    expect(mendWords({ kind: 'package', text: 'fuse3' })?.lead).toMatch(/package/);
  });
});

describe('the address', () => {
  it('keeps the choice, and what others keep there', () => {
    const query = new URLSearchParams('page=capabilities&q=kvm');
    const text = withShown(query, 'mendable');
    expect(text).toBe('page=capabilities&q=kvm&show=mendable');
    expect(parseShown(new URLSearchParams(text))).toBe('mendable');
    expect(withShown(new URLSearchParams(text), 'all')).toBe('page=capabilities&q=kvm');
    expect(parseShown(new URLSearchParams('show=nonsense'))).toBe('all');
  });
});
