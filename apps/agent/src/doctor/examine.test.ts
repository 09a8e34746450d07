import { NO_DATA, NOT_READ } from '@statsfs/core/model';
import { describe, expect, it } from 'vitest';
import { fuse } from '../../test/doctor-case.ts';
import { FEATURE_CASES } from '../../test/doctor-feature-cases.ts';
import { asNobody, examine, type TreeFile, told, wholeHost } from '../../test/doctor-host.ts';
import { KERNEL_CASES } from '../../test/doctor-kernel-cases.ts';
import { PLACE_CASES } from '../../test/doctor-place-cases.ts';
import { type Finding, isSettled } from './finding.ts';

const EACCES = 13;
const CONFIG = '/proc/config.gz';

describe.each([...KERNEL_CASES, ...FEATURE_CASES, ...PLACE_CASES])(
  'of $name',
  ({ host, options, says }) => {
    it.each(Object.entries(says))('%s', async (what, [state, detail, mend]) => {
      const finding = told(await examine(host(wholeHost()), options), what);
      expect(finding).toMatchObject({ state, mend });
      expect(finding.detail).toMatch(detail);
    });

    it('each thing is told once in its group, in one sentence', async () => {
      const findings = await examine(host(wholeHost()), options);
      const keys = findings.map(({ group, what }) => `${group}/${what}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { detail } of findings) expect(detail).toMatch(/^\S[^\n]*\.$/);
    });
  },
);

describe('files that nobody has read', () => {
  const ASKED: readonly TreeFile[] = [
    ['/sys/kernel/debug/kvm/exits', 'debugfs', 'kvm', 1, NOT_READ.notAsked],
    ['/sys/kernel/debug/kvm/4711-12/exits', 'debugfs', 'kvm', 1, NO_DATA],
  ];

  it('are opened, which tells already whether they would be refused', async () => {
    const host = wholeHost().fail('/sys/kernel/debug/kvm/exits', 1);
    const open = told(await examine(host, { tree: ASKED }), 'debugfs');
    expect(open.detail).toContain('1 file read only while somebody looks');
    expect(open.detail).toContain('1 unreadable: 1 not permitted (EPERM)');
  });

  it('are told to be locked down where they are', async () => {
    const host = wholeHost().fail('/sys/kernel/debug/kvm/exits', 1);
    host.put('/sys/kernel/security/lockdown', 'none integrity [confidentiality]\n');
    const { detail, mend } = told(await examine(host, { tree: ASKED }), 'debugfs');
    expect(detail).toContain('1 kernel lockdown (EPERM)');
    expect(mend).toBe('');
  });
});

describe("KVM's two roads", () => {
  const differing = [
    { path: '/sys/kernel/debug/kvm/7-12/exits', before: 2n, after: 4n, told: 9n },
    { path: '/sys/kernel/debug/kvm/7-12/nmi', before: 0n, after: 0n, told: 1n },
  ];
  const roads = { compared: 44, moving: 0, unreadable: 0, differing };

  it('are told with the figures that differ', async () => {
    expect(told(await examine(wholeHost(), { roads }), "KVM's two roads").items).toEqual([
      '/sys/kernel/debug/kvm/7-12/exits: 2 and then 4, by descriptors 9',
      '/sys/kernel/debug/kvm/7-12/nmi: 0, by descriptors 1',
    ]);
  });

  it('are no matter where there is no virtual machine, or no KVM in debugfs', async () => {
    const none = { ...roads, compared: 0, differing: [] };
    const idle = await examine(wholeHost(), { roads: none });
    const closed = await examine(wholeHost().remove('/sys/kernel/debug/kvm'), { roads });
    const names = [...idle, ...closed].map(({ what }) => what);
    expect(names).not.toContain("KVM's two roads");
  });
});

describe('what lies on a FUSE mount', () => {
  it('is not looked at, but asked about from afar', async () => {
    const host = fuse(wholeHost(), '/proc/cpuinfo', 'fuse.lxcfs');
    fuse(host, '/mnt/far');
    host.answers.set('/mnt/far', 'hung');
    const findings = await examine(host, {
      folders: [{ name: 'far', directory: '/mnt/far' }],
    });
    expect(host.touched).not.toContain('/proc/cpuinfo');
    expect(host.touched.filter((path) => path.startsWith('/mnt'))).toEqual([]);
    expect(host.asked).toEqual(['/proc/cpuinfo', '/mnt/far']);
    expect(told(findings, 'procfs').detail).toContain('/proc/cpuinfo come from lxcfs');
  });
});

describe('somebody without rights', () => {
  it('is told which files root would add, by the entry of the catalog', async () => {
    const host = asNobody(wholeHost());
    const tree: readonly TreeFile[] = [
      ['/proc/slabinfo', 'procfs', 'mem', 1, EACCES],
      ['/proc/pressure/cpu', 'procfs', 'pressure', 1, EACCES],
      ['/proc/pressure/io', 'procfs', 'pressure', 1, EACCES],
    ];
    expect(told(await examine(host, { tree }), 'rights').items).toEqual([
      '/proc/slabinfo',
      '/proc/pressure/* (2 files)',
      '/sys/kernel/debug/kvm/*',
      '/sys/kernel/tracing/per_cpu/cpu#/stats',
    ]);
  });
});

describe('the exit code', () => {
  const toMend = (findings: readonly Finding[]): string[] =>
    findings.filter((finding) => !isSettled(finding)).map(({ what }) => what);

  it('of a whole host is that nothing is to be done', async () => {
    expect(toMend(await examine(wholeHost()))).toEqual([]);
  });

  it('does not count what the kernel was not built with', async () => {
    const host = wholeHost().remove('/proc/schedstat').edit(CONFIG, 'CONFIG_SCHEDSTATS=y\n', '');
    expect(toMend(await examine(host))).toEqual([]);
  });

  it('counts what a switch, a boot or a right would bring', async () => {
    const host = wholeHost().put('/sys/block/sda/queue/iostats', '0\n').remove('/proc/pressure');
    expect(toMend(await examine(host))).toEqual([
      'pressure stall information',
      'block I/O accounting',
    ]);
  });
});
