import type { CampaignRegister } from '../../domain/receive/attribution.ts';
import type { AttributionMatches } from '../ports/intake.ts';

/** The rows that a message's keys found, as the rules of attribution ask for them. */
export const registerOf = (matches: AttributionMatches): CampaignRegister => ({
  messageIds: new Map(matches.messageIds.map(({ messageId, campaignId, code }) => [messageId, { campaignId, code }])),
  references: new Map(
    [...Map.groupBy(matches.references, ({ reference }) => reference)].map(([reference, rows]) => [
      reference,
      { campaignId: rows[0]?.campaignId ?? '', codes: [...new Set(rows.map(({ code }) => code))].sort() },
    ]),
  ),
  tokens: new Map(matches.tokens.map(({ token, campaignId, code }) => [token, { campaignId, code }])),
  mailboxes: codesBy(matches.senders, (mailbox) => mailbox),
  domains: codesBy(matches.senders, (mailbox) => mailbox.slice(mailbox.lastIndexOf('@') + 1)),
});

const codesBy = (
  senders: AttributionMatches['senders'],
  keyOf: (mailbox: string) => string,
): ReadonlyMap<string, readonly string[]> => {
  const codes = new Map<string, Set<string>>();
  for (const { mailbox, code } of senders) {
    const key = keyOf(mailbox.toLowerCase());
    codes.set(key, (codes.get(key) ?? new Set()).add(code));
  }
  return new Map([...codes].map(([key, set]) => [key, [...set]]));
};
