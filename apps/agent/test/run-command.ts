import { vi } from 'vitest';
import { main } from '../src/cli/main.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Lines of stdout, each one JSON. */
  readonly json: readonly unknown[];
}

/** Runs a command in this process. Its streams are caught, everything else is real. */
export async function runCommand(...argv: readonly string[]): Promise<CommandRun> {
  const texts = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    texts.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    texts.err += String(text);
    return true;
  });
  try {
    const code = await main(argv);
    const lines = argv.includes('--json') ? texts.out.split('\n').filter(Boolean) : [];
    return { code, ...texts, json: lines.map((line) => JSON.parse(line) as unknown) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
