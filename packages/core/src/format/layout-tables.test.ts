import { describe, expect, it } from 'vitest';
import { KERNEL_FILES } from './fixtures/kernel-files.ts';
import { bytesOf, layoutOf, scanText, valuesByPath } from './fixtures/values-by-path.ts';
import type { FormatSpec } from './format-spec.ts';
import { layoutFile } from './layout-file.ts';

const refuses = (spec: FormatSpec, text: string): boolean =>
  layoutFile(spec, bytesOf(text)).kind === 'unrecognised';

describe('cpu-table', () => {
  const TABLE: FormatSpec = { kind: 'cpu-table' };

  it('/proc/interrupts: a table by CPU for each row, figures as printed', () => {
    const values = valuesByPath(TABLE, KERNEL_FILES.interrupts);
    expect(values).toMatchObject({
      '36[0]': '0',
      '36[1]': '100737',
      'LOC[0]': '101047',
      'LOC[1]': '106160',
      'CAL[1]': '1034061',
      'PIW[1]': '0',
    });
    expect(Object.keys(values)).toHaveLength(33 * 2 + 2);
  });

  it('says what the row says about itself', () => {
    const { values } = layoutOf(TABLE, KERNEL_FILES.interrupts);
    const described = (name: string): string | undefined =>
      values.find((value) => value.name === name)?.description;
    expect(described('LOC')).toBe('Local timer interrupts');
    expect(described('36')).toBe('PCI-MSIX-0000:00:02.0 1-edge virtio1-req.0');
    expect(described('ERR')).toBe('');
  });

  it('a row counted for the whole machine is a simple value', () => {
    const { values } = layoutOf(TABLE, KERNEL_FILES.interrupts);
    const simple = values.filter(({ keys }) => keys.length === 0);
    expect(simple.map(({ name }) => name)).toEqual(['ERR', 'MIS']);
    expect(layoutOf(TABLE, 'CPU0\nLOC: 5\nERR: 0\n').values.map(({ keys }) => keys.length)).toEqual(
      [1, 0],
    );
  });

  it('/proc/softirqs', () => {
    const layout = layoutOf(TABLE, KERNEL_FILES.softirqs);
    expect(layout.values.map(({ name }) => name).join(' ')).toBe(
      'HI TIMER NET_TX NET_RX BLOCK IRQ_POLL TASKLET SCHED HRTIMER RCU',
    );
    expect(scanText(layout, KERNEL_FILES.softirqs)).toMatchObject({
      'TIMER[0]': '23461',
      'RCU[1]': '71987',
    });
  });

  it('keys are the CPUs of the header, which has gaps where one is offline', () => {
    const [value] = layoutOf(TABLE, '  CPU0  CPU2  CPU11\nLOC: 1 2 3  Local\n').values;
    expect(value?.keys).toEqual([{ name: 'cpu', type: 'int', ids: ['0', '2', '11'] }]);
    expect(value?.slotCount).toBe(3);
  });

  it('a CPU that comes or goes is noticed', () => {
    const layout = layoutOf(TABLE, 'CPU0 CPU1\nLOC: 1 2\n');
    expect(scanText(layout, 'CPU0 CPU2\nLOC: 1 2\n')).toBe('reshaped');
    expect(scanText(layout, 'CPU0\nLOC: 1\n')).toBe('reshaped');
  });

  it('a row with some numbers too few, or a name seen before, is passed over', () => {
    const text = 'CPU0 CPU1 CPU2\nA: 1 2 3\nB: 1 2\nA: 4 5 6\nC: 7 8 9\n';
    expect(layoutOf(TABLE, text).values.map(({ name }) => name)).toEqual(['A', 'C']);
    expect(valuesByPath(TABLE, text)).toMatchObject({ 'A[0]': '1', 'C[2]': '9' });
  });

  it.each(['LOC: 1\n', 'CPU0 CPU0\nA: 1 2\n', 'CPU0\nno colon\n', 'CPU0\n: 5\n'])(
    '%j is none',
    (text) => {
      expect(refuses(TABLE, text)).toBe(true);
    },
  );
});

