/** Of the chart in a pin of one row. */
const CHART_PX = 96;
/** What each further row of the grid adds: a whole pin and the gap before it. */
const ROW_PX = 170;

/** Height of the chart in a pin of so many rows. */
export const chartHeightPx = (rows: number): number => CHART_PX + ROW_PX * (rows - 1);
