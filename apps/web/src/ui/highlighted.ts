/** A part of a text, and whether it is one that was searched for. */
export interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** Cuts `text` at every occurrence of `needles` (lower case); overlapping and touching hits become one. */
export function highlighted(text: string, needles: readonly string[]): TextPart[] {
  const lower = text.toLowerCase();
  // A few characters change their length in lower case; cutting by its positions would cut wrongly.
  if (lower.length !== text.length) return [{ text, isHit: false }];
  const isHit = new Uint8Array(text.length);
  for (const needle of needles) {
    if (needle === '') continue;
    for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1)) {
      isHit.fill(1, at, at + needle.length);
    }
  }
  const parts: TextPart[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + 1;
    while (end < text.length && isHit[end] === isHit[start]) end++;
    parts.push({ text: text.slice(start, end), isHit: isHit[start] === 1 });
    start = end;
  }
  return parts;
}
