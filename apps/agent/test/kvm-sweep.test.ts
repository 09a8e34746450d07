import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KVM } from '../src/catalog/kvm/kvm.ts';
import { KvmRoad } from '../src/filesystems/kvm/kvm-road.ts';
import { countKvmUses } from '../src/filesystems/kvm/kvm-uses.ts';
import { openStatReader } from '../src/node/open-stat-reader.ts';
import type { StatReader } from '../src/ports/stat-reader.ts';
import { CProgram, whyNoCompiler, whyNoKvm } from './kvm-programs.ts';
import { runCommand } from './run-command.ts';
import { SweepRig } from './sweep-rig.ts';
import { until } from './until.ts';

// Where KVM itself is translated, as in kvm-lab, a virtual machine takes a while.
vi.setConfig({ testTimeout: 60_000 });

const DEBUGFS = '/sys/kernel/debug/kvm';
const SOURCE = `${import.meta.dirname}/kvm-holder.c`;
const why =
  whyNoCompiler() ?? whyNoKvm() ?? (existsSync(DEBUGFS) ? undefined : `no ${DEBUGFS} here`);
beforeEach(({ skip }) => skip(why !== undefined, why));

const ENOENT = 2;

/** As on a host where nobody has mounted debugfs. */
const withoutDebugfs = (reader: StatReader): StatReader => ({
  ...reader,
  openDirectory: (parent, name) =>
    name.startsWith('/sys/kernel/debug') ? -ENOENT : reader.openDirectory(parent, name),
});

/** A machine of two virtual CPUs, and an agent that reads it by all roads. */
async function startRig(keepsSums: boolean, reader = openStatReader()) {
  const { program, said } = await CProgram.start(SOURCE, () => ['1', '2']);
  const kvm = new KvmRoad(reader, { keepsSums });
  const rig = new SweepRig({ reader, kvm, catalog: KVM });
  rig.rescan();
  const name = `${program.pid}-${said[0]?.split(' ')[1]}`;
  return {
    program,
    rig,
    vm: `kvm/${name}`,
    directory: `${DEBUGFS}/${name}`,
    [Symbol.asyncDispose]: async () => {
      rig[Symbol.dispose]();
      kvm[Symbol.dispose]();
      await program[Symbol.asyncDispose]();
    },
  };
}

const figureAt = (rig: SweepRig, path: string): bigint => BigInt(rig.see(path) ?? -1);

describe('an agent on a host that runs a virtual machine', () => {
  it('shows what each virtual CPU does, and no file twice', async () => {
    await using host = await startRig(false);
    const { rig, vm, program } = host;
    const before = figureAt(rig, `${vm}/vcpu1/exits`);
    await program.ask('run 20');
    rig.sweep();
    expect(figureAt(rig, `${vm}/vcpu1/exits`) - before).toBeGreaterThanOrEqual(40n);
    expect(rig.see(`${vm}/exits`)).toBeUndefined();
    expect(rig.see(`${vm}/pages_4k`)).toMatch(/^\d+$/);
  });

  it('keeps what can be cleared, and clears it', async ({ skip }) => {
    await using host = await startRig(true);
    const { rig, vm, program } = host;
    await program.ask('run 20');
    const [result] = rig.clear(`${vm}/exits`);
    skip(result?.kind === 'refused', result?.reason);
    expect(result).toMatchObject({ kind: 'done', after: ['0'] });
    rig.sweep();
    expect(rig.see(`${vm}/vcpu0/exits`)).toBe('0');
  });

  it('lets the machine go with the first sweep after its end', async () => {
    await using host = await startRig(false);
    const { rig, vm, program, directory } = host;
    await program.kill();
    expect(existsSync(directory)).toBe(true);
    rig.sweep();
    expect(existsSync(directory)).toBe(false);
    expect(rig.see(`${vm}/vcpu0/exits`)).toBe('!ENOENT');
    rig.rescan();
    expect(rig.seeAll(vm)).toEqual({});
  });

  it('shows the machine where debugfs is not mounted, and lets it go as well', async () => {
    await using host = await startRig(false, withoutDebugfs(openStatReader()));
    const { rig, vm, program } = host;
    const before = figureAt(rig, `${vm}/vcpu1/exits`);
    await program.ask('run 20');
    rig.sweep();
    expect(figureAt(rig, `${vm}/vcpu1/exits`) - before).toBeGreaterThanOrEqual(40n);
    await program.kill();
    rig.sweep();
    rig.rescan();
    expect(rig.seeAll(vm)).toEqual({});
  });

  it('finds a machine that comes later without debugfs, at the next look', async () => {
    const reader = withoutDebugfs(openStatReader());
    const kvm = new KvmRoad(reader, { keepsSums: false });
    using _kvm = kvm;
    using rig = new SweepRig({ reader, kvm, catalog: KVM });
    rig.rescan();
    const news = () => {
      const isDue = kvm.hasNews();
      if (isDue) rig.rescan();
      return isDue;
    };
    await until('the end of all looks', () => !news());
    const { program } = await CProgram.start(SOURCE, () => ['1', '1']);
    await using _program = program;
    // Where KVM is built in, nobody counts who holds it, and the machine is found when it is looked for anyway.
    if (countKvmUses(reader) === undefined) rig.rescan();
    else expect(news()).toBe(true);
    const places = Object.keys(rig.seeAll('kvm')).filter((path) =>
      path.startsWith(`kvm/${program.pid}-`),
    );
    expect(places.some((path) => path.endsWith('/vcpu0/exits'))).toBe(true);
  });
});

describe('a doctor on such a host', () => {
  it('finds that both roads tell the same', async ({ skip }) => {
    await using host = await startRig(false);
    await host.program.ask('run 20');
    const { json } = await runCommand('doctor', '--json', '--only', 'kvm', '--socket', '/none');
    const finding = json.find((line) => isAbout(line, "KVM's two roads"));
    skip(finding === undefined, 'debugfs does not show the machine');
    expect(finding).toMatchObject({ detail: expect.stringMatching(/^(Agree on|Not compared)/) });
  });
});

const isAbout = (line: unknown, what: string): boolean =>
  typeof line === 'object' && line !== null && 'what' in line && line.what === what;
