import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { messagesInFile } from '../../adapters/mail/parse-mailbox-file.ts';
import { createSmtpDoor } from '../../adapters/mail/smtp-door.ts';
import { type CheckedMessage, checkMessage } from '../../client/cli/commands/intake-check.ts';
import { deliver, inWholeLines } from './deliver.ts';
import { type MailSetName, type Obtained, obtain, type RealMessage } from './mail-sets.ts';

/**
 * Which messages of the sets no person wrote as mail to somebody. In flufl.bounce that is all but one: its own table
 * of what it detects says of groupwise_03 that it is no bounce, and it is a person's order with a file.
 */
const machineMail: Readonly<Record<MailSetName, (name: string) => boolean>> = {
  'flufl.bounce': (name) => name !== 'groupwise_03.txt',
  'apache-mime4j': (name) =>
    ['badbound.msg', 'jt-0498.msg', 'multi-digest.msg', 'multipartdigestnestedemptyparts.msg'].includes(name),
  'mail-parser': (name) =>
    ['mail_malformed_2', ...[5, 6, 13, 15, 16].map((number) => `mail_test_${number}`)].includes(name),
};

const counts = { 'flufl.bounce': 117, 'apache-mime4j': 212, 'mail-parser': 23 } as const;

interface Judged {
  readonly message: RealMessage;
  readonly checked: CheckedMessage;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const classes = ['reply', 'automatic-reply', 'delivery-report', 'list-or-loop', 'spam-like', 'unreadable'] as const;

const tableOf = (title: string, judged: readonly Judged[]): string => {
  const rows = classes.flatMap((each) => {
    const of = judged.filter(({ checked }) => checked.class === each);
    if (of.length === 0) return [];
    const held = of.filter(({ checked }) => checked.decision === 'held').length;
    return [`  ${each.padEnd(16)} ${String(of.length).padStart(4)}   held ${String(held).padStart(4)}`];
  });
  return `${title}\n${rows.join('\n')}`;
};

describe.each(['flufl.bounce', 'apache-mime4j', 'mail-parser'] as const)('the mail of %s', (name) => {
  let obtained: Obtained;
  let judged: readonly Judged[] = [];

  beforeAll(async () => {
    obtained = await obtain(name);
    if ('missing' in obtained) return;
    judged = await Promise.all(
      obtained.messages.map(async (message) => {
        const [only, second] = messagesInFile(message.raw, message.name);
        expect(second).toBeUndefined();
        return { message, checked: await checkMessage(message.name, only as NonNullable<typeof only>) };
      }),
    );
  }, 300_000);

  const present = (skip: (reason: string) => void): void => {
    if ('missing' in obtained) skip(obtained.missing);
  };

  test('is all there, and every message is judged by its very bytes', ({ skip }) => {
    present(skip);
    expect(judged).toHaveLength(counts[name]);
    expect(judged.filter(({ checked }) => checked.class === 'unreadable')).toEqual([]);
    for (const { message, checked } of judged) expect(checked.sha256, message.name).toBe(sha256(message.raw));
  });

  test('no machine mail is taken for a reply', ({ skip }) => {
    present(skip);
    const machines = judged.filter(({ message }) => machineMail[name](message.name));
    process.stdout.write(`\n${tableOf(`${name}: machine mail`, machines)}\n`);
    expect(machines.length).toBeGreaterThan(0);
    expect(machines.filter(({ checked }) => checked.class === 'reply' && checked.decision === 'filed')).toEqual([]);
    const taken = machines.filter(({ checked }) => checked.class === 'reply').map(({ message }) => message.name);
    // A quotation asked for by a program's address, without any other sign; it is held.
    expect(taken).toEqual(name === 'mail-parser' ? ['mail_test_15'] : []);
  });

  test('hardly any mail of people is taken for a machine’s, and then a person decides', ({ skip }) => {
    present(skip);
    const people = judged.filter(
      ({ message }) => !machineMail[name](message.name) && !/_decoded_[\d_]+\.txt$/.test(message.name),
    );
    process.stdout.write(`\n${tableOf(`${name}: people's mail`, people)}\n`);
    const flagged = people.filter(({ checked }) => checked.class !== 'reply');
    expect(flagged.length).toBeLessThanOrEqual(people.length * 0.01);
    expect(flagged.filter(({ checked }) => checked.decision !== 'held')).toEqual([]);
  });

  test('comes through the SMTP door byte for byte', async ({ skip }) => {
    present(skip);
    const stored: string[] = [];
    const door = createSmtpDoor({
      place: { host: '127.0.0.1', port: 0 },
      protocol: 'smtp',
      maxBytes: 20_000_000,
      accepts: () => true,
      store: async ({ raw }) => {
        stored.push(sha256(raw));
      },
    });
    await door.listen();
    const sent = judged.map(({ message }) => inWholeLines(message.raw));
    try {
      await deliver(door.port, 'vienna@austria.example', 'replies@secretariat.test', sent);
    } finally {
      await door.close();
    }
    expect(stored).toEqual(sent.map(sha256));
  });
});
