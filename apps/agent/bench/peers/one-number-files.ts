import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '../../src/catalog/catalog-entry.ts';

const KVM = '/sys/kernel/debug/kvm';
const SLAB = '/sys/kernel/slab';
const NAMES = ['object_size', 'slab_size', 'order', 'align', 'objs_per_slab'];
const FILES = 1000;

/** Files of one number: KVM's in debugfs, where there are any that can be read, else the allocator's in sysfs. */
export function oneNumberFiles(): readonly string[] {
  const kvm = below(KVM).filter(isNumber);
  if (kvm.length > 0) return kvm.slice(0, FILES);
  return list(SLAB)
    .flatMap((cache) => NAMES.map((name) => join(SLAB, cache, name)))
    .filter(isNumber)
    .slice(0, FILES);
}

function below(folder: string): string[] {
  return list(folder).flatMap((name) => {
    const path = join(folder, name);
    const inside = below(path);
    return inside.length > 0 ? inside : [path];
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isNumber(path: string): boolean {
  try {
    return /^\d+\n$/.test(readFileSync(path, 'latin1'));
  } catch {
    return false;
  }
}

/** The same files as entries of a catalog. */
export const catalogOf = (paths: readonly string[]): CatalogFile[] =>
  paths.map((file) => ({
    file,
    at: `bench/${file.split('/').slice(-2).join('/')}`,
    filesystem: file.startsWith(KVM) ? 'debugfs' : 'sysfs',
    format: { kind: 'scalar' },
    reference: '',
    values: {},
    // An open file of KVM's pins its machine, and cannot be read twice.
    ...(file.startsWith(KVM) && { access: 'reopen' }),
  }));
