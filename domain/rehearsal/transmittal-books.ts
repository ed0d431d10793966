import type { LedgerEvent } from '../ledger/event.ts';
import { seriesOf } from '../receive/transmittal/transmittal.ts';
import type { ChairLine } from './chair-log.ts';

/** A submission as the database has it, with the hashes of the bytes that are really there. */
export interface BookedSubmission {
  readonly id: string;
  readonly respondents: readonly string[];
  readonly version: number;
  readonly fileHashes: readonly string[];
}

/** The issued paper as it can be read: text by the heading it stands under. */
export interface IssuedText {
  readonly headings: readonly { readonly heading: string; readonly text: string }[];
  /** The whole text of its other form. */
  readonly pdfText: string;
}

/** What a campaign without a request is checked against. */
export interface TransmittalBooks {
  readonly chair: readonly ChairLine[];
  readonly ledger: readonly LedgerEvent[];
  readonly submissions: readonly BookedSubmission[];
  /** Null when none was issued. */
  readonly paper: IssuedText | null;
  /** The heading under which a text of these respondents stands, and names of single respondents. */
  readonly headingOf: (codes: readonly string[]) => string;
  readonly meetingAt: string;
  readonly drafter: string;
  /** Notes in the outbox, and messages that the exchange has seen. */
  readonly notes: number;
  readonly messages: number;
}

export interface TransmittalCheck {
  readonly disagreements: readonly { readonly kind: string; readonly sentence: string }[];
  readonly counts: {
    readonly filesTransmitted: number;
    readonly textsTransmitted: number;
    readonly repeated: number;
    readonly submissionsFiled: number;
    readonly respondents: number;
    readonly jointTexts: number;
    readonly notesSent: number;
    readonly messagesSeen: number;
  };
}

/**
 * Compares the books of a campaign without a request with the Chair's own record, the exchange and the paper itself:
 * every text transmitted is one submission, once, byte for byte; nothing is a submission that was not transmitted; the
 * paper has every respondent and the whole of every text that holds; nothing was sent to anybody.
 */
export const checkTransmittalBooks = (books: TransmittalBooks): TransmittalCheck => {
  const { chair, submissions } = books;
  const texts = chair.filter(({ codes }) => codes.length > 0);
  const first = texts.filter(({ repeats }) => !repeats);
  return {
    disagreements: [
      ...checkSubmissions(books, first),
      ...checkLedger(books),
      ...checkPaper(books, first),
      ...(books.notes === 0
        ? []
        : [said('note-sent', `There are ${books.notes} notes, though nobody was to be written to.`)]),
      ...(books.messages === 0
        ? []
        : [
            said(
              'message-sent',
              `The exchange has seen ${books.messages} messages, though nobody was to be written to.`,
            ),
          ]),
    ],
    counts: {
      filesTransmitted: chair.length,
      textsTransmitted: texts.length,
      repeated: texts.length - first.length,
      submissionsFiled: submissions.length,
      respondents: new Set(submissions.flatMap(({ respondents }) => respondents)).size,
      jointTexts: submissions.filter(({ respondents }) => respondents.length > 1).length,
      notesSent: books.notes,
      messagesSeen: books.messages,
    },
  };
};

type Disagreement = TransmittalCheck['disagreements'][number];

const said = (kind: string, sentence: string): Disagreement => ({ kind, sentence });

const checkSubmissions = ({ submissions, chair }: TransmittalBooks, texts: readonly ChairLine[]): Disagreement[] => {
  const holding = (hash: string): BookedSubmission[] =>
    submissions.filter(({ fileHashes }) => fileHashes.includes(hash));
  const transmitted = new Set(texts.map(({ sha256 }) => sha256));
  return [
    ...texts.flatMap(({ sha256, file, codes }) => {
      const found = holding(sha256);
      if (found.length !== 1)
        return [
          said('text-not-once', `"${file}" (${codes.join(', ')}) is ${found.length} submissions instead of one.`),
        ];
      const [only] = found as [BookedSubmission];
      return seriesOf(only.respondents) === seriesOf(codes)
        ? []
        : [
            said(
              'wrong-respondents',
              `"${file}" is filed as the text of ${only.respondents.join(', ')}, not of ${codes.join(', ')}.`,
            ),
          ];
    }),
    ...submissions.flatMap(({ id, respondents, fileHashes }) =>
      fileHashes
        .filter((hash) => !transmitted.has(hash))
        .map((hash) =>
          said(
            'not-transmitted',
            `Submission ${id} of ${respondents.join(', ')} has a file nobody transmitted (${hash}).`,
          ),
        ),
    ),
    ...chair
      .filter(({ codes, sha256 }) => codes.length === 0 && holding(sha256).length > 0)
      .map(({ file }) => said('letter-filed', `The covering letter "${file}" was filed as a submission.`)),
  ];
};

