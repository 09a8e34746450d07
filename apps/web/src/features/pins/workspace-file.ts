/** What a saved workspace is: the pins of a host, in order. */
export interface Workspace {
  /** Where it was saved; it may be opened on another. */
  readonly host: string;
  readonly paths: readonly string[];
}

const KIND = 'statsfs workspace';
const VERSION = 1;

/** As text of a file that people can read. */
export const writeWorkspace = ({ host, paths }: Workspace): string =>
  `${JSON.stringify({ kind: KIND, version: VERSION, host, pins: paths.map((path) => ({ path })) }, null, 2)}\n`;

/** @throws Error in one sentence for people, when the text is none. */
export function readWorkspace(text: string): Workspace {
  const file = parseObject(text);
  if (file.kind !== KIND) throw new Error('it is not a saved workspace of statsfs');
  if (typeof file.version !== 'number' || file.version > VERSION) {
    throw new Error(`it is of version ${String(file.version)}, and this page knows ${VERSION}`);
  }
  if (!Array.isArray(file.pins)) throw new Error('it has no list of pins');
  const paths = file.pins.map((pin: unknown, number) => {
    const path = typeof pin === 'object' && pin !== null && 'path' in pin ? pin.path : undefined;
    if (typeof path !== 'string' || path === '') throw new Error(`pin ${number + 1} has no path`);
    return path;
  });
  return { host: typeof file.host === 'string' ? file.host : '', paths };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new Error('it is not a JSON object');
  // An object from JSON.parse is a record of unknown values and nothing else.
  return value as Record<string, unknown>;
}
