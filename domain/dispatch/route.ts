import type { NotePolicy } from '../campaign/definition.ts';
import type { Channel } from './channel.ts';

/** The mailboxes of one mission, as a note tries them. */
export interface MailboxRoute {
  /** In the order of the directory. */
  readonly mailboxes: readonly string[];
  /** The mailbox at which a note was last accepted after another had failed; null = nobody knows of any trouble. */
  readonly workingMailbox: string | null;
}

/** Why a note left a mailbox. */
export type RouteCause = 'refused' | 'given-up' | 'bounced';

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The mailboxes in the order in which a new note tries them: the one known to work first, then as the directory has them. */
export const mailboxesInOrder = ({ mailboxes, workingMailbox }: MailboxRoute): readonly string[] => {
  const working = workingMailbox === null ? undefined : mailboxes.find((mailbox) => isSame(mailbox, workingMailbox));
  return working === undefined ? mailboxes : [working, ...mailboxes.filter((mailbox) => mailbox !== working)];
};

/** The mailbox that a note tries after those it has tried; null when none is left. A note tries each once. */
export const nextMailbox = (route: MailboxRoute, tried: readonly string[]): string | null =>
  mailboxesInOrder(route).find((mailbox) => !tried.some((earlier) => isSame(earlier, mailbox))) ?? null;

/**
 * How a new note sets out: its channel, and the mailbox it begins with; empty where no mail carries it or points to it.
 */
export const startOf = (
  route: MailboxRoute & { readonly channel: Channel },
  { notes }: { readonly notes?: Pick<NotePolicy, 'pointerMail'> },
): { readonly channel: Channel; readonly envelopeTo: string } => {
  const isMailed = route.channel === 'email' || (route.channel === 'portal' && notes?.pointerMail !== false);
  return { channel: route.channel, envelopeTo: isMailed ? (mailboxesInOrder(route)[0] ?? '') : '' };
};
