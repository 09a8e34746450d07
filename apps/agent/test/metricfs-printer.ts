/** A metric as its callback emits it; a key is what its type says, `int` or `str`. */
export interface PrintedMetric {
  readonly description: string;
  readonly isCumulative?: boolean;
  /** Name and type of each key, none to two. */
  readonly keys?: readonly (readonly [name: string, type: 'int' | 'str'])[];
  readonly value?: 'int' | 'str';
  /** Keys and value of each row. */
  readonly rows: readonly (readonly (string | number | bigint)[])[];
}

/** The kernel's buffer for `values`: a row that does not fit whole is left out. */
const VALUES_BYTES = 65_536;
const encoder = new TextEncoder();

export const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(' ', '\\ ').replaceAll('\n', '\\n');

/** The files of a metric, by name, as the RFC of August 2020 prints them. */
export function printMetric(metric: PrintedMetric): Readonly<Record<string, string>> {
  const { description, isCumulative = false, keys = [], value = 'int', rows } = metric;
  const names = [...keys.map(([name]) => name), 'value'];
  const types = [...keys.map(([, type]) => type), value];
  let values = '';
  let bytes = 0;
  for (const row of rows) {
    const line = `${row.map((field) => escaped(String(field))).join(' ')}\n`;
    const length = encoder.encode(line).length;
    if (bytes + length > VALUES_BYTES) continue;
    values += line;
    bytes += length;
  }
  return {
    annotations: `DESCRIPTION ${escaped(description)}\n${isCumulative ? 'CUMULATIVE\n' : ''}`,
    fields: `${names.join(' ')}\n${types.join(' ')}\n`,
    values,
    version: '1\n',
  };
}
