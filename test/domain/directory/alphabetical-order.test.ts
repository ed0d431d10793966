import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../domain/directory/alphabetical-order.ts';
import { type Language, languages } from '../../../domain/language.ts';

const inOrder: readonly (readonly [Language, readonly string[]])[] = [
  ['en', ['Costa Rica', "Côte d'Ivoire", 'Croatia']],
  ['en', ['Türkiye', 'Turkmenistan', 'Tuvalu']],
  ['en', ['Dominica', 'Dominican Republic']],
  ['en', ['Guinea', 'Guinea-Bissau', 'Guyana']],
  ['en', ['Iran (Islamic Republic of)', 'Iraq', 'Ireland']],
  ['en', ['Niger', 'Nigeria', 'Niue']],
  ['en', ['Samoa', 'San Marino', 'Sao Tome and Principe', 'Saudi Arabia']],
  ['en', ['Thailand', 'The former Yugoslav Republic of Macedonia', 'Timor-Leste']],
  ['en', ['Viet Nam', 'Yemen']],
  ['fr', ['Égypte', 'El Salvador', 'Émirats arabes unis', 'Équateur', 'Érythrée', 'Espagne', 'Estonie']],
  ['fr', ['Estonie', 'Eswatini', 'État de Palestine', "États-Unis d'Amérique", 'Éthiopie']],
  ['fr', ['Éthiopie', 'ex-République yougoslave de Macédoine', 'Fédération de Russie']],
  ['fr', ['Guinée', 'Guinée équatoriale', 'Guinée-Bissau']],
  ['fr', ['Hongrie', 'Îles Cook', 'Îles Marshall', 'Inde']],
  ['fr', ['République tchèque', 'République-Unie de Tanzanie']],
  ['es', ['Nicaragua', 'Noruega', 'Ñandú', 'Omán']],
  ['es', ['Panamá', 'Perú', 'República Árabe Siria', 'República de Corea']],
  ['ru', ['Европейский союз', 'Ёлка', 'Замбия', 'Индия', 'Йемен', 'Казахстан']],
  ['ar', ['ألمانيا', 'بلجيكا', 'الصين', 'فرنسا']],
  ['zh', ['aerbaniya', 'baxi', 'deguo']],
];

describe('alphabetical order', () => {
  it.each(inOrder)('in %s: %j', (language, names) => {
    expect([...names].reverse().sort(compareNames(language))).toEqual(names);
  });

  it('lets accents decide only between names otherwise alike', () => {
    expect(compareNames('fr')('Cote', 'Côte')).toBeLessThan(0);
    expect(compareNames('fr')('Côte', 'Coteau')).toBeLessThan(0);
  });

  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...inOrder.flatMap(([, names]) => names)));

  it('is a total order in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), text, text, text, (language, a, b, c) => {
        const compare = compareNames(language);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
        expect(compare(a, b) === 0).toBe(a === b);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on how accents are composed', () => {
    expect(compareNames('fr')('Égypte'.normalize('NFD'), 'El Salvador')).toBeLessThan(0);
  });
});
