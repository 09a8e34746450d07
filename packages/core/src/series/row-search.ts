/** Index of the first of `rows` growing times that is not below `atUs`; `rows` when all are. */
export function firstRowFrom(times: Float64Array, rows: number, atUs: number): number {
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < atUs) low = middle + 1;
    else high = middle;
  }
  return low;
}
