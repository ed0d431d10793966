import { createHash } from 'node:crypto';
import type { BookedEvent } from '../../../domain/rehearsal/book-index.ts';
import type { MissionLine } from '../../../domain/rehearsal/missions-log.ts';
import type { ParsedMail, SentNote } from './secretariat.ts';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * The ledger that an engine without fault would have kept of this traffic. What a mail is, the test takes
 * from the missions' plans; what was in it, from the bytes that came through the Secretariat's own door.
 */
export const honestLedger = (
  sent: readonly SentNote[],
  mails: readonly ParsedMail[],
  missionsLog: readonly MissionLine[],
): BookedEvent[] => {
  const ledger: BookedEvent[] = [];
  const record = (type: string, recordedAt: string, subject: string | null, data: Record<string, unknown>): void => {
    ledger.push({ sequence: ledger.length + 1, at: recordedAt, recordedAt, type, subject, data });
  };
  for (const { code, kind, messageId, sha256: mimeSha256, mailbox, answers, claimedAt, acceptedAt } of sent) {
    const about = { messageId, kind, sequence: 1, mimeSha256, recipient: mailbox };
    record('note-prepared', claimedAt, code, about);
    record('note-claimed', claimedAt, code, { messageId, attempt: 1 });
    record('note-accepted', acceptedAt, code, { ...about, attempt: 1, possibleDuplicate: false });
    if (kind === 'acknowledgement') {
      record('submission-acknowledged', acceptedAt, code, { messageId, inReplyTo: answers });
    }
  }
  const submissions = new Map(
    missionsLog.flatMap((line) => (line.event === 'submission-sent' ? [[line.messageId, line] as const] : [])),
  );
  for (const [number, mail] of mails.entries()) {
    const itemId = `item-${number}`;
    const at = new Date().toISOString();
    record('incoming-stored', at, null, { itemId, sha256: sha256(mail.received.raw) });
    const submission = submissions.get(mail.messageId);
    const about = { itemId, messageId: mail.messageId };
    if (submission !== undefined && submission.sender !== 'stranger') {
      const files = mail.attachments.map(({ name, content }) => ({ name, sha256: sha256(content) }));
      const replyKind = submission.says ?? 'text';
      record('submission-filed', at, submission.code, { ...about, version: submission.version, files, replyKind });
    } else if (submission !== undefined || mail.subject.startsWith('Re: ')) {
      record('incoming-held', at, null, { ...about, reason: 'one-piece-of-evidence' });
    } else {
      record('machine-mail-recognised', at, null, { ...about, class: 'automatic-reply' });
    }
  }
  return ledger;
};
