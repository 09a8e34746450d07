import type { LinePattern } from './format-spec.ts';
import type { Radix } from './number-list.ts';

/** What a piece of a pattern stands for. */
export type Atom =
  /** In bytes, for it is compared with bytes. */
  | { readonly kind: 'literal'; readonly bytes: Uint8Array }
  /** Without a name where the word of a `{=}` is its name. */
  | { readonly kind: 'number'; readonly name: string | undefined; readonly radix: Radix }
  | { readonly kind: 'skip'; readonly radix: Radix }
  | { readonly kind: 'table'; readonly name: string; readonly key: string; readonly radix: Radix }
  /** In hexadecimal it names the source in decimal. */
  | { readonly kind: 'source'; readonly prefix: string; readonly isHex: boolean }
  | { readonly kind: 'name'; readonly extent: 'word' | 'words' }
  | { readonly kind: 'rest' };

export interface Piece {
  readonly atom: Atom;
  /** Blanks stand before it; else it touches the piece before it. */
  readonly opensWord: boolean;
}

export interface ParsedPattern {
  readonly pieces: readonly Piece[];
  /** Has no numbers, so its sources hold the lines that follow. */
  readonly opensBlock: boolean;
  /** Kernels append columns: from this piece on an older one may end, when it had a number before. */
  readonly optionalFrom: number;
}

/** Patterns are data of catalogs: a wrong one has a reason, as a file that does not fit has. */
export type PatternOutcome =
  | { readonly kind: 'pattern'; readonly pattern: ParsedPattern }
  | { readonly kind: 'refused'; readonly reason: string };

const encoder = new TextEncoder();
const refused = (reason: string): PatternOutcome => ({ kind: 'refused', reason });

export function parseLinePattern(pattern: LinePattern): PatternOutcome {
  const pieces: Piece[] = [];
  for (const match of pattern.matchAll(/([ \t]*)(\{([^{}]*)\}|[^{} \t]+|[{}])/g)) {
    const [, blanks = '', text = '', inner] = match;
    const atom = inner === undefined ? literalOf(text) : placeholderOf(inner);
    if (atom === undefined) return refused(`does not know ${text}`);
    pieces.push({ atom, opensWord: blanks !== '' || pieces.length === 0 });
  }
  if (pieces.length === 0) return refused('is empty');
  const reason = refuseNames(pieces) ?? refuseNeighbours(pieces);
  if (reason !== undefined) return refused(reason);
  const opensBlock = !pieces.some(({ atom }) => isNumeric(atom));
  const optionalFrom = pieces.findLastIndex((piece) => !isColumn(piece)) + 1;
  return { kind: 'pattern', pattern: { pieces, opensBlock, optionalFrom } };
}

const isColumn = ({ atom, opensWord }: Piece): boolean =>
  opensWord && (isNumeric(atom) || atom.kind === 'rest');

const isNumeric = ({ kind }: Atom): boolean =>
  kind === 'number' || kind === 'skip' || kind === 'table';

const literalOf = (text: string): Atom | undefined =>
  text === '{' || text === '}' ? undefined : { kind: 'literal', bytes: encoder.encode(text) };

function placeholderOf(text: string): Atom | undefined {
  const isHex = text.endsWith(':x');
  const radix: Radix = isHex ? 16 : 10;
  const body = isHex ? text.slice(0, -2) : text;
  if (body === '_') return { kind: 'skip', radix };
  if (!isHex && body === '…') return { kind: 'rest' };
  if (!isHex && body === '=') return { kind: 'name', extent: 'word' };
  if (!isHex && body === '=…') return { kind: 'name', extent: 'words' };
  const [, name = '', key, end = ''] = /^([^[\]>=:…]*)(?:\[([^[\]>=:…]+)\])?(.*)$/.exec(body) ?? [];
  if (key !== undefined) {
    return name === '' || end !== '' ? undefined : { kind: 'table', name, key, radix };
  }
  if (end === '>') return { kind: 'source', prefix: name, isHex };
  return end === '' ? { kind: 'number', name: name === '' ? undefined : name, radix } : undefined;
}

/** Each `{=}` names the next `{}`. */
function refuseNames(pieces: readonly Piece[]): string | undefined {
  let isNamed = false;
  for (const { atom } of pieces) {
    const isUse = atom.kind === 'number' && atom.name === undefined;
    if (isUse && !isNamed) return 'has a {} that no {=} names';
    if (atom.kind === 'name' && isNamed) return 'has a {=} that names no {}';
    if (isUse || atom.kind === 'name') isNamed = atom.kind === 'name';
  }
  return isNamed ? 'has a {=} that names no {}' : undefined;
}

/** Where one piece ends and the next begins must be seen from the text. */
function refuseNeighbours(pieces: readonly Piece[]): string | undefined {
  for (const [i, { atom }] of pieces.entries()) {
    const next = pieces[i + 1];
    if (next === undefined) continue;
    if (atom.kind === 'rest') return 'goes on behind {…}';
    const isOpen = atom.kind === 'name' && atom.extent === 'words';
    if (isOpen && next.atom.kind !== 'literal') return 'has no text that ends {=…}';
    if (next.opensWord || atom.kind === 'literal') continue;
    if (next.atom.kind !== 'literal') return 'has placeholders with nothing between them';
    if (isNumeric(atom) && couldGoOn(atom, next.atom.bytes, pieces[i + 2])) {
      return 'has a number that what touches it could be a part of';
    }
  }
  // A text behind which nothing is known to end `{=…}`.
  const last = pieces.at(-1)?.atom;
  return last?.kind === 'name' && last.extent === 'words'
    ? 'has no text that ends {=…}'
    : undefined;
}

function couldGoOn(number: Atom, literal: Uint8Array, behind: Piece | undefined): boolean {
  const [first = 0, second = 0] = literal;
  const text = String.fromCharCode(first, second);
  if ('radix' in number && number.radix === 16) return /^[0-9a-f]/i.test(text);
  const isPoint = literal.length === 1 && text.startsWith('.');
  return /^\.?\d/.test(text) || (isPoint && behind?.opensWord === false);
}
