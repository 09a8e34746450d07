/**
 * A text as one word of a POSIX shell, whatever it holds: quoted unless every sign is known to be harmless.
 * Control characters are written as `$'\n'`, which bash, zsh, ksh and busybox know.
 */
export function shellQuote(text: string): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name may hold them, and a terminal would obey them
  if (!/[\u0000-\u001f\u007f-\u009f]/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replaceAll(/[\\']/g, '\\$&').replaceAll(CONTROL, hexEscape);
  return `$'${escaped}'`;
}

/** A command that prints the file. `--` keeps a name that starts with a dash from being an option. */
export const catCommand = (file: string): string =>
  file.startsWith('-') ? `cat -- ${shellQuote(file)}` : `cat ${shellQuote(file)}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

const hexEscape = (sign: string): string =>
  [...new TextEncoder().encode(sign)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    .join('');
