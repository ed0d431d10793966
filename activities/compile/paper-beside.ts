import { parseSymbol } from '../../domain/compile/document-symbol.ts';
import type { EditionForm } from '../../domain/compile/edition.ts';
import type { EditionOf } from '../../domain/compile/introduction.ts';
import { type IssuedVersion, paperInHand, suffixOf } from '../../domain/compile/paper-version.ts';
import { placesOf, reissuedSymbol, suffixedSymbol } from '../../domain/compile/symbol-series.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** The symbol of a paper of a form, and what it stands beside. */
export const paperBeside = async (
  deps: Dependencies,
  form: EditionForm,
  issued: readonly IssuedVersion[],
  own: string,
): Promise<{ readonly symbol: string; readonly edition: EditionOf | null }> => {
  const before = paperInHand(issued);
  if (form === 'first' || before === undefined) return { symbol: own, edition: null };
  const edition: EditionOf = { form, symbol: before.symbol };
  const suffix = suffixOf[form];
  if (suffix === null) return { symbol: reissuedSymbol(parseSymbol(before.symbol)), edition };
  const series = placesOf(parseSymbol(suffixedSymbol(parseSymbol(own), suffix, 1)))[0]?.series;
  const taken = (await deps.database.read.symbols()).flatMap(({ key }) =>
    key.startsWith(`${series}.`) ? [Number(key.slice(`${series}.`.length))] : [],
  );
  return { symbol: suffixedSymbol(parseSymbol(own), suffix, Math.max(0, ...taken) + 1), edition };
};
