import { type DocumentSymbol, parseSymbol } from '../compile/document-symbol.ts';
import { DomainRefusal } from '../errors.ts';
import { bodies } from '../meetings/body.ts';
import { meetings } from '../meetings/meeting.ts';
import type { FactMistake, FieldSteps, Known, RegistryView } from '../registry/fact.ts';
import type { RegisteredDocument } from './document.ts';

/** A symbol taken apart, or why it cannot be. */
const symbolOf = (text: string): DocumentSymbol | string => {
  try {
    return parseSymbol(text);
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return error.message.replace(/^The symbol ".*?" does not parse: /, '').replace(/\.$/, '');
  }
};

/** The symbols that a document bears: two where it is a joint one. */
const singleSymbols = (text: string): string[] => {
  const symbol = symbolOf(text);
  if (typeof symbol === 'string') return [text];
  return symbol.joint === null
    ? [symbol.text]
    : [symbol.text.slice(0, -(symbol.joint.text.length + 1)), symbol.joint.text];
};

/** What cannot be true among the documents known on one day. */
export const documentMistakes = (
  view: RegistryView,
  documents: readonly Known<RegisteredDocument>[],
): FactMistake[] => {
  const bearers = new Map<string, string>();
  return documents.flatMap((document) => {
    const mistakes: FactMistake[] = [];
    const report = (code: string, at: FieldSteps, message: string): void => {
      mistakes.push({ code, kind: 'documents', id: document.id, knownSince: document.knownSince, at, message });
    };
    for (const single of document.symbol === undefined ? [] : singleSymbols(document.symbol)) {
      const other = bearers.get(single);
      if (other === undefined) bearers.set(single, document.id);
      else report('symbol-twice', ['symbol'], `is ${single}, that of "${other}" already: a symbol is given once`);
    }
    const problem = symbolProblem(view, document);
    if (problem !== null) report(problem.code, ['symbol'], problem.message);
    const { submittedOn, issuedOn, original, languages, reportOf } = document;
    if (submittedOn !== undefined && issuedOn !== undefined && issuedOn < submittedOn)
      report(
        'issued-before-submitted',
        ['issuedOn'],
        `is ${issuedOn}, before the document was submitted on ${submittedOn}`,
      );
    if (original !== undefined && languages !== undefined && !languages.includes(original))
      report('original-not-issued', ['original'], `is ${original}, which is not among its languages: add it there`);
    for (const [position, id] of (reportOf ?? []).entries()) {
      const meeting = view.find(meetings, id);
      if (meeting !== undefined && issuedOn !== undefined && issuedOn < meeting.from)
        report(
          'report-before-meeting',
          ['reportOf', position],
          `names "${id}", which opens after the report was issued`,
        );
    }
    return mistakes;
  });
};

const symbolProblem = (
  view: RegistryView,
  { symbol: text, track, meeting }: Known<RegisteredDocument>,
): { readonly code: string; readonly message: string } | null => {
  if (text === undefined) return null;
  const symbol = symbolOf(text);
  if (typeof symbol === 'string') return { code: 'symbol-does-not-parse', message: `is "${text}": ${symbol}` };
  if (symbol.text !== text) return { code: 'symbol-not-as-printed', message: `is "${text}": write ${symbol.text}` };
  if ((symbol.series === 'CRP') !== (track === 'room-paper'))
    return {
      code: 'track-against-symbol',
      message:
        track === 'room-paper'
          ? `is ${text}, which is not of the series CRP, as a room paper is: correct it or the track`
          : `is ${text}, that of a conference room paper: its track is room-paper`,
    };
  const body = view.find(bodies, view.find(meetings, meeting)?.body ?? '');
  const organs = [symbol, ...(symbol.joint === null ? [] : [symbol.joint])].map(({ organ }) => organ.join('/'));
  if (body?.symbolPrefix !== undefined && !organs.includes(body.symbolPrefix))
    return {
      code: 'symbol-of-another-body',
      message: `is ${text}, but documents of "${body.id}" begin with ${body.symbolPrefix}: correct the symbol or the meeting`,
    };
  return null;
};
