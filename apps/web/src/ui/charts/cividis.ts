/** Stops of cividis: even steps of lightness, and the same to people who do not tell red from green. */
const STOPS = [
  [0, 32, 77],
  [0, 51, 111],
  [57, 72, 107],
  [87, 92, 109],
  [112, 113, 115],
  [138, 135, 121],
  [166, 157, 117],
  [196, 181, 108],
  [228, 207, 91],
  [255, 234, 70],
] as const;

export const CIVIDIS_STEPS = 256;

/** 256 colours from low to high, as ABGR words for ImageData on a little-endian machine, which all browsers run on. */
export function createCividis(): Uint32Array {
  return Uint32Array.from({ length: CIVIDIS_STEPS }, (_, step) => {
    const at = (step / (CIVIDIS_STEPS - 1)) * (STOPS.length - 1);
    const low = Math.min(STOPS.length - 2, Math.floor(at));
    const [r, g, b] = [0, 1, 2].map((channel) => {
      const from = STOPS[low]?.[channel] ?? 0;
      const to = STOPS[low + 1]?.[channel] ?? 0;
      return Math.round(from + (to - from) * (at - low));
    });
    return (0xff000000 | ((b ?? 0) << 16) | ((g ?? 0) << 8) | (r ?? 0)) >>> 0;
  });
}

/** The same as a CSS gradient, for the legend. */
export const cividisGradient = (): string =>
  `linear-gradient(to right, ${STOPS.map(([r, g, b]) => `rgb(${r} ${g} ${b})`).join(', ')})`;
