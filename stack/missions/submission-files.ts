import { createHash } from 'node:crypto';
import type { MissionPlan, RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import { seededRandom } from '../../domain/rehearsal/seeded-random.ts';
import type { MailAttachment } from './mime.ts';
import { drawPaper, paperAsText } from './submission-paper.ts';
import { paperAsPdf } from './submission-pdf.ts';
import { paperAsWord } from './submission-word.ts';
import { submissionTexts } from './texts/all-languages.ts';

/** One version of a submission, ready to be put into a mail. */
export interface PreparedSubmission {
  readonly version: number;
  readonly attachments: readonly MailAttachment[];
  /** The submission itself where it is the body of the mail; else null. */
  readonly body: string | null;
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Makes one version of what a mission hands in. The text hangs on seed, mission and version alone. */
export const prepareSubmission = async (
  entry: RosterEntry,
  plan: MissionPlan,
  seed: number,
  version: number,
  date: Date,
): Promise<PreparedSubmission> => {
  const texts = submissionTexts[languageOf(entry)];
  const random = seededRandom(seed, entry.code, 'paper');
  const paper = drawPaper(texts, entry.name, random, version);
  const name = `${random.pick(texts.fileNames)}${version > 1 ? '_rev' : ''}`;
  const file = (extension: string, mediaType: string, content: Buffer): PreparedSubmission => ({
    version,
    attachments: [{ name: `${name}.${extension}`, mediaType, content }],
    body: null,
  });
  switch (plan.format) {
    case 'docx':
      return file('docx', wordType, await paperAsWord(paper));
    case 'pdf':
      return file('pdf', 'application/pdf', paperAsPdf(paper, date));
    case 'text-attachment':
      return file('txt', 'text/plain; charset=utf-8', Buffer.from(`${paperAsText(paper)}\n`, 'utf8'));
    case 'body':
      return { version, attachments: [], body: paperAsText(paper) };
  }
};

/** The language a mission writes in: the first of its own. */
export const languageOf = (entry: RosterEntry): RosterEntry['languages'][number] => entry.languages[0] ?? 'en';

export const sha256Of = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
