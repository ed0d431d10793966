/** Ways in which a note may go to its addressee. */
export const channels = ['email', 'hand', 'portal'] as const;

export type Channel = (typeof channels)[number];

/** The ways that can be gone today. The portal has no notices yet. */
export type DeliveryChannel = Exclude<Channel, 'portal'>;

/** A channel that was wanted and could not be taken. */
export interface PassedOver {
  readonly channel: Channel;
  readonly why: 'no-mailbox' | 'not-available';
}

export interface ChannelChoice {
  /** Null when none of those wanted can be taken. */
  readonly channel: DeliveryChannel | null;
  readonly passedOver: readonly PassedOver[];
}

/** Where a campaign says nothing: by e-mail, and by hand to whom the directory has no mailbox for. */
const byDirectory: readonly Channel[] = ['email', 'hand'];

/**
 * The first channel of those wanted that can be taken for an addressee with these mailboxes.
 * @param wanted in order; undefined where the campaign leaves it to the directory
 */
export const chooseChannel = (
  mailboxes: readonly string[],
  wanted: readonly Channel[] = byDirectory,
): ChannelChoice => {
  const passedOver: PassedOver[] = [];
  for (const channel of wanted) {
    if (channel === 'portal') passedOver.push({ channel, why: 'not-available' });
    else if (channel === 'email' && mailboxes.length === 0) passedOver.push({ channel, why: 'no-mailbox' });
    else return { channel, passedOver };
  }
  return { channel: null, passedOver };
};