describe('proc-stat', () => {
  const STAT: FormatSpec = { kind: 'proc-stat' };

  it('has a source per CPU and the counters of the machine beside them', () => {
    expect(valuesByPath(STAT, KERNEL_FILES.stat)).toEqual({
      '0/user': '10216',
      '0/nice': '0',
      '0/system': '10518',
      '0/idle': '122170',
      '0/iowait': '264',
      '0/irq': '0',
      '0/softirq': '51',
      '0/steal': '31',
      '0/guest': '0',
      '0/guest_nice': '0',
      '1/user': '13142',
      '1/nice': '0',
      '1/system': '11947',
      '1/idle': '116043',
      '1/iowait': '1714',
      '1/irq': '0',
      '1/softirq': '200',
      '1/steal': '37',
      '1/guest': '0',
      '1/guest_nice': '0',
      intr: '3144439',
      ctxt: '11183126',
      btime: '1795370019',
      processes: '29984',
      procs_running: '1',
      procs_blocked: '1',
      softirqs: '488935',
    });
  });

  it('the numbers behind a total may become more', () => {
    const layout = layoutOf(STAT, 'ctxt 1\nintr 5 1 2\n');
    expect(scanText(layout, 'ctxt 2\nintr 9 1 2 3 4\n')).toEqual({ ctxt: '2', intr: '9' });
  });

  it('takes fewer columns of old kernels and more of coming ones', () => {
    expect(valuesByPath(STAT, 'cpu 1 2\ncpu0 1 2\nctxt 3\n')).toEqual({
      '0/user': '1',
      '0/nice': '2',
      ctxt: '3',
    });
    const text = 'cpu0 0 1 2 3 4 5 6 7 8 9 10 11\nnew_counter 7\nnew_list 1 2\n';
    const values = valuesByPath(STAT, text);
    expect(Object.keys(values)).toHaveLength(11);
    expect(values).toMatchObject({ '0/guest_nice': '9', new_counter: '7' });
  });

  it.each(['hello 5\n', 'cpu0 x\n', 'cpu0\n'])('%j is none', (text) => {
    expect(refuses(STAT, text)).toBe(true);
  });
});

describe('net-dev', () => {
  const NET: FormatSpec = { kind: 'net-dev' };
  const HEADER = KERNEL_FILES.netDev.split('\n').slice(0, 2).join('\n');
  const ZEROS = '0 0 0 0 0 0 0 0 0 0 0 0 0 0';

  it('/proc/net/dev', () => {
    const values = valuesByPath(NET, KERNEL_FILES.netDev);
    expect(values).toMatchObject({
      'lo/rx_bytes': '117656887',
      'eth0/rx_bytes': '1875155899',
      'eth0/rx_packets': '48457',
      'eth0/tx_bytes': '2396469',
      'eth0/tx_packets': '24489',
    });
    expect(Object.keys(values)).toHaveLength(4 * 16);
  });

  it('names columns after the header', () => {
    const names = layoutOf(NET, KERNEL_FILES.netDev).values.map(({ name }) => name);
    expect(names.slice(0, 16).join(' ')).toBe(
      'rx_bytes rx_packets rx_errs rx_drop rx_fifo rx_frame rx_compressed rx_multicast ' +
        'tx_bytes tx_packets tx_errs tx_drop tx_fifo tx_colls tx_carrier tx_compressed',
    );
  });

  it.each([['eth0:1'], ['wg=0'], ['ß🜁'], ['5'], ['<img/onerror=1>'], ['__proto__']])(
    'an interface may be called %s',
    (name) => {
      expect(valuesByPath(NET, `${HEADER}\n ${name}: 7 ${ZEROS} 8\n`)).toMatchObject(
        Object.fromEntries([
          [`${name}/rx_bytes`, '7'],
          [`${name}/tx_compressed`, '8'],
        ]),
      );
    },
  );

  it('a long number may touch the colon', () => {
    const layout = layoutOf(NET, `${HEADER}\neth0: 1 ${ZEROS} 2\n`);
    expect(scanText(layout, `${HEADER}\neth0:18446744073709551615 ${ZEROS} 2\n`)).toMatchObject({
      'eth0/rx_bytes': '18446744073709551615',
    });
  });

  it('an interface that comes, goes or is renamed is noticed', () => {
    const layout = layoutOf(NET, `${HEADER}\neth0: 1 ${ZEROS} 2\n`);
    expect(scanText(layout, `${HEADER}\n`)).toBe('reshaped');
    expect(scanText(layout, `${HEADER}\neth1: 1 ${ZEROS} 2\n`)).toBe('reshaped');
    expect(scanText(layout, `${HEADER}\neth0: 1 ${ZEROS} 2\nlo: 1 ${ZEROS} 2\n`)).toBe('reshaped');
  });

  it('a namespace without interfaces has no values', () => {
    expect(layoutOf(NET, `${HEADER}\n`).values).toEqual([]);
  });

  it('control characters in a name become U+FFFD', () => {
    const [value] = layoutOf(NET, `${HEADER}\ne\u0007th: 1 ${ZEROS} 2\n`).values;
    expect(value?.sources).toEqual(['e\ufffdth']);
  });

  it.each([
    'one line\n',
    'two\nlines\n',
    `${HEADER}\neth0: 1 2\n`,
    `${HEADER}\neth0 1 ${ZEROS} 2\n`,
    `${HEADER}\n: 1 ${ZEROS} 2\n`,
    `${HEADER}\neth0: x ${ZEROS} 2\n`,
  ])('%j is none', (text) => {
    expect(refuses(NET, text)).toBe(true);
  });
});
