import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** In memory where the host has such a place: 5,000 files on a busy disk take ten seconds. */
const BASE = fs.existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir();

/** A real directory for one test, gone at its end. Its path is short enough for a Unix socket below it. */
export class TempFolder implements Disposable {
  readonly path = fs.mkdtempSync(join(BASE, 'sf-'));

  at(name: string): string {
    return join(this.path, name);
  }

  /** Writes a file as a shell's `>` does, making the directories above it. */
  write(name: string, content: string | Uint8Array, mode = 0o644): void {
    const path = this.at(name);
    fs.mkdirSync(join(path, '..'), { recursive: true });
    fs.writeFileSync(path, content);
    fs.chmodSync(path, mode);
  }

  /** Puts another file in the place of the one that is there. */
  replace(name: string, content: string, mode = 0o644): void {
    this.write(`${name}~`, content, mode);
    fs.renameSync(this.at(`${name}~`), this.at(name));
  }

  move(from: string, to: string): void {
    fs.renameSync(this.at(from), this.at(to));
  }

  link(name: string, target: string): void {
    fs.symlinkSync(target, this.at(name));
  }

  mkdir(name: string): void {
    fs.mkdirSync(this.at(name), { recursive: true });
  }

  remove(name: string): void {
    fs.rmSync(this.at(name), { recursive: true });
  }

  read(name: string): string {
    return fs.readFileSync(this.at(name), 'utf8');
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }
}
