import type { Language } from '../language.ts';
import type { PaperBlock, SectionBlock } from '../paper/paper.ts';
import { formatDay } from '../wording/dates.ts';
import { inNameOrder } from './compilation-order.ts';
import type { CompiledSubmission, NamedAttachment } from './compiled-submission.ts';
import { listed } from './listed.ts';
import { paperWording } from './paper-wording.ts';
import { submittedBlocks } from './submitted-blocks.ts';

/** How a paper speaks of the day on which it got a text. */
export type DayLine = 'received' | 'transmitted' | 'none';

const dayLine = ({ receivedOn, late }: CompiledSubmission, days: DayLine, language: Language): string[] => {
  const wording = paperWording(language);
  const day = formatDay(receivedOn, language);
  if (days === 'none') return [];
  if (days === 'transmitted') return [wording.transmittal.transmittedLine(day)];
  return [late ? wording.receivedLateLine(day) : wording.receivedLine(day)];
};

/**
 * What stands below the name of a respondent: facts about the text, on whose behalf it speaks, the text as received,
 * what is on file or can be read elsewhere.
 */
export const submissionBlocks = (submission: CompiledSubmission, language: Language, days: DayLine): PaperBlock[] => {
  const wording = paperWording(language);
  const note = (texts: readonly string[], keepWithNext = true): PaperBlock[] =>
    texts.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'note',
            ...(keepWithNext ? { keepWithNext } : {}),
            runs: texts.map((text, index) => ({ text: index === 0 ? text : ` ${text}` })),
          },
        ];
  const behalf = inNameOrder(submission.onBehalfOf, language).map(({ name }) => name);
  const attached = (intro: string, which: readonly NamedAttachment[]): PaperBlock[] =>
    which.length === 0
      ? []
      : [
          ...note([intro]),
          {
            kind: 'list',
            ordered: false,
            items: which.map(({ name, pages, link }) => [
              { text: wording.attachment(name, pages), ...(link === undefined ? {} : { link }) },
            ]),
          },
        ];
  return [
    ...note([
      ...(submission.respondents.length > 1 ? [wording.jointLine] : []),
      ...(submission.language ? [wording.originalLine(wording.languageNames[submission.language])] : []),
      ...dayLine(submission, days, language),
    ]),
    ...(behalf.length === 0
      ? []
      : note([`${wording.onBehalfOf}${wording.betweenSentences}${listed(behalf, language)}`])),
    ...textOf(submission, language),
    ...attached(
      wording.attachmentsOnFile,
      submission.attachments.filter(({ link }) => link === undefined),
    ),
    ...attached(
      wording.attachmentsLinked,
      submission.attachments.filter(({ link }) => link !== undefined),
    ),
  ];
};

const textOf = (
  { publication, blocks, language: original, direction }: CompiledSubmission,
  language: Language,
): PaperBlock[] => {
  const wording = paperWording(language);
  if (publication === 'on-file') return [{ kind: 'paragraph', runs: [{ text: wording.textOnFile, italic: true }] }];
  const text = submittedBlocks(blocks, language);
  if (text.length === 0) return [{ kind: 'paragraph', runs: [{ text: wording.emptySubmission, italic: true }] }];
  const section: SectionBlock = { kind: 'section', language: original, direction, blocks: text };
  return [section];
};
