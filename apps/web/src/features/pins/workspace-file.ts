import {
  MAX_COLUMNS,
  MAX_NAME,
  MAX_PATHS,
  MAX_PINS,
  MAX_ROWS,
  type Pin,
} from '../../workspace/pin.ts';

/** What is pinned, without the names that only this server knows. */
export type SavedPin = Omit<Pin, 'id'>;

/** What is in the file of a saved workspace: its pins, in order. */
export interface SavedWorkspace {
  /** Where it was saved; it may be opened on another host. */
  readonly host: string;
  readonly name: string;
  readonly pins: readonly SavedPin[];
}

const KIND = 'statsfs workspace';
/** Of the first version, a pin had one path and no size. */
const VERSION = 2;

/** As text of a file that people can read. */
export function writeWorkspace({ host, name, pins }: SavedWorkspace): string {
  const saved = pins.map(({ paths, columns, rows }) => ({ paths, columns, rows }));
  return `${JSON.stringify({ kind: KIND, version: VERSION, host, name, pins: saved }, null, 2)}\n`;
}

/** @throws Error in one sentence for people, when the text is none. */
export function readWorkspace(text: string): SavedWorkspace {
  const file = parseObject(text);
  if (file.kind !== KIND) throw new Error('it is not a saved workspace of statsfs');
  if (typeof file.version !== 'number' || file.version > VERSION) {
    throw new Error(`it is of version ${String(file.version)}, and this page knows ${VERSION}`);
  }
  if (!Array.isArray(file.pins)) throw new Error('it has no list of pins');
  if (file.pins.length > MAX_PINS) throw new Error(`it has more than ${MAX_PINS} pins`);
  return {
    host: typeof file.host === 'string' ? file.host : '',
    name: typeof file.name === 'string' ? file.name.slice(0, MAX_NAME) : '',
    pins: file.pins.map((pin: unknown, number) => readPin(isObject(pin) ? pin : {}, number + 1)),
  };
}

function readPin(pin: JsonObject, number: number): SavedPin {
  const paths = Array.isArray(pin.paths) ? (pin.paths as unknown[]) : [pin.path];
  const texts = paths.filter((path) => typeof path === 'string' && path !== '');
  if (texts.length === 0 || texts.length < paths.length)
    throw new Error(`pin ${number} has no path`);
  if (texts.length > MAX_PATHS) throw new Error(`pin ${number} has more than ${MAX_PATHS} paths`);
  return {
    // Nothing but texts is left.
    paths: texts as string[],
    columns: sizeOf(pin.columns, MAX_COLUMNS),
    rows: sizeOf(pin.rows, MAX_ROWS),
  };
}

const sizeOf = (size: unknown, most: number): number =>
  typeof size === 'number' && Number.isInteger(size) && size >= 1 ? Math.min(size, most) : 1;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  if (!isObject(value)) throw new Error('it is not a JSON object');
  return value;
}
