import type { Language } from '../language.ts';
import type { TableBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { byDay, inNameOrder } from './compilation-order.ts';
import type { CompiledSubmission } from './compiled-submission.ts';
import { paperWording, type RespondentListing } from './paper-wording.ts';

const listingOf = ({ replyKind, publication, respondents }: CompiledSubmission): RespondentListing => {
  if (replyKind !== 'text') return replyKind;
  if (publication === 'on-file') return 'on-file';
  return respondents.length > 1 ? 'joint' : 'reproduced';
};

/**
 * Everyone who replied and what became of it: name, language, day, what the reply was. One line for each respondent of
 * each reply, States first.
 * @param withDay whether the paper says when a text came
 */
export const respondentList = (
  submissions: readonly CompiledSubmission[],
  language: Language,
  withDay: boolean,
): TableBlock => {
  const { list, languageNames } = paperWording(language);
  const lines = submissions.flatMap((submission) =>
    submission.respondents.map((respondent) => ({ ...respondent, submission })),
  );
  const ordered = [true, false].flatMap((isState) => {
    const own = lines.filter((line) => line.isState === isState);
    const order = [...new Set(inNameOrder(own, language).map(({ code }) => code))];
    const ofCode = Map.groupBy(own, ({ code }) => code);
    return order.flatMap((code) =>
      (ofCode.get(code) ?? []).toSorted((one, other) => byDay(one.submission, other.submission)),
    );
  });
  const cells = (texts: readonly string[]) => texts.map((text) => ({ runs: [{ text }] }));
  const { columns } = list;
  return {
    kind: 'table',
    headerRows: 1,
    columns: [
      { width: 5, align: 'start' },
      { width: 2, align: 'start' },
      ...(withDay ? [{ width: 3, align: 'start' as const }] : []),
      { width: 3, align: 'start' },
    ],
    rows: [
      cells([columns.name, columns.language, ...(withDay ? [columns.day] : []), columns.what]),
      ...ordered.map(({ name, submission }) =>
        cells([
          name,
          submission.language === null ? '–' : languageNames[submission.language],
          ...(withDay ? [formatDay(submission.receivedOn, language)] : []),
          list.what[listingOf(submission)],
        ]),
      ),
    ],
  };
};
