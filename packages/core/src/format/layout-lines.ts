import type { LinePattern } from './format-spec.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type ParsedPattern, parseLinePattern } from './line-pattern.ts';
import { type Line, linesOf, wordsOf } from './lines.ts';
import { type MatchedLine, matchLine, type Part } from './match-line.ts';
import { isDigit, NOT_A_NUMBER, numberEnd, stepOverNumber } from './scan-number.ts';

/** Lines that follow patterns; the others are passed over. */
export function layoutLines(bytes: Uint8Array, patterns: readonly LinePattern[]): LayoutOutcome {
  const parsed: ParsedPattern[] = [];
  for (const text of patterns) {
    const outcome = parseLinePattern(text);
    if (outcome.kind === 'refused') return unrecognised(`pattern \`${text}\` ${outcome.reason}`);
    parsed.push(outcome.pattern);
  }
  const builder = new LayoutBuilder(bytes);
  let block: readonly string[] = [];
  let hasMatch = false;
  for (const line of linesOf(bytes)) {
    const found = firstMatch(bytes, line, parsed);
    if (found === undefined) {
      passOver(builder, bytes, line);
      continue;
    }
    hasMatch = true;
    const { pattern, matched } = found;
    if (pattern.opensBlock) block = matched.sources;
    const sources = pattern.opensBlock ? block : [...block, ...matched.sources];
    for (const part of matched.parts) addPart(builder, part, sources);
    if (builder.isFull) break;
  }
  return hasMatch
    ? builder.build()
    : unrecognised(`expected lines like \`${patterns.join('`, `')}\``);
}

/**
 * The first word anchors the scanner to the line. Where that is a number, which may change, it is the words behind it, up to
 * the next one: `9 inodes on list`.
 */
function passOver(builder: LayoutBuilder, bytes: Uint8Array, line: Line): void {
  const to = numberEnd(bytes, line.from, line.to);
  if (stepOverNumber(bytes, line.from, to) === NOT_A_NUMBER) {
    builder.skipLine(line);
    return;
  }
  builder.skipNumber('u64', to);
  const next = wordsOf(bytes, to, line.to).find((word) => isDigit(bytes[word.from]));
  builder.label({ from: to, to: next?.from ?? line.to });
  builder.skipRest();
}

interface Match {
  readonly pattern: ParsedPattern;
  readonly matched: MatchedLine;
}

function firstMatch(
  bytes: Uint8Array,
  line: Line,
  patterns: readonly ParsedPattern[],
): Match | undefined {
  for (const pattern of patterns) {
    const matched = matchLine(bytes, line, pattern);
    if (matched !== undefined) return { pattern, matched };
  }
  return undefined;
}

function addPart(builder: LayoutBuilder, part: Part, sources: readonly string[]): void {
  switch (part.kind) {
    case 'label':
      builder.label(part.span);
      break;
    case 'number':
      if (builder.has(part.name, sources)) builder.skipNumber(part.form, part.to);
      else builder.number({ sources, name: part.name }, part.form, part.to);
      break;
    case 'skip':
      builder.skipNumber(part.radix === 16 ? 'hex' : 'u64', part.to);
      break;
    case 'table':
      if (builder.has(part.name, sources)) builder.skipList(part.list);
      else builder.list({ sources, name: part.name }, part.key, part.list);
      break;
    case 'rest':
      builder.skipRest();
      break;
  }
}
