import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');

type Theme = ReadonlyMap<string, string>;

const THEMES: Readonly<Record<string, Theme>> = {
  dark: tokensIn(css.slice(css.indexOf(':root {'), css.indexOf('@variant light'))),
  light: tokensIn(blockAfter('@variant light {')),
  contrast: tokensIn(blockAfter('@variant contrast {')),
};
const SURFACES = ['bg0', 'bg1', 'bg2', 'accentbg'];
const TEXTS = ['fg0', 'fg1', 'fg2', 'accent', 'ok', 'warn', 'bad'];
const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `series-${n}`);

describe.each(Object.keys(THEMES))('theme %s', (name) => {
  it('keeps text at 4.5:1 on every surface', () => {
    expect(tooFaint(name, TEXTS, SURFACES, 4.5)).toEqual([]);
  });

  it('keeps lines of charts and edges of controls at 3:1 on pages and panels', () => {
    expect(tooFaint(name, [...SERIES, 'edge', 'accent'], ['bg0', 'bg1'], 3)).toEqual([]);
  });
});

describe('theme contrast', () => {
  it('keeps text at 7:1 and every line, hairlines too, at 3:1', () => {
    expect(tooFaint('contrast', TEXTS, SURFACES.slice(0, 3), 7)).toEqual([]);
    expect(tooFaint('contrast', ['line', 'grid', 'edge'], ['bg0', 'bg1'], 3)).toEqual([]);
  });
});

function tooFaint(
  theme: string,
  inks: readonly string[],
  surfaces: readonly string[],
  least: number,
): string[] {
  return inks.flatMap((ink) =>
    surfaces
      .map((surface) => ({ surface, ratio: contrast(colour(theme, ink), colour(theme, surface)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ surface, ratio }) => `${ink} on ${surface}: ${ratio.toFixed(2)}`),
  );
}

function blockAfter(opening: string): string {
  const start = css.indexOf(opening) + opening.length;
  return css.slice(start, css.indexOf('}', start));
}

function tokensIn(block: string): Theme {
  return new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

type Rgb = readonly [number, number, number];

/** A token as linear sRGB; what a theme does not name it takes from the dark one, as the cascade does. */
function colour(theme: string, token: string): Rgb {
  const text = THEMES[theme]?.get(token) ?? THEMES.dark?.get(token) ?? '';
  const oklch = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$|^oklch\(([\d.]+) 0 0\)$/.exec(text);
  if (oklch) return fromOklch(Number(oklch[1]), Number(oklch[2]), Number(oklch[3]));
  const hex = /^#(..)(..)(..)$/.exec(text);
  if (!hex) throw new Error(`token ${token} of theme ${theme} is no colour: "${text}"`);
  return [linear(hex[1]), linear(hex[2]), linear(hex[3])];
}

function linear(pair: string | undefined): number {
  const v = Number.parseInt(pair ?? '', 16) / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** CSS Color 4, § 10. */
function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    inGamut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    inGamut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    inGamut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const inGamut = (v: number): number => Math.min(1, Math.max(0, v));

/** WCAG 2: relative luminances, the lighter over the darker. */
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
