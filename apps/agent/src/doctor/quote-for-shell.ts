// biome-ignore lint/suspicious/noControlCharactersInRegex: a mount point may hold them, and a terminal would obey them
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** A text as one word of a POSIX shell, whatever it holds; control characters as `$'\n'`, which bash, zsh and busybox know. */
export function quoteForShell(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  if (text.search(CONTROL) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${text.replaceAll(/[\\']/g, '\\$&').replaceAll(CONTROL, escaped)}'`;
}

/** The same signs in a text that is only shown. */
export const withoutControls = (text: string): string => text.replaceAll(CONTROL, escaped);

/** Those above 0x7f are two bytes of UTF-8. */
const escaped = (sign: string): string =>
  [...new TextEncoder().encode(sign)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('');
