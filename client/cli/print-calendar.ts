import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { CorrespondenceInstrument } from '../../domain/launch/audience.ts';
import type { OpenQuestion } from '../../domain/launch/open-questions.ts';
import type { PlannedCalendar, PlannedSending } from '../../domain/launch/planned-calendar.ts';
import type { Output } from './output.ts';
import { wrappedText } from './wrapped-text.ts';

const instrumentNames: Readonly<Record<CorrespondenceInstrument, string>> = {
  'note-verbale': 'note verbale',
  letter: 'letter',
};

/** Prints the calendar of a dry run: what goes out when, to whom, and what a person still has to decide. */
export const printCalendar = (output: Output, definition: CampaignDefinition, calendar: PlannedCalendar): void => {
  const print = (text: string, indent = 0): void => {
    for (const line of wrappedText(text, indent)) output.line(line);
  };
  print(definition.title);
  print('Dry run: nothing was started, written or sent. The calendar holds if nobody answers and no deadline moves.');
  output.line('');
  output.line(output.strong(`When (${calendar.zone})`));
  for (const { local, what } of rowsOf(calendar)) output.line(`  ${local}  ${what}`);
  output.line('');
  output.line(output.strong(`To whom, each time (${calendar.addressees})`));
  for (const { language, instrument, codes } of calendar.groups) {
    output.line(`  ${language}, ${instrumentNames[instrument]}: ${codes.length}`);
    print(codes.join(' '), 4);
  }
  output.line('');
  output.line(output.strong('Working days'));
  for (const { year, source, checked } of calendar.holidays)
    print(`${year}: ${checked ? 'read in a list' : 'worked out'} (${source})`, 2);
  output.line('');
  output.line(output.strong('What a person has to decide'));
  if (calendar.questions.length === 0) output.line('  Nothing.');
  for (const question of calendar.questions) printQuestion(output, question, calendar.addressees);
};

const printQuestion = (output: Output, { blocks, message, addressees }: OpenQuestion, all: number): void => {
  const mark = blocks ? output.bad('✗') : '·';
  const isAboutAll = addressees?.length === all;
  const count = addressees === undefined ? '' : isAboutAll ? ` (all ${all})` : ` (${addressees.length})`;
  const [first = '', ...more] = wrappedText(`${message}${count}`, 4);
  output.line(`  ${mark} ${first.slice(4)}`);
  for (const line of more) output.line(line);
  if (addressees === undefined || isAboutAll) return;
  for (const line of wrappedText(addressees.join(' '), 6)) output.line(line);
};

/** Notes and the campaign's other moments in one row of time. */
const rowsOf = ({ sendings, moments, groups }: PlannedCalendar): { local: string; what: string }[] =>
  [...sendings.map((sending) => ({ ...sending, what: `${nameOf(sending)}: ${sharesOf(groups)}` })), ...moments].sort(
    (a, b) => a.atMs - b.atMs,
  );

const nameOf = ({ kind, sequence, overdue, addressees }: PlannedSending): string =>
  kind === 'request'
    ? `request to ${addressees}`
    : `reminder ${sequence}${overdue ? ' (overdue)' : ''} to ${addressees}`;

const pluralNames = { 'note-verbale': 'notes verbales', letter: 'letters' } as const;

/** "198 notes verbales, 12 letters". */
const sharesOf = (groups: PlannedCalendar['groups']): string =>
  (['note-verbale', 'letter'] as const)
    .map((instrument) => {
      const ofIt = groups.filter((group) => group.instrument === instrument);
      const count = ofIt.reduce((sum, { codes }) => sum + codes.length, 0);
      return [count, (count === 1 ? instrumentNames : pluralNames)[instrument]] as const;
    })
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
