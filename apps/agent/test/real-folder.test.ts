import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainly } from './oracle.ts';
import { SweepRig } from './sweep-rig.ts';
import { TempFolder } from './temp-folder.ts';

const over = (folder: TempFolder): SweepRig =>
  new SweepRig({ folders: [{ name: 'demo', directory: folder.path }] });

describe('a folder of every kind of file', () => {
  it('is shown as it is, each odd file as its own row with the reason', () => {
    using folder = new TempFolder();
    folder.write('number', '18446744073709551615\n');
    folder.write('signed', '-5\n');
    folder.write('bare', '7');
    folder.write('text', 'max\n');
    folder.write('deep/er/stat', 'hits 3\nmisses 4\n');
    folder.write('empty', '');
    folder.write('blank', '\n\n');
    folder.write('binary', Uint8Array.of(1, 0, 2, 255));
    folder.write('latin1', Uint8Array.of(0xe9, 0x0a));
    folder.write('prose', 'It was a dark\nand stormy night.\n');
    folder.write('big', 'x'.repeat(10 << 20));
    folder.link('link', 'number');
    folder.link('loop', '.');
    folder.link('dangling', 'nowhere');
    execFileSync('mkfifo', [folder.at('pipe')]);
    folder.mkdir('nothing-in-it');
    using rig = over(folder);
    expect(rig.rescan()).toEqual([]);
    expect(rig.seeAll()).toEqual({
      'demo/number': '18446744073709551615',
      'demo/signed': '-5',
      'demo/bare': '7',
      'demo/text': 'max',
      'demo/deep/er/stat/hits': '3',
      'demo/deep/er/stat/misses': '4',
      'demo/empty': '!EEMPTY',
      'demo/blank': '!EEMPTY',
      'demo/binary': '!EBINARY',
      'demo/latin1': '!EBINARY',
      'demo/prose': '!EUNRECOGNISED',
      'demo/big': '!ETOOLARGE',
      'demo/link': '!ESYMLINK',
      'demo/loop': '!ESYMLINK',
      'demo/dangling': '!ESYMLINK',
      'demo/pipe': '!ENOTREGULAR',
    });
  });

  it('is shown under names of every kind, none of which is taken for anything but a name', () => {
    using folder = new TempFolder();
    const names = [
      '<img onerror=alert(1)>',
      '$(id)',
      '`id`',
      'two\nlines',
      '\u001b[31mred',
      '100%',
      'a%2Fb',
      '__proto__',
      'constructor',
      ' ',
      '..hidden',
      '-rf',
      'ünï',
      '*',
      '?',
      'x'.repeat(255),
    ];
    names.forEach((name, i) => {
      folder.write(`${name}/${name}`, `${i}\n`);
    });
    using rig = over(folder);
    expect(rig.rescan()).toEqual([]);
    const seen = Object.entries(rig.seeAll());
    expect(seen.map(([, text]) => Number(text)).sort((a, b) => a - b)).toEqual([...names.keys()]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
    expect(seen.every(([path]) => /^[^\u0000-\u001f\u007f]+$/.test(path))).toBe(true);
    expect(rig.see('demo/two%0Alines/two%0Alines')).toBe(`${names.indexOf('two\nlines')}`);
    expect(rig.seenByJoiner()).toEqual(rig.seeAll());
  });

  it('with names that are no UTF-8 loses those, and nothing else', () => {
    using folder = new TempFolder();
    folder.write('good', '1\n');
    for (const last of [0xff, 0xfe]) {
      const name = Buffer.concat([Buffer.from(`${folder.path}/x`), Buffer.of(last)]);
      fs.writeFileSync(name, '2\n');
    }
    using rig = over(folder);
    rig.rescan();
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/good': '1', 'demo/x\ufffd': '!ENOENT' });
  });

  it('of 5,000 files is found and swept whole', () => {
    using folder = new TempFolder();
    for (let i = 0; i < 5000; i++) folder.write(`d${i % 50}/f${i}`, `${i}\n`);
    using rig = over(folder);
    rig.rescan();
    for (let i = 0; i < 5000; i += 7) folder.write(`d${i % 50}/f${i}`, `${i + 1}\n`);
    rig.sweep();
    const wrong = Object.entries(rig.seeAll()).filter(([path, text]) => {
      const number = Number(path.slice(path.lastIndexOf('f') + 1));
      return text !== `${number % 7 === 0 ? number + 1 : number}`;
    });
    expect(wrong).toEqual([]);
    expect(rig.index.schema.values).toHaveLength(5000);
  }, 30_000);

  it('that appears later is taken up, and has its row before', () => {
    using folder = new TempFolder();
    using rig = new SweepRig({ folders: [{ name: 'demo', directory: folder.at('later') }] });
    expect(rig.rescan()).toEqual([
      `Cannot walk ${folder.at('later')} for --fs demo: gone (ENOENT)`,
    ]);
    expect(rig.seeAll()).toEqual({ 'demo/later': '!ENOENT' });
    folder.write('later/a', '1\n');
    expect(rig.rescan()).toEqual([]);
    expect(rig.seeAll()).toEqual({ 'demo/a': '1' });
    folder.remove('later');
    rig.rescan();
    expect(rig.seeAll()).toEqual({ 'demo/later': '!ENOENT' });
  });
});

/** What programs and people do to a folder of statistics while it is read. */
type Step =
  | { readonly kind: 'write' | 'replace'; readonly name: string; readonly content: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'move'; readonly name: string; readonly to: string }
  | { readonly kind: 'link'; readonly name: string };

const NAMES = ['a', 'b', 'sub/a', 'sub/b', 'sub/deep/a', 'two\nlines'];
const CONTENTS = [
  '1\n',
  '2',
  '18446744073709551615\n',
  '',
  'max\n',
  'x 1\ny 2\n',
  'y 2\nz 3\nx 4\n',
  '\0\n',
];
const name = fc.constantFrom(...NAMES);
const content = fc.constantFrom(...CONTENTS, `${'9'.repeat(64)}\n`);
const place = fc.constantFrom('a', 'sub', 'sub/deep', 'other');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), name, content }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), name, content }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), name: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('move' as const), name: place, to: place }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), name }) },
);

