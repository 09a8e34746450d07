/**
 * Whether a name fits a pattern: `*` is any run of characters, `?` any one, everything else itself. Linear in practice and
 * quadratic at worst, where a regular expression made of `*?*?*?…` would try for hours: patterns come from whoever asks.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  let at = 0;
  let from = 0;
  /** After the last `*`, and the first character that it has not taken yet. */
  let star = -1;
  let taken = 0;
  while (at < name.length) {
    const expected = pattern[from];
    if (expected === '*') {
      star = ++from;
      taken = at;
    } else if (expected === '?' || expected === name[at]) {
      from++;
      at++;
    } else if (star >= 0) {
      // What follows the star does not fit here: it takes one character more.
      from = star;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (pattern[from] === '*') from++;
  return from === pattern.length;
}
