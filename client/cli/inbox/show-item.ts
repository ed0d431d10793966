import type { DecisionRecord, WaitingThing } from '../../../activities/ports/inbox.ts';
import type { SubmissionRecord } from '../../../activities/ports/intake.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { proposedDecision, reasonWords } from '../../../domain/receive/inbox/reason-words.ts';
import { divideBody } from '../../../domain/receive/new-text.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { wrappedText } from '../wrapped-text.ts';
import { saveItem } from './save-item.ts';
import { showTask, taskBeginning } from './show-task.ts';
import { shortId, wholeId } from './whole-id.ts';

/** Lines of a message that are shown. */
const linesShown = 16;

/** Everything an officer needs to decide about an item, and what was decided before; of a task, all that it says. */
export const showItem = async (context: CommandContext, beginning: string, out?: string): Promise<undefined> => {
  const { output } = context;
  const { read } = context.database();
  const task = await taskBeginning(context, beginning);
  if (task !== null) return showTask(output, task);
  const id = await wholeId(context, 'item', beginning);
  const item = await read.incoming(id);
  const [waits] = (await read.waiting()).filter((thing) => thing.id === id);
  const submissions = await read.submissionsOfItem(id);
  const decisions = await read.decisions({ itemId: id });
  const content = await contentOf(context, item);
  output.result({
    item,
    waiting: waits ?? null,
    content,
    submissions: submissions.map(({ blocks: _blocks, ...submission }) => submission),
    decisions,
  });
  output.line(output.strong(`Item ${shortId(id)}: ${item.state}`));
  output.line(
    `Came by ${doorWords[item.door] ?? item.door} on ${new Date(item.receivedAtMs ?? item.storedRealAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
  );
  for (const text of [`From: ${content.from}`, `Subject: ${content.subject}`])
    for (const line of wrappedText(text, 0, { hanging: 2 })) output.line(line);
  if (waits !== undefined) printWhy(output, waits);
  if (item.state === 'refused' && item.reason !== null)
    for (const line of wrappedText(`Refused: ${item.reason}`)) output.line(line);
  printContent(output, content);
  if (out !== undefined) await saveItem(context, item, out);
  printFiled(output, submissions);
  printDecisions(output, decisions);
  if (waits !== undefined) printChoices(output, id, waits);
  return undefined;
};

interface ItemContent {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

const doorWords: Readonly<Record<string, string>> = {
  smtp: 'mail',
  imap: 'mail (mailbox)',
  lmtp: 'mail',
  hand: 'hand',
  portal: 'upload link',
};

const contentOf = async (
  context: CommandContext,
  item: Awaited<ReturnType<ReturnType<CommandContext['database']>['read']['incoming']>>,
): Promise<ItemContent> => {
  const upload = item.registration?.upload;
  const raw = (await context.database().read.blobs([item.rawSha256])).get(item.rawSha256) as Uint8Array;
  try {
    const { message, files } = await parseIncoming(raw, { from: item.envelopeFrom, to: item.envelopeTo });
    return {
      from: message.from.map(({ address }) => address).join(', ') || item.envelopeFrom || 'nobody named',
      subject: message.subject,
      text: upload?.declaration.message ?? divideBody(message.bodyText).newText,
      files: upload?.files ?? files.map(({ name, bytes }) => ({ name, size: bytes.byteLength })),
    };
  } catch {
    return { from: item.envelopeFrom, subject: '', text: '', files: [] };
  }
};

const printWhy = (output: Output, { reason, explanation, candidates, evidence, sender }: WaitingThing): void => {
  output.line('');
  for (const line of wrappedText(`It waits for a person: ${reasonWords(reason)} (${explanation}).`)) output.line(line);
  if (candidates.length > 0)
    for (const line of wrappedText(`Could be from: ${candidates.join(', ')}`, 0, { hanging: 2 })) output.line(line);
  if (sender !== null) output.line(`Sender: ${sender}`);
  if (evidence.length > 0) {
    output.line('Evidence:');
    for (const clause of evidence) for (const line of wrappedText(`- ${clause}`, 0, { hanging: 2 })) output.line(line);
  }
};

const printContent = (output: Output, { text, files }: ItemContent): void => {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [''] : wrappedText(line, 0, { width: 76 })));
  if (lines.some((line) => line !== '')) {
    output.line('');
    for (const line of lines.slice(0, linesShown)) output.line(`  ${line}`.trimEnd());
    if (lines.length > linesShown) output.line(`  … and ${lines.length - linesShown} lines more`);
  }
  if (files.length === 0) return;
  output.line('');
  output.table(
    ['Size', 'File'],
    files.map(({ name, size }) => [`${Math.max(1, Math.round(size / 1024))} kB`, name]),
  );
};

const printFiled = (output: Output, submissions: readonly SubmissionRecord[]): void => {
  if (submissions.length === 0) return;
  output.line('');
  output.table(
    ['Submission', 'Kind', 'Version', 'Of'],
    submissions.map(({ id, replyKind, version, respondents, withdrawnAtMs }) => [
      shortId(id),
      withdrawnAtMs === null ? replyKind : `${replyKind}, withdrawn`,
      String(version),
      respondents.map(({ code, capacity }) => (capacity === 'author' ? code : `${code} (${capacity})`)).join(', '),
    ]),
  );
};

const printDecisions = (output: Output, decisions: readonly DecisionRecord[]): void => {
  if (decisions.length === 0) return;
  output.line('');
  output.table(
    ['Decision', 'When', 'What', 'By', ''],
    decisions.map(({ id, atMs, kind, officer, undoneBy }) => [
      shortId(id),
      new Date(atMs).toISOString().slice(0, 10),
      kind,
      officer,
      undoneBy === null ? '' : `undone by ${shortId(undoneBy)}`,
    ]),
  );
};

const printChoices = (
  output: Output,
  id: string,
  { reason, candidates, addressee, campaignId }: WaitingThing,
): void => {
  const short = shortId(id);
  const proposal = proposedDecision(reason, candidates.length > 0 ? candidates : addressee === null ? [] : [addressee]);
  output.line('');
  if (proposal !== null) {
    output.line('Proposed:');
    for (const line of wrappedText(`verbale inbox file ${short} ${proposal}`, 2, { hanging: 6 })) output.line(line);
  }
  if (reason === 'asks-for-extension')
    output.line(`To grant it: verbale extend <campaign> --to ${addressee ?? '<addressee>'} …`);
  if (reason === 'perhaps-a-batch') {
    output.line('To register it, which closes this item:');
    output.line(`  verbale inbox show ${short} --out <folder>`);
    output.line(`  verbale transmittal <folder>/message.eml --campaign ${campaignId ?? '<campaign>'}`);
  }
  output.line(`To refuse it: verbale inbox refuse ${short} --reason <text>`);
  output.line(`To open its files: verbale inbox show ${short} --out <folder>`);
};
