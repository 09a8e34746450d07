import { decodeName } from '../model/stat-path.ts';
import { decodeWord } from './encoded-word.ts';
import { parted, StatsfsMetric, type ToldDescriptor } from './statsfs-metric.ts';

export interface SourceLabel {
  readonly label: string;
  /** Of the source that has it. */
  readonly name: string;
}

/** A `.schema`: what the numbers of a directory mean. */
export interface StatsfsSchema {
  /** Of the source; undefined in the form of the 2020 follow-up, whose names are not encoded either. */
  readonly identity: string | undefined;
  /** That of the source itself first, where it has one. */
  readonly labels: readonly SourceLabel[];
  /** By name; of several with one name the first. */
  readonly metrics: ReadonlyMap<string, ToldDescriptor>;
}

/** Longer lines are passed over: what is in them would not fit into a message. */
const MAX_LINE = 16_384;

/**
 * Reads what `statsfsSchemaLines` writes, with the SOURCE and LABEL lines before it, and the form of the 2020 follow-up:
 * LABEL alone, then a line for each label, and `GAUGE` and `INT`. Never throws: a line that is none of that is passed over,
 * and so is what an end in the middle has left of a value.
 * @returns undefined for a text without any such line.
 */
export function parseStatsfsSchema(text: string): StatsfsSchema | undefined {
  const parser = new SchemaParser();
  for (const line of text.split('\n')) if (line.length <= MAX_LINE) parser.take(line);
  return parser.finish();
}

class SchemaParser {
  #identity: string | undefined;
  readonly #labels: SourceLabel[] = [];
  readonly #metrics = new Map<string, ToldDescriptor>();
  #metric: StatsfsMetric | undefined;
  /** Within the labels of the older form, up to an empty line. */
  #isInLabels = false;
  #isKnown = false;

  take(line: string): void {
    if (line === '') this.#isInLabels = false;
    else if (this.#isInLabels) this.#takeLabel(line, (word) => word);
    else {
      const [word, rest] = parted(line);
      if (!this.#takeHead(word, rest)) this.#metric?.take(word, rest);
    }
  }

  finish(): StatsfsSchema | undefined {
    this.#endMetric();
    if (!this.#isKnown) return undefined;
    return { identity: this.#identity, labels: this.#labels, metrics: this.#metrics };
  }

  /** @returns whether the line was about the source, or begins another value. */
  #takeHead(word: string, rest: string): boolean {
    switch (word) {
      case 'SOURCE':
        this.#identity ??= decodeName(rest);
        break;
      case 'LABEL':
        if (rest === '') this.#isInLabels = true;
        else this.#takeLabel(rest, decodeWord);
        break;
      case 'METRIC':
        this.#endMetric();
        this.#metric = new StatsfsMetric();
        break;
      default:
        return false;
    }
    this.#isKnown = true;
    return true;
  }

  #takeLabel(line: string, decode: (word: string) => string): void {
    const [label, name] = parted(line);
    this.#labels.push({ label: decode(label), name: decode(name) });
  }

  #endMetric(): void {
    const { name, told } = this.#metric ?? {};
    if (name === undefined || told === undefined || this.#metrics.has(name)) return;
    this.#metrics.set(name, told);
  }
}
