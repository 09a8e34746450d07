import type { Mount } from '../facts.ts';

const MINOR_BITS = 20;

/** Every mount, in the order of mounting. A line that is none is left out. */
export function parseMountinfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , device = '', , directory] = before.split(' ');
    const [type, , options = ''] = after.split(' ');
    if (directory === undefined || type === undefined || type === '') return [];
    const [major = Number.NaN, minor = Number.NaN] = device.split(':').map(Number);
    return [
      {
        directory: withoutEscapes(directory),
        type,
        // dev_t within the kernel: what names the folder of a FUSE connection.
        device: major * 2 ** MINOR_BITS + minor,
        options: options.split(','),
      },
    ];
  });
}

/** Octal escapes of space, tab, line break and backslash. */
const withoutEscapes = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
