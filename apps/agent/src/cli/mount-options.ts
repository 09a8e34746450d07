import { UsageError } from './usage-error.ts';

/** What `-o` may set of a mount, as stats_fs knows it. */
export interface MountSettings {
  /** Permission bits of the root. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

const DEFAULT_MODE = 0o700;
const MAX_ID = 0xfffffffe;

/**
 * Parses `-o mode=0755,uid=0,gid=100`. Where stats_fs ignores what it does not know, this refuses it: a mode that was
 * misspelt would leave a tree readable by the wrong people.
 * @throws UsageError
 */
export function parseMountOptions(texts: readonly string[]): MountSettings {
  let mode = DEFAULT_MODE;
  let uid = process.getuid?.() ?? 0;
  let gid = process.getgid?.() ?? 0;
  for (const setting of texts.flatMap((text) => text.split(','))) {
    const [name, value = ''] = setting.split('=', 2);
    if (name === 'mode' && /^[0-7]{1,4}$/.test(value)) mode = Number.parseInt(value, 8);
    else if (name === 'uid' && isId(value)) uid = Number(value);
    else if (name === 'gid' && isId(value)) gid = Number(value);
    else {
      const expected = 'expected mode=0755, uid=0 or gid=0, comma separated';
      throw new UsageError(`-o is ${JSON.stringify(setting)}, ${expected}`);
    }
  }
  return { mode, uid, gid };
}

const isId = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) <= MAX_ID;
