import type { EntitlementUse, Reuse, Use } from '../../../domain/efficiency/use-of-resources.ts';
import { bodies } from '../../../domain/meetings/body.ts';
import { meetings } from '../../../domain/meetings/meeting.ts';
import { meetingDates } from '../../../domain/meetings/meeting-names.ts';
import type { RegistryView } from '../../../domain/registry/fact.ts';
import { nameOf } from '../meetings/print-meetings.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';
import type { CampaignMeasures } from './measure-campaigns.ts';

const print = (output: Output, text: string, indent = 2): void => {
  for (const line of wrappedText(text, indent)) output.line(line);
};

const orNotKnown = (value: number | undefined): string => (value === undefined ? 'not known' : String(value));

const estimated = ({ totals }: Use): string =>
  `${totals.sittings}${totals.estimatedSittings === 0 ? '' : ` (${totals.estimatedSittings} of them estimated)`}`;

/** An entitlement, what was used of it or is planned, and what holding meetings together saved. */
export const printEntitlement = (
  output: Output,
  view: RegistryView,
  { entitlement, use, pairs, sharedDays, exceeded }: EntitlementUse,
): void => {
  const { fromYear, toYear, budget, bodies: sharers } = entitlement;
  const words = use.documents.flatMap((document) => document.words ?? []);
  const { totals } = use;
  output.line(output.strong(`Entitlement of ${fromYear}-${toYear}${budget === undefined ? '' : `, ${budget}`}`));
  print(output, sharers.map((id) => view.find(bodies, id)?.shortName ?? id).join(', '), 0);
  output.line('');
  output.table(
    ['', 'Entitled', 'Used or planned'],
    [
      ['meetings', '', `${totals.meetings} over ${totals.days} days`],
      ['sittings', orNotKnown(entitlement.sittings), estimated(use)],
      ['sittings with interpretation', '', `${totals.interpretedSittings} known`],
      [
        'languages',
        orNotKnown(entitlement.languages),
        totals.interpretedSittings === 0 ? 'not known' : String(totals.interpretation.length),
      ],
      ['documents', orNotKnown(entitlement.documents), `${use.documents.length} in the register`],
      [
        'words of the longest',
        orNotKnown(entitlement.wordsADocument),
        words.length === 0 ? 'not known' : String(Math.max(...words)),
      ],
    ],
  );
  for (const { what, entitled, used } of exceeded)
    print(output, `! ${used} ${what} used or planned, ${entitled} entitled`, 0);
  for (const { first, second } of pairs)
    print(
      output,
      `Back to back: ${nameOf(view, first)} and ${nameOf(view, second)}, ${meetingDates({ from: first.from, to: second.to })}`,
      0,
    );
  if (pairs.length > 0) print(output, `Days that two meetings share: ${sharedDays}`, 0);
  output.line('');
};

/** What released resources were used for. */
export const printReuse = (
  output: Output,
  view: RegistryView,
  { redistribution, use, languageVersions }: Reuse,
): void => {
  const { sittings, pairs, documents, languages } = redistribution;
  output.line(output.strong('Released by holding meetings back to back'));
  for (const { first, second } of pairs ?? []) print(output, `by ${named(view, first)} and ${named(view, second)}`);
  if (pairs === undefined) print(output, 'by which meetings is not known');
  print(output, sittings === undefined ? 'how many sittings is not known' : `${sittings} sittings`);
  print(output, `used for ${use.meetings.map((meeting) => nameOf(view, meeting)).join(' and ')}:`);
  print(
    output,
    `${estimated(use)} sittings over ${use.totals.days} days, ${use.totals.interpretedSittings} with interpretation`,
  );
  if (documents !== undefined)
    print(
      output,
      `${documents} documents` +
        (languages === undefined ? '' : ` in ${languages} languages (${languageVersions} language versions)`) +
        `, as counted by the source; ${use.documents.length} in the register`,
    );
  print(output, `Source: ${redistribution.source}`);
  output.line('');
};

const named = (view: RegistryView, id: string): string => {
  const meeting = view.find(meetings, id);
  return meeting === undefined ? id : nameOf(view, meeting);
};

const rounded = (value: number | null, digits = 1): string => (value === null ? 'not known' : value.toFixed(digits));

/** What a campaign took to be answered, and what its room paper saved. */
export const printMeasures = (output: Output, { id, answers, untranslated }: CampaignMeasures): void => {
  output.line(output.strong(`Campaign ${id}`));
  if (answers === null) print(output, 'It asked nobody, so that nobody was reminded.');
  else {
    const { replied, reminders, remindersPerAnswer, medianWorkingDays, medianCalendarDays } = answers;
    print(
      output,
      `${replied} answers and ${reminders} reminders: ${rounded(remindersPerAnswer, 2)} reminders an answer`,
    );
    print(
      output,
      `half of the answers came within ${rounded(medianWorkingDays)} working days (${rounded(medianCalendarDays)} calendar days)`,
    );
  }
  if (untranslated !== null)
    print(
      output,
      `A conference room paper served: ${untranslated.words} words were not translated into ${untranslated.languages} languages, ` +
        `about ${untranslated.pages} pages of 330 words (the size of a page is assumed)`,
    );
  output.line('');
};