/** Does it where it can be done; a file where a directory should be is one of the things that stand in the way. */
function take(folder: TempFolder, action: Step): void {
  try {
    switch (action.kind) {
      case 'write':
        folder.write(action.name, action.content);
        return;
      case 'replace':
        folder.replace(action.name, action.content);
        return;
      case 'remove':
        folder.remove(action.name);
        return;
      case 'move':
        folder.move(action.name, action.to);
        return;
      case 'link':
        folder.link(action.name, '/proc/version');
        return;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

/** A file that was emptied keeps the values it had, each of which says so; plainly read it is one. */
function withEmptyFilesAsOne(
  seen: Readonly<Record<string, string>>,
  plain: Readonly<Record<string, string>>,
): Record<string, string> {
  const EMPTY = '!EEMPTY';
  return Object.fromEntries(
    Object.entries(seen).map(([path, text]) => {
      const file = path.slice(0, path.lastIndexOf('/'));
      return text === EMPTY && plain[file] === EMPTY ? [file, text] : [path, text];
    }),
  );
}

describe('whatever happens to a folder', () => {
  it('what readers see after the next rescan is what the files say, and no sweep in between fails', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 6 }), (rounds) => {
        using folder = new TempFolder();
        using rig = over(folder);
        rig.rescan();
        for (const round of rounds) {
          for (const action of round) {
            take(folder, action);
            rig.sweep();
          }
          // A file that changed its shape twice is looked at again ten seconds later.
          rig.clock.advance(10_000);
          rig.rescan();
          rig.sweep();
          const plain = readPlainly(folder.path, 'demo');
          expect(withEmptyFilesAsOne(rig.seeAll(), plain)).toEqual(plain);
          expect(rig.seenByJoiner()).toEqual(rig.seeAll());
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
