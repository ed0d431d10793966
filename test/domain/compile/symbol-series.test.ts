import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSymbol } from '../../../domain/compile/document-symbol.ts';
import { parseSeries, placesOf, reissuedSymbol, suffixedSymbol } from '../../../domain/compile/symbol-series.ts';

describe('a series of documents', () => {
  it.each([
    ['CTOC/COP/WG.8/2016/CRP', 'CTOC/COP/WG.8/2016/CRP.3'],
    ['CTOC/COP/WG.8/2015', 'CTOC/COP/WG.8/2015/3'],
    ['CTOC/COP/2016/INF', 'CTOC/COP/2016/INF/3'],
    ['CTOC/COP/WG.2/2018/L', 'CTOC/COP/WG.2/2018/L.3'],
  ])('%s numbers its third document %s', (series, symbol) => {
    expect(parseSeries(series).symbol(3)).toBe(symbol);
  });

  it.each(['CTOC/COP', 'CTOC/COP/WG.8/2016/CRP.1', 'CTOC/COP/WG.8/2016/CRP/', 'CTOC/COP/WG.8/2016/XYZ', 'crp', ''])(
    'refuses "%s", and says what one looks like',
    (text) => {
      expect(() => parseSeries(text)).toThrow(/looks like CTOC\/COP\/WG\.8\/2016\/CRP/);
    },
  );
});

describe('the place of a symbol in the register', () => {
  it('is the same for every way to write it and for all its reissues', () => {
    const keys = ['CTOC/COP/2016/CRP.7', 'CTOC/COP/2016/CRP.7*', 'CTOC/COP/2016/CRP/7', 'CTOC/COP/2016/CRP.7 **'].map(
      (text) => placesOf(parseSymbol(text))[0]?.key,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('differs for whatever is another document', () => {
    const texts = [
      'CTOC/COP/2016/7',
      'CTOC/COP/2016/CRP.7',
      'CTOC/COP/2016/CRP.7/Add.1',
      'CTOC/COP/2016/CRP.7/Add.1/Corr.1',
      'CTOC/COP/2016/CRP.7/Corr.1',
      'CTOC/COP/WG.8/2016/CRP.7',
      'CTOC/COP/2015/CRP.7',
      'A/69/6 (Prog. 13)',
      'A/69/6 (Prog. 14)',
    ];
    expect(new Set(texts.map((text) => placesOf(parseSymbol(text))[0]?.key)).size).toBe(texts.length);
  });

  it('is two places for a joint document', () => {
    const joint = parseSymbol('CTOC/COP/WG.2/2018/CRP.1-CTOC/COP/WG.3/2018/CRP.1');
    expect(placesOf(joint)).toEqual([
      { key: 'CTOC/COP/WG.2/2018/CRP.1', series: 'CTOC/COP/WG.2/2018/CRP', number: 1 },
      { key: 'CTOC/COP/WG.3/2018/CRP.1', series: 'CTOC/COP/WG.3/2018/CRP', number: 1 },
    ]);
  });

  it('of an addendum counts within the paper it is added to', () => {
    expect(placesOf(parseSymbol('CTOC/COP/2016/2/Add.3'))).toEqual([
      { key: 'CTOC/COP/2016/2/Add.3', series: 'CTOC/COP/2016/2/Add', number: 3 },
    ]);
  });
});

describe('a symbol beside another', () => {
  const joint = 'CTOC/COP/WG.2/2018/CRP.1-CTOC/COP/WG.3/2018/CRP.1';

  it('gets its suffix at the end, both halves of a joint one, without the asterisks of a reissue', () => {
    expect(suffixedSymbol(parseSymbol('CTOC/COP/2016/2*'), 'Add', 1)).toBe('CTOC/COP/2016/2/Add.1');
    expect(suffixedSymbol(parseSymbol(joint), 'Corr', 2)).toBe(
      'CTOC/COP/WG.2/2018/CRP.1/Corr.2-CTOC/COP/WG.3/2018/CRP.1/Corr.2',
    );
  });

  it('gets one asterisk more when it is reissued, three at most', () => {
    expect(reissuedSymbol(parseSymbol('CTOC/COP/2016/2'))).toBe('CTOC/COP/2016/2*');
    expect(reissuedSymbol(parseSymbol('CTOC/COP/2016/2**'))).toBe('CTOC/COP/2016/2***');
    expect(reissuedSymbol(parseSymbol(joint))).toBe('CTOC/COP/WG.2/2018/CRP.1*-CTOC/COP/WG.3/2018/CRP.1*');
    expect(() => reissuedSymbol(parseSymbol('CTOC/COP/2016/2***'))).toThrow(/Rev/);
  });

  it('always parses, and never has the place of what it stands beside', () => {
    const number = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(
        fc.constantFrom('CTOC/COP/WG.8/2016/CRP', 'CTOC/COP/2016', 'CTOC/COP/2016/INF'),
        number,
        fc.constantFrom('Add', 'Corr', 'Rev'),
        number,
        (series, document, kind, suffix) => {
          const main = parseSymbol(parseSeries(series).symbol(document));
          const beside = parseSymbol(suffixedSymbol(main, kind, suffix));
          expect(placesOf(main)[0]).toMatchObject({ series, number: document });
          expect(placesOf(beside)[0]?.number).toBe(suffix);
          expect(placesOf(beside)[0]?.key).not.toBe(placesOf(main)[0]?.key);
        },
      ),
    );
  });
});
