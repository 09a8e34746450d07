/** What is kept in sight: a value, a source or a glob; several values are drawn in one chart. */
export interface Pin {
  readonly id: string;
  /** One at least; of several each is a value. */
  readonly paths: readonly string[];
  /** Its width in columns of the grid. */
  readonly columns: number;
  /** Its height in rows of the grid. */
  readonly rows: number;
}

/** More than anybody keeps in sight; a runaway script stops here. */
export const MAX_PINS = 500;

/** Lines in one small chart that can still be told apart. */
export const MAX_PATHS = 8;

export const MAX_COLUMNS = 4;
export const MAX_ROWS = 3;

/** Of characters in the name of a workspace. */
export const MAX_NAME = 60;

/** The workspace that is always there. */
export const FIRST_WORKSPACE = '';

/** @param id another than that of any pin. */
export const newPin = (id: string, path: string): Pin => ({
  id,
  paths: [path],
  columns: 1,
  rows: 1,
});
