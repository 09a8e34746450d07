/** Clears a canvas, sized to its box at the screen's resolution, and scales it to CSS pixels. */
export function prepareCanvas(canvas: HTMLCanvasElement): CanvasRenderingContext2D | undefined {
  const ink = canvas.getContext('2d');
  const { clientWidth, clientHeight } = canvas;
  if (ink === null || clientWidth === 0 || clientHeight === 0) return undefined;
  const scale = window.devicePixelRatio;
  const width = Math.round(clientWidth * scale);
  const height = Math.round(clientHeight * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  ink.setTransform(scale, 0, 0, scale, 0, 0);
  ink.clearRect(0, 0, clientWidth, clientHeight);
  ink.lineJoin = 'round';
  return ink;
}
