import { numberRanges } from '../mandates/coverage.ts';
import { mandateKey } from '../mandates/mandate.ts';
import type { MandateStanding } from '../mandates/mandate-standing.ts';
import type { PaperBlock, Runs, TableCell } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import type { FactReader } from './fact-reader.ts';
import { mastheadWording } from './masthead-wording.ts';
import { type ProgressReport, reportedParagraphs } from './progress-report.ts';
import { addresseeInText, capitalized, listInText, statusInText } from './progress-wording.ts';
import { plannedParagraphs } from './report-plan.ts';
import { whatInText } from './statements/say-mandates.ts';

/** The annex: every mandate in the registry with where it stands and where it is dealt with, and what is left out and why. */
export const annexBlocks = (report: ProgressReport, reader: FactReader, symbol: string): PaperBlock[] => {
  const places = new Map<string, number[]>();
  for (const { covers, number } of reportedParagraphs(report))
    for (const id of covers) places.set(id, [...(places.get(id) ?? []), number]);
  const answered = answeredHere(report);
  const rows = report.standings.flatMap(({ mandate, actions }) =>
    rowsOf(actions).map(({ first, addressees }, index): TableCell[] => [
      cell(index > 0 ? '' : capitalized(mandateKey(mandate))),
      cell(capitalized(listInText(addressees))),
      cell(capitalized(whatInText(reader, first.action))),
      cell(answered.has(mandate.id) ? 'Answered by the present report' : statusInText[first.standing.status]),
      cell(index > 0 ? '' : numberRanges(places.get(mandate.id) ?? [])),
    ]),
  );
  const left = (report.plan.notTreated ?? []).map(({ paragraphs, andLater, why }): PaperBlock => {
    const numbers = paragraphs.filter((key) => /^\d+$/.test(key)).map(Number);
    const named = [
      ...(numbers.length === 0
        ? []
        : [`${numbers.length === 1 ? 'paragraph' : 'paragraphs'} ${numberRanges(numbers)}`]),
      ...paragraphs.filter((key) => !/^\d+$/.test(key)).map((name) => `the paragraph on the ${name}`),
      ...(andLater ? ['any later paragraphs'] : []),
    ];
    return { kind: 'paragraph', runs: text(`Not dealt with: ${named.join(', and ')}. ${why}`) };
  });
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, runs: text(mastheadWording('en').annex), inContents: false },
    {
      kind: 'heading',
      level: 2,
      runs: text(`Operative paragraphs of resolution ${symbol} as at ${formatDay(report.day, 'en')}`),
      inContents: false,
    },
    ...left,
    {
      kind: 'table',
      columns: [
        { width: 9, align: 'start' },
        { width: 16, align: 'start' },
        { width: 51, align: 'start' },
        { width: 16, align: 'start' },
        { width: 8, align: 'start' },
      ],
      headerRows: 1,
      rows: [
        ['Para.', 'Asked of', 'What is asked', 'Status', 'See para.'].map((title) => ({
          ...cell(title),
          strong: true,
        })),
        ...rows,
      ],
    },
  ];
};

type StandingAction = MandateStanding['actions'][number];

/** Actions that ask the same of several make one row. */
const rowsOf = (
  actions: readonly StandingAction[],
): { readonly first: StandingAction; readonly addressees: string[] }[] => {
  const rows: { readonly first: StandingAction; readonly addressees: string[] }[] = [];
  for (const each of actions) {
    const name = addresseeInText[each.action.addressee];
    const last = rows.at(-1);
    if (last?.first.action.what === each.action.what) last.addressees.push(name);
    else rows.push({ first: each, addressees: [name] });
  }
  return rows;
};

/** Mandates that asked for the report itself. */
const answeredHere = ({ plan }: ProgressReport): ReadonlySet<string> =>
  new Set(
    plannedParagraphs(plan).flatMap(({ states }) =>
      states.flatMap((statement) => (statement.say === 'request' ? [statement.mandate] : [])),
    ),
  );

const text = (value: string): Runs => [{ text: value }];

const cell = (value: string): TableCell => ({ runs: text(value) });
