import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar, createOutput, tableLines } from '../../client/cli/output.ts';

const widthOf = (line: string): number => [...line].length;

describe('a table', () => {
  it('at 80 columns shortens its last column and no other', () => {
    const lines = tableLines(
      ['When', 'What', 'Why'],
      [['2015-05-20 07:00', 'note-accepted', 'accepted by the exchange of the mission, as it says itself, at once']],
      80,
    );
    expect(lines).toEqual([
      'When              What           Why',
      '─'.repeat(80),
      '2015-05-20 07:00  note-accepted  accepted by the exchange of the mission, as it…',
    ]);
    expect(lines.map(widthOf)).toEqual([36, 80, 80]);
  });

  it('that is narrow is as wide as it needs to be', () => {
    expect(tableLines(['A', 'B'], [['x', 'yy']], 80)).toEqual(['A  B', '─'.repeat(11), 'x  yy']);
  });

  it('fills missing cells and measures characters, not bytes', () => {
    expect(tableLines(['Name', 'Code'], [['Côte d’Ivoire', 'CIV'], ['中国']], 80)).toEqual([
      'Name           Code',
      '─'.repeat(23),
      'Côte d’Ivoire  CIV',
      '中国',
    ]);
  });

  it('never has a line wider than its terminal, as long as the columns before the last leave room', () => {
    const cell = fc.string({ maxLength: 20, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.string({ maxLength: 200 })), { maxLength: 8 }), (rows) => {
        for (const line of tableLines(['One', 'Two', 'Three'], rows, 80)) expect(widthOf(line)).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('a bar', () => {
  it.each([
    [0, 10, '··········'],
    [5, 10, '█████·····'],
    [10, 10, '██████████'],
    [12, 10, '██████████'],
    [0, 0, '██████████'],
  ])('of %d of %d', (done, total, drawn) => {
    expect(bar(done, total, 10)).toBe(drawn);
  });
});

describe('the output of a command', () => {
  /** Streams that can be read back; `terminal` makes both of them one. */
  const streams = (terminal: boolean) => {
    const [out, err] = [new PassThrough(), new PassThrough()];
    for (const stream of [out, err]) Object.assign(stream, { isTTY: terminal, columns: 80 });
    const text = (stream: PassThrough): string => String(stream.read() ?? '');
    return {
      streams: { out, err } as unknown as Parameters<typeof createOutput>[1],
      printed: () => ({ out: text(out), err: text(err) }),
    };
  };

  it('with --json is the result and nothing else', () => {
    const { streams: both, printed } = streams(false);
    const output = createOutput({ json: true, color: true }, both);
    output.line('for people');
    output.table(['A'], [['b']]);
    output.result({ ready: true });
    expect(JSON.parse(printed().out)).toEqual({ ready: true });
  });

  it('without it is the lines and not the result', () => {
    const { streams: both, printed } = streams(false);
    const output = createOutput({ json: false, color: true }, both);
    output.result({ ready: true });
    output.line(output.strong('for people'));
    expect(printed().out).toBe('for people\n');
  });

  it('has colour only on a terminal, and only when it is wanted', () => {
    const colored = (terminal: boolean, color: boolean): boolean =>
      createOutput({ json: false, color }, streams(terminal).streams).good('ok') !== 'ok';
    expect([colored(true, true), colored(true, false), colored(false, true)]).toEqual([true, false, false]);
  });

  it('writes progress over itself on a terminal, and takes it away before a line', () => {
    const { streams: both, printed } = streams(true);
    const output = createOutput({ json: false, color: false }, both);
    output.progress('1 of 2');
    output.progress('2 of 2');
    output.line('done');
    expect(printed()).toEqual({ out: 'done\n', err: '\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[K' });
  });

  it('writes progress elsewhere as plain lines, not many', () => {
    const { streams: both, printed } = streams(false);
    const output = createOutput({ json: false, color: false }, both);
    for (let done = 0; done < 100; done += 1) output.progress(`${done} of 100`);
    expect(printed().err).toBe('0 of 100\n');
  });
});
