import { readFile } from 'node:fs/promises';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { readPdf } from '../../../adapters/submissions/read-pdf.ts';
import { type Reading, readWord } from '../../../adapters/submissions/read-word.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { listed } from '../../../domain/compile/listed.ts';
import { compareNames } from '../../../domain/directory/alphabetical-order.ts';
import { nameAsAt } from '../../../domain/directory/entity.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { type SubmissionBlock, textOfBlock } from '../../../domain/paper/blocks.ts';
import type { ChairLine } from '../../../domain/rehearsal/chair-log.ts';
import type { ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import {
  type BookedSubmission,
  checkTransmittalBooks,
  type IssuedText,
  type TransmittalCheck,
} from '../../../domain/rehearsal/transmittal-books.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { IssuedPaperResult } from '../../../workflows/contracts/papers.ts';
import type { CommandContext } from '../context.ts';

/**
 * Compares the books with the Chair's own record, with the log of the exchange, and with the issued paper as it can
 * be read again: witnesses that the engine does not write.
 * @param paper the paper as issued; null where none was
 * @param exchangeLog file in which the exchange keeps what it has seen
 */
export const auditTransmittal = async (
  context: CommandContext,
  definition: CampaignDefinition,
  chair: readonly ChairLine[],
  paper: IssuedPaperResult | null,
  exchangeLog: string,
): Promise<TransmittalCheck> => {
  const { read } = context.database();
  const campaign = await read.campaign(definition.id);
  const ledger = await read.ledger(definition.id);
  const check = checkTransmittalBooks({
    chair,
    ledger,
    submissions: await bookedSubmissions(context, definition.id),
    paper: paper === null ? null : await issuedText(context, paper),
    headingOf: await headings(context, definition, paper),
    meetingAt: definition.dates.closeAt,
    drafter: campaign.draftedBy,
    notes: (await read.notesOf(definition.id, null)).length,
    messages: await messagesIn(exchangeLog),
  });
  const link = brokenLink(ledger, sha256);
  if (link === null) return check;
  const broken = { kind: 'broken-ledger', sentence: `Event ${link.sequence} of the ledger ${link.reason}.` };
  return { ...check, disagreements: [...check.disagreements, broken] };
};

/** Submissions with the hashes of the bytes as they are read now, not as they were written down. */
const bookedSubmissions = async (context: CommandContext, campaignId: string): Promise<BookedSubmission[]> => {
  const { read } = context.database();
  const respondents = await read.respondents(campaignId);
  const booked: BookedSubmission[] = [];
  for (const { id, version, files } of await read.submissions(campaignId)) {
    const bytes = await read.blobs(files.map((file) => file.sha256));
    booked.push({
      id,
      version,
      respondents: respondents.get(id) ?? [],
      fileHashes: [...bytes.values()].map((content) => sha256(content)),
    });
  }
  return booked;
};

const issuedText = async (
  context: CommandContext,
  { pdfSha256, wordSha256 }: IssuedPaperResult,
): Promise<IssuedText> => {
  const bytes = await context.database().read.blobs([pdfSha256, wordSha256]);
  const word = blocksIn(await readWord(bytes.get(wordSha256) as Uint8Array));
  const headings: { heading: string; text: string }[] = [];
  for (const block of word) {
    const text = textOfBlock(block);
    // Headings inside a text are deeper than the names of respondents.
    if (block.kind === 'heading' && block.level <= 2) headings.push({ heading: text, text: '' });
    else headings[headings.length - 1] = joined(headings.at(-1), text);
  }
  const pdf = blocksIn(await readPdf(bytes.get(pdfSha256) as Uint8Array));
  return { headings, pdfText: pdf.map(textOfBlock).join('\n') };
};

const joined = (
  last: { heading: string; text: string } | undefined,
  text: string,
): { heading: string; text: string } => ({
  heading: last?.heading ?? '',
  text: `${last?.text ?? ''}\n${text}`,
});

const blocksIn = (reading: Reading): readonly SubmissionBlock[] => ('unreadable' in reading ? [] : reading.blocks);

/** The headings under which the paper has texts, told from the directory alone. */
const headings = async (
  context: CommandContext,
  { paper, dates }: CampaignDefinition,
  issued: IssuedPaperResult | null,
): Promise<(codes: readonly string[]) => string> => {
  const day = localDay(issued?.asAtMs ?? Date.parse(dates.compileAt), dates.zone);
  const entities = new Map((await context.database().read.directory()).entities.map((each) => [each.code, each]));
  const compare = compareNames(paper.language);
  return (codes) => {
    const names = codes.map((code) => {
      const entity = entities.get(code);
      const name = entity === undefined ? undefined : nameAsAt(entity, paper.language, day);
      return { name: name?.shortName ?? code, sortKey: name?.sortKey || name?.shortName || code };
    });
    const inOrder = names.sort((left, right) => compare(left.sortKey, right.sortKey)).map(({ name }) => name);
    return listed(inOrder, paper.language);
  };
};

const messagesIn = async (exchangeLog: string): Promise<number> => {
  try {
    const lines = (await readFile(exchangeLog, 'utf8')).split('\n').filter((line) => line !== '');
    // All but its own comings and goings are about messages.
    return lines
      .map((line) => JSON.parse(line) as ExchangeLine)
      .filter(({ event }) => !['started', 'stopped'].includes(event)).length;
  } catch (error) {
    // It is written when the first message comes.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};
