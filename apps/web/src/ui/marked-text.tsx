import { highlighted } from './highlighted.ts';

export interface MarkedTextProps {
  readonly text: string;
  /** Lower-case texts to mark. */
  readonly needles: readonly string[];
}

/** A text with what was searched for marked in it. */
export function MarkedText({ text, needles }: MarkedTextProps) {
  if (needles.length === 0) return text;
  let at = 0;
  return highlighted(text, needles).map((part) => {
    const key = at;
    at += part.text.length;
    return part.isHit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}
