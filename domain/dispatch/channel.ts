/** Ways in which a note may go to its addressee: by mail, by hand, or as a notice in the portal. */
export const channels = ['email', 'hand', 'portal'] as const;

export type Channel = (typeof channels)[number];

/** A channel that was wanted and could not be taken. */
export interface PassedOver {
  readonly channel: Channel;
  readonly why: 'no-mailbox';
}

export interface ChannelChoice {
  /** Null when none of those wanted can be taken. */
  readonly channel: Channel | null;
  readonly passedOver: readonly PassedOver[];
}

/** Where a campaign says nothing: by e-mail, and by hand to whom the directory has no mailbox for. */
const byDirectory: readonly Channel[] = ['email', 'hand'];

/**
 * The first channel of those wanted that can be taken for an addressee with these mailboxes. A notice needs none: without
 * a mailbox a person hands its link over.
 * @param wanted in order; undefined where the campaign leaves it to the directory
 */
export const chooseChannel = (
  mailboxes: readonly string[],
  wanted: readonly Channel[] = byDirectory,
): ChannelChoice => {
  const passedOver: PassedOver[] = [];
  for (const channel of wanted) {
    if (channel !== 'email' || mailboxes.length > 0) return { channel, passedOver };
    passedOver.push({ channel, why: 'no-mailbox' });
  }
  return { channel: null, passedOver };
};
