import { accessSync, constants, existsSync } from 'node:fs';
import { CATALOG } from '../catalog/catalog.ts';
import { findCatalogFiles } from '../filesystems/catalogued/find-files.ts';
import { walkFolder } from '../filesystems/folder/walk-folder.ts';
import { isLockedDown } from '../node/lockdown.ts';
import { openStatReader } from '../node/open-stat-reader.ts';
import { findAgent } from './agent-client.ts';
import type { Config } from './config.ts';

/** One finding: what is there, what is not and why, and what mends it. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  /** A command or a flag that mends it; empty when nothing needs mending. */
  readonly mend: string;
}

/** `statsfs doctor`. @returns 1 when something needs mending. */
export async function runDoctor(config: Config): Promise<number> {
  const findings = [
    readerFinding(),
    ...catalogFindings(),
    ...config.folders.map((folder) => folderFinding(folder)),
    kvmFinding(),
    await agentFinding(config),
    stateFinding(config),
  ];
  for (const finding of findings) {
    process.stdout.write(`${config.json ? JSON.stringify(finding) : plain(finding)}\n`);
  }
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function plain({ what, ok, detail, mend }: Finding): string {
  return `${ok ? 'ok  ' : 'MISS'}  ${what.padEnd(16)}  ${detail}${mend === '' ? '' : `\n      ${''.padEnd(16)}  → ${mend}`}`;
}

function readerFinding(): Finding {
  const { name } = openStatReader();
  const ok = name === 'koffi';
  const detail = ok ? 'reads through libc (koffi)' : 'reads through plain Node, 1.2–2 × dearer';
  return { what: 'reader', ok, detail, mend: ok ? '' : 'npm install koffi' };
}

/** One finding per subsystem: how many of its files are there. */
function catalogFindings(): Finding[] {
  const reader = openStatReader();
  return CATALOG.map((entry) => {
    const files = findCatalogFiles(reader, [entry]);
    const ok = files.length > 0;
    const detail = ok
      ? `${entry.file} (${files.length} ${files.length === 1 ? 'file' : 'files'})`
      : `${entry.file} is not there`;
    return {
      what: entry.at.split('/')[0] ?? '',
      ok,
      detail,
      mend: ok ? '' : (MENDS[entry.filesystem] ?? ''),
    };
  });
}

const MENDS: Readonly<Record<string, string>> = {
  procfs: 'mount -t proc proc /proc, or a kernel built with it',
  sysfs: 'mount -t sysfs sysfs /sys',
};

function folderFinding(folder: Config['folders'][number]): Finding {
  const walk = walkFolder(openStatReader(), folder);
  const ok = walk.kind === 'walked';
  const detail = ok
    ? `${folder.directory} (${walk.files.length} files)`
    : `${folder.directory} cannot be opened`;
  return { what: `--fs ${folder.name}`, ok, detail, mend: ok ? '' : `ls -ld ${folder.directory}` };
}

function kvmFinding(): Finding {
  const there = existsSync('/sys/kernel/debug/kvm');
  const locked = isLockedDown();
  const detail = there
    ? `/sys/kernel/debug/kvm${locked ? ', locked down: files of mode 0644 are refused even to root' : ''}`
    : 'debugfs/kvm is not there';
  const mend = there ? '' : 'mount -t debugfs debugfs /sys/kernel/debug; modprobe kvm';
  return { what: 'kvm', ok: there, detail, mend };
}

async function agentFinding({ socketPath }: Config): Promise<Finding> {
  const ok = (await findAgent(socketPath)) !== undefined;
  const detail = ok ? `answers at ${socketPath}` : `none answers at ${socketPath}`;
  return { what: 'agent', ok, detail, mend: ok ? '' : 'npx statsfs up' };
}

function stateFinding({ stateDir }: Config): Finding {
  const there = existsSync(stateDir);
  const ok = there && isWritable(stateDir);
  const detail = ok ? stateDir : `${stateDir} ${there ? 'is not writable' : 'is not there yet'}`;
  return {
    what: 'state',
    ok: ok || !there,
    detail,
    mend: ok || !there ? '' : `chown $USER ${stateDir}`,
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
