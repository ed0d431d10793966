import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Channel, channels, chooseChannel } from '../../../domain/dispatch/channel.ts';

const one = ['mission@aut.example'];

describe('the channel of an addressee', () => {
  it.each<
    [what: string, mailboxes: string[], wanted: Channel[] | undefined, channel: string | null, passedOver: string[]]
  >([
    ['is e-mail where there is a mailbox', one, undefined, 'email', []],
    ['is by hand where the directory has no mailbox', [], undefined, 'hand', ['email no-mailbox']],
    ['is by hand where the campaign says so, mailbox or not', one, ['hand'], 'hand', []],
    ['is the portal where that was wanted first, mailbox or not', [], ['portal', 'email'], 'portal', []],
    ['is the next that can be taken', [], ['email', 'portal', 'hand'], 'portal', ['email no-mailbox']],
    ['is none where only e-mail is wanted and there is no mailbox', [], ['email'], null, ['email no-mailbox']],
  ])('%s', (_what, mailboxes, wanted, channel, passedOver) => {
    const choice = chooseChannel(mailboxes, wanted);
    expect(choice.channel).toBe(channel);
    expect(choice.passedOver.map((each) => `${each.channel} ${each.why}`)).toEqual(passedOver);
  });

  it('is never one that was not wanted, nor one that cannot be taken', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1 }),
        (hasMailbox, wanted) => {
          const { channel, passedOver } = chooseChannel(hasMailbox ? one : [], wanted);
          if (channel === null) expect(passedOver.map((each) => each.channel)).toEqual(wanted);
          else {
            expect(wanted[passedOver.length]).toBe(channel);
            expect(channel === 'email' && !hasMailbox).toBe(false);
          }
        },
      ),
    );
  });
});
