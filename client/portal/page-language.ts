import { isLanguage, type Language } from '../../domain/language.ts';

/** The first of the six languages that the browser asks for. */
const asked = (acceptLanguage: string | undefined): Language | null => {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { language } of wishes) if (isLanguage(language)) return language;
  return null;
};

/** The language of a page: what its address says, else the addressee's, else what the browser asks for, else English. */
export const pageLanguage = (
  inAddress: string | undefined,
  addressee: Language | null,
  acceptLanguage: string | undefined,
): Language =>
  inAddress !== undefined && isLanguage(inAddress) ? inAddress : (addressee ?? asked(acceptLanguage) ?? 'en');
