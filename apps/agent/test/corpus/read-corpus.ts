import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A file as a real kernel printed it. */
export interface CorpusFile {
  /** On the host it was read from. */
  readonly path: string;
  /** Permission bits in octal, `?` where nobody looked. */
  readonly mode: string;
  readonly bytes: Uint8Array;
}

const PACKED = new URL('linux-6.18.jsonl.gz', import.meta.url);

/** Every file of the corpus, by path. */
export function readCorpus(): CorpusFile[] {
  const lines = gunzipSync(readFileSync(PACKED)).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { path, mode, text, base64 } = JSON.parse(line) as Readonly<Record<string, string>>;
    const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text);
    return { path: path ?? '', mode: mode ?? '?', bytes: new Uint8Array(bytes) };
  });
}
