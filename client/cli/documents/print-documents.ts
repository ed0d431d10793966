import { backPlan } from '../../../domain/documents/back-planning.ts';
import type { RegisteredDocument } from '../../../domain/documents/document.ts';
import { documentWarnings } from '../../../domain/documents/document-warnings.ts';
import { type DocumentWithIssue, type IssuedHere, withIssue } from '../../../domain/documents/issued-here.ts';
import { meetings } from '../../../domain/meetings/meeting.ts';
import type { Known, RegistryView } from '../../../domain/registry/fact.ts';
import { dutyStationCalendar } from '../../../domain/remind/duty-station-calendar.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { languageNames } from '../language-names.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';
import { warningText } from './warning-text.ts';

/** A document with what a person has to know about it, as said on a day. */
export const judged = (
  view: RegistryView,
  listed: Known<RegisteredDocument>,
  issued: readonly IssuedHere[],
  day: string,
) => {
  const document = withIssue(listed, issued, day);
  const meeting = view.find(meetings, document.meeting);
  return {
    ...document,
    warnings:
      meeting === undefined
        ? []
        : documentWarnings(document, meeting, backPlan(meeting, dutyStationCalendar(meeting.place)), day),
  };
};

/** The symbol, or what stands for it while there is none. */
export const symbolOrNone = ({ symbol }: RegisteredDocument): string => symbol ?? '(no symbol)';

/** Columns that the symbols take, with a gap behind the longest of this Conference. */
const symbolWidth = 28;

/** The register: of each document what it is, what is known of it, and what is not as it should be. */
export const printDocuments = (
  output: Output,
  view: RegistryView,
  day: string,
  chosen: readonly Known<RegisteredDocument>[],
  issued: readonly IssuedHere[],
): void => {
  const rows = chosen.toSorted(bySymbol).map((document) => judged(view, document, issued, day));
  output.result({ asAt: day, documents: rows });
  output.line(`As at ${formatDay(day, 'en')}:`);
  output.line('');
  if (rows.length === 0) {
    output.line('No document is known that fits.');
    return;
  }
  for (const row of rows) {
    const [first = '', ...more] = wrappedText(row.subject, symbolWidth);
    output.line(`${symbolOrNone(row).padEnd(symbolWidth - 1)} ${first.trimStart()}`);
    for (const line of more) output.line(line);
    for (const text of [...knownOf(row), ...row.warnings.map((warning) => `! ${warningText(warning)}`)])
      for (const line of wrappedText(text, symbolWidth)) output.line(line);
  }
  output.line('');
  const warned = rows.filter(({ warnings }) => warnings.length > 0).length;
  output.line(
    `${rows.length} ${rows.length === 1 ? 'document' : 'documents'}; ${warned === 0 ? 'none' : warned} known to be late, too long or missing in a language.`,
  );
};

/** Symbols by their text, the numbers in them as numbers; documents without one at the end. */
const bySymbol = (a: RegisteredDocument, b: RegisteredDocument): number => {
  const key = ({ symbol = '~' }: RegisteredDocument): string =>
    symbol.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return key(a) < key(b) ? -1 : 1;
};

const knownOf = ({ submittedOn, issuedOn, languages, words, issuedHere }: DocumentWithIssue): string[] => {
  const parts = [
    ...(submittedOn === undefined ? [] : [`submitted on ${formatDay(submittedOn, 'en')}`]),
    ...(issuedOn === undefined ? [] : [`issued on ${formatDay(issuedOn, 'en')}`]),
    ...(languages === undefined ? [] : [languages.map((language) => languageNames[language]).join(', ')]),
    ...(words === undefined ? [] : [`${words} words`]),
  ];
  return [
    ...(parts.length === 0 ? [] : [parts.join('; ')]),
    ...(issuedHere === null ? [] : [issueInText(issuedHere, issuedOn)]),
  ];
};

/** Whose paper it is, and the day of its issue where somebody recorded another one. */
const issueInText = ({ campaign, on }: IssuedHere, recorded: string | undefined): string =>
  on === recorded
    ? `issued here by campaign ${campaign}`
    : `! issued here by campaign ${campaign} on ${formatDay(on, 'en')}: correct issuedOn, or leave it out`;
