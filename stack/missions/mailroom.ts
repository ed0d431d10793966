import { domainOf } from '../../domain/directory/mailbox.ts';
import type { RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import type { MissionLine, PerceivedKind } from '../../domain/rehearsal/missions-log.ts';
import type { Mission } from './mission.ts';
import type { ArrivedMail } from './missions-door.ts';
import { readNote } from './read-note.ts';
import { sha256Of } from './submission-files.ts';

/**
 * Reads each mail, gives it to the mission it is for and testifies to it. A further copy of the same
 * message is logged as a copy and changes nothing, as in any registry.
 */
export const createMailroom = (
  roster: readonly RosterEntry[],
  missions: ReadonlyMap<string, Mission>,
  log: (line: MissionLine) => void,
): ((mail: ArrivedMail) => Promise<void>) => {
  const codes = codesByAddress(roster);
  const perceived = new Map<string, PerceivedKind>();

  return async ({ raw, envelopeFrom, mailboxes, receivedAtMs }) => {
    const note = await readNote(raw, receivedAtMs);
    const { messageId, subject, reference, deadline, inReplyTo } = note;
    const at = new Date(receivedAtMs).toISOString();
    for (const mailbox of mailboxes) {
      const code = codes(mailbox);
      const key = `${mailbox.toLowerCase()} ${messageId}`;
      const before = perceived.get(key);
      const mission = code === null ? undefined : missions.get(code);
      const kind = before ?? mission?.take(note, envelopeFrom, receivedAtMs) ?? 'request';
      perceived.set(key, kind);
      const about = { at, code, mailbox, messageId, copy: before !== undefined };
      if (kind === 'acknowledgement') {
        log({ event: 'acknowledgement-received', ...about, inReplyTo: inReplyTo ?? '' });
      } else {
        log({ event: 'note-received', ...about, kind, subject, reference, deadline, sha256: sha256Of(raw) });
      }
    }
  };
};

/** By registered mailbox, else by a domain that one mission alone uses: colleagues read its mail too. */
const codesByAddress = (roster: readonly RosterEntry[]): ((mailbox: string) => string | null) => {
  const byMailbox = new Map<string, string>();
  const byDomain = new Map<string, string | null>();
  for (const { code, mailbox } of roster) {
    byMailbox.set(mailbox.toLowerCase(), code);
    byDomain.set(domainOf(mailbox), byDomain.has(domainOf(mailbox)) ? null : code);
  }
  return (mailbox) => byMailbox.get(mailbox.toLowerCase()) ?? byDomain.get(domainOf(mailbox)) ?? null;
};