const checkLedger = ({ ledger, submissions, meetingAt, drafter }: TransmittalBooks): Disagreement[] => {
  const found: Disagreement[] = [];
  const at = (type: string): LedgerEvent[] => ledger.filter((event) => event.type === type);
  const filed = at('submission-filed');
  for (const { id } of submissions) {
    const events = filed.filter(({ data }) => data.submissionId === id);
    if (events.length !== 1)
      found.push(said('not-in-ledger', `The ledger says ${events.length} times that ${id} was filed.`));
  }
  for (const event of filed) {
    const stored = at('transmittal-stored').find(({ data }) => data.transmittalId === event.data.transmittalId);
    if (stored === undefined || stored.sequence > event.sequence)
      found.push(said('judged-before-stored', `${event.subject} was filed before its batch was stored.`));
  }
  const [issued, ...more] = at('paper-compiled');
  if (issued === undefined) found.push(said('not-issued', 'The paper was not issued.'));
  else if (more.length > 0) found.push(said('issued-twice', 'The paper was issued more than once.'));
  else {
    if (issued.at >= meetingAt)
      found.push(said('issued-late', `The paper was issued at ${issued.at}, after the meeting had opened.`));
    const [cleared] = at('paper-cleared');
    if (cleared === undefined || cleared.sequence > issued.sequence)
      found.push(said('not-cleared', 'The paper was issued without clearance.'));
    else if (cleared.actor === drafter)
      found.push(said('own-clearance', `${drafter} cleared what was drafted by the same officer.`));
    const drafted = at('paper-drafted').some(
      ({ data }) => data.pdfSha256 === issued.data.pdfSha256 && data.wordSha256 === issued.data.wordSha256,
    );
    if (!drafted) found.push(said('other-bytes', 'What was issued is not, byte for byte, what had been drafted.'));
  }
  return found;
};

/** What is compared: letters and digits, for forms of a paper differ in spaces and in how they break lines. */
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

const checkPaper = ({ paper, headingOf }: TransmittalBooks, texts: readonly ChairLine[]): Disagreement[] => {
  if (paper === null) return [];
  const found: Disagreement[] = [];
  const pdf = bare(paper.pdfText);
  const replaced = new Set(texts.filter(({ replaces }) => replaces).map(({ codes }) => seriesOf(codes)));
  for (const { codes, first, last, replaces, file } of texts) {
    if (replaced.has(seriesOf(codes)) && !replaces) continue;
    const heading = headingOf(codes);
    const under = paper.headings.filter((each) => each.heading === heading);
    if (under.length !== 1)
      found.push(said('not-in-paper', `"${heading}" stands ${under.length} times in the paper instead of once.`));
    const text = bare(under.map((each) => each.text).join(' '));
    for (const paragraph of [first, last])
      if (!text.includes(bare(paragraph)))
        found.push(said('text-cut', `Under "${heading}" the paper lacks "${paragraph.slice(0, 60)}…" of ${file}.`));
    for (const code of codes)
      if (
        !paper.headings.some((each) => each.heading === headingOf([code])) &&
        codes.length > 1 &&
        !heading.startsWith(headingOf([code]))
      )
        found.push(
          said('respondent-missing', `${headingOf([code])} has no heading of its own that leads to the joint text.`),
        );
    if (!pdf.includes(bare(heading))) found.push(said('not-in-pdf', `"${heading}" is not in the PDF.`));
  }
  return found;
};
