import { EQUALS } from './byte-class.ts';
import { type LayoutOutcome, unrecognised } from './layout.ts';
import { LayoutBuilder } from './layout-builder.ts';
import { type Line, linesOf, wordsOf } from './lines.ts';
import { numberTypeOf } from './scan-number.ts';

const EXPECTED = 'expected lines of `some` and `full` with avg10= … total=';

/** Pressure stall information: a source for each of `some` and `full`, of which a kernel may print only one. */
export function layoutPsi(bytes: Uint8Array): LayoutOutcome {
  const builder = new LayoutBuilder(bytes);
  for (const line of linesOf(bytes)) {
    if (!addLine(builder, bytes, line)) return unrecognised(`line ${line.number}: ${EXPECTED}`);
  }
  return builder.valueCount === 0 ? unrecognised('empty') : builder.build();
}

function addLine(builder: LayoutBuilder, bytes: Uint8Array, line: Line): boolean {
  const [label, ...words] = wordsOf(bytes, line.from, line.to);
  if (label === undefined || words.length === 0) return false;
  const share = builder.text(label);
  if (share !== 'some' && share !== 'full') return false;
  const sources = [share];
  builder.label(label);
  for (const word of words) {
    const equals = bytes.indexOf(EQUALS, word.from);
    if (equals <= word.from || equals >= word.to) return false;
    const key = { from: word.from, to: equals };
    const name = builder.text(key);
    const type = numberTypeOf(bytes, equals + 1, word.to);
    if (type === undefined || builder.has(name, sources)) return false;
    builder.label(key);
    builder.number({ sources, name }, type);
  }
  return true;
}
