import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSymbol, symbolFileName } from '../../../domain/compile/document-symbol.ts';
import { DomainRefusal } from '../../../domain/errors.ts';

const good = [
  'CTOC/COP/2016/1',
  'CTOC/COP/2016/12',
  'CTOC/COP/WG.8/2015/2',
  'CTOC/COP/WG.8/2016/CRP.1',
  'CTOC/COP/2010/CRP.7*',
  'CTOC/COP/2016/L.3/Rev.1',
  'CTOC/COP/WG.2/2017/3/Add.1/Corr.1',
  'CTOC/COP/2014/INF/2',
  'CTOC/COP/2016/NGO/4',
  'CTOC/COP/WG.2/2018/CRP.1-CTOC/COP/WG.3/2018/CRP.1',
  'CAC/COSP/2015/10*',
  'CAC/COSP/IRG/2016/CRP.1',
  'E/CN.7/2008/CRP.13',
  'E/2015/30',
  'UNODC/CCPCJ/EG.4/2021/CRP.1',
  'A/RES/78/29',
  'A/74/130',
  'A/69/6 (Prog. 13)',
  'A/65/456/Add.2 (Part II)',
  'A/C.3/70/L.5',
  'ST/AI/2013/4',
  'CRC/C/GC/21',
];

describe('a document symbol', () => {
  it.each(good)('parses %s and prints it again', (text) => {
    expect(parseSymbol(text).text).toBe(text);
  });

  it('is taken apart', () => {
    expect(parseSymbol('CTOC/COP/WG.8/2016/CRP.1/Add.2**')).toEqual({
      text: 'CTOC/COP/WG.8/2016/CRP.1/Add.2**',
      organ: ['CTOC', 'COP', 'WG.8'],
      year: 2016,
      series: 'CRP',
      number: 1,
      suffixes: ['Add.2'],
      part: null,
      reissues: 2,
      joint: null,
    });
    expect(parseSymbol('A/69/6 (Prog. 13)')).toMatchObject({ organ: ['A', '69'], number: 6, part: 'Prog. 13' });
    expect(parseSymbol('CTOC/COP/2014/INF/2')).toMatchObject({ series: 'INF', number: 2, year: 2014 });
  });

  it('puts the asterisk of a reissue close to the number', () => {
    expect(parseSymbol(' CAC/COSP/2015/10 * ').text).toBe('CAC/COSP/2015/10*');
  });

  it.each([
    ['', 'capital letters'],
    ['CTOC', 'alone'],
    ['CTOC/COP', 'number'],
    ['CTOC/COP/2016', 'year'],
    ['CTOC/COP/WG.8/2015', 'year'],
    ['CTOC/COP/WG.8/2/2015', 'year'],
    ['CTOC/COP/WG.0/2015/2', 'not expected'],
    ['CTOC/COP/2016/CRP', 'number'],
    ['CTOC/COP/2016/CRP.0', 'not expected'],
    ['CTOC/COP/2016/SR.2', 'series'],
    ['CTOC/COP/XX/2016/1', 'working group'],
    ['CTOC/COP/WG.8/2015/2/3', 'follow the number'],
    ['CTOC/COP/2015/2/Add', 'follow the number'],
    ['CTOC/COP/2016/1****', 'capital letters'],
    ['ctoc/cop/2016/1', 'organ'],
    ['A/RES/78/29; rm -rf', 'capital letters'],
    ['../../etc/passwd', 'organ'],
    ['E/CN.7/2008/CRP', 'number'],
    ['CTOC/COP/2016/1-CTOC/COP/2016/2-CTOC/COP/2016/3', 'two symbols'],
    ['CTOC/COP/2016/1\u202E', 'capital letters'],
  ])('refuses %j, saying %s', (text, reason) => {
    expect(() => parseSymbol(text)).toThrow(DomainRefusal);
    try {
      parseSymbol(text);
    } catch (error) {
      expect((error as DomainRefusal).code).toBe('symbol-does-not-parse');
      expect((error as DomainRefusal).message).toContain(reason);
    }
  });

  it('becomes a file name', () => {
    expect(symbolFileName(parseSymbol('CTOC/COP/WG.8/2015/2'))).toBe('CTOC_COP_WG.8_2015_2');
    expect(symbolFileName(parseSymbol('CTOC/COP/2010/CRP.7*'))).toBe('CTOC_COP_2010_CRP.7_reissue-1');
    expect(symbolFileName(parseSymbol('A/69/6 (Prog. 13)'))).toBe('A_69_6_Prog._13');
    expect(symbolFileName(parseSymbol('CTOC/COP/WG.2/2018/CRP.1-CTOC/COP/WG.3/2018/CRP.1'))).toBe(
      'CTOC_COP_WG.2_2018_CRP.1-CTOC_COP_WG.3_2018_CRP.1',
    );
  });

  const conference = fc
    .record({
      group: fc.option(fc.integer({ min: 1, max: 12 })),
      year: fc.integer({ min: 2000, max: 2099 }),
      series: fc.constantFrom('', 'CRP.', 'L.', 'INF/', 'NGO/', 'WP.'),
      number: fc.integer({ min: 1, max: 999 }),
      suffixes: fc.array(fc.tuple(fc.constantFrom('Add', 'Corr', 'Rev', 'Amend'), fc.integer({ min: 1, max: 9 })), {
        maxLength: 2,
      }),
      reissues: fc.integer({ min: 0, max: 3 }),
    })
    .map(
      ({ group, year, series, number, suffixes, reissues }) =>
        `CTOC/COP${group === null ? '' : `/WG.${group}`}/${year}/${series}${number}${suffixes
          .map(([name, count]) => `/${name}.${count}`)
          .join('')}${'*'.repeat(reissues)}`,
    );

  it('of the Conference parses whatever its parts, and no two symbols share a file name', () => {
    fc.assert(
      fc.property(conference, conference, (one, other) => {
        expect(parseSymbol(one).text).toBe(one);
        const names = [one, other].map((text) => symbolFileName(parseSymbol(text)));
        // INF/3 and INF.3 are the same document to a reader; the Conference writes only one of them.
        if (one !== other) expect(names[0]).not.toBe(names[1]);
        expect(names[0]).toMatch(/^[A-Z][A-Za-z0-9._-]*$/);
      }),
    );
  });
});
