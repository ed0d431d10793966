import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type OutgoingMail, writeMail } from '../../../stack/missions/mime.ts';

const mail = (changes: Partial<OutgoingMail>): OutgoingMail => ({
  messageId: '<one@aut.missions.example>',
  from: { name: 'Permanent Mission', address: 'mission@aut.missions.example' },
  to: 'replies@secretariat.example',
  subject: 'Re: VB 2015/148/OCB',
  date: new Date('2015-06-01T10:00:00Z'),
  text: 'Text.',
  charset: 'utf-8',
  transferEncoding: 'base64',
  attachments: [],
  ...changes,
});

describe('mail as missions write it', () => {
  it.each([
    ['iso-8859-1', 'Le délai est prorogé à l’été.', "Le délai est prorogé à l'été."],
    ['windows-1251', 'Ещё раз благодарим за ноту № 7.', 'Ещё раз благодарим за ноту № 7.'],
    ['utf-8', '关于第 7 号照会', '关于第 7 号照会'],
  ] as const)('in %s it is read again as written', async (charset, text, expected) => {
    for (const transferEncoding of ['base64', 'quoted-printable'] as const) {
      const raw = writeMail(mail({ text, charset, transferEncoding }));
      expect(raw.toString('latin1')).toContain(`charset=${charset}`);
      expect((await PostalMime.parse(raw)).text?.trim()).toBe(expected);
    }
  });

  it('falls back to UTF-8 where a character set cannot hold the text', async () => {
    const raw = writeMail(mail({ text: 'Привет', charset: 'iso-8859-1' }));
    expect((await PostalMime.parse(raw)).text?.trim()).toBe('Привет');
    expect(raw.toString()).toContain('charset=utf-8');
  });

  it.each(['Permanent Mission, Vienna', 'Mission "A" (Vienna)', "Mission permanente de l'État", '常驻代表团'])(
    'keeps the display name %s',
    async (name) => {
      const raw = writeMail(mail({ from: { name, address: 'mission@aut.missions.example' } }));
      expect((await PostalMime.parse(raw)).from).toMatchObject({ name, address: 'mission@aut.missions.example' });
    },
  );

  it('brings any subject, text and file name back, in lines that SMTP takes, ended by CRLF', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 120 })
      .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim());
    await fc.assert(
      fc.asyncProperty(
        line.filter((text) => text !== ''),
        fc.array(line, { maxLength: 6 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('base64', 'quoted-printable'),
        async (subject, lines, content, transferEncoding) => {
          const text = lines.join('\n');
          const name = 'Замечания 评论.docx';
          const attachments = [{ name, mediaType: 'application/octet-stream', content: Buffer.from(content) }];
          const raw = writeMail(mail({ subject, text, transferEncoding, attachments }));
          const read = await PostalMime.parse(raw);
          expect(read.subject).toBe(subject);
          expect((read.text ?? '').replace(/\r\n/g, '\n').trim()).toBe(text.trim());
          expect(read.attachments[0]?.filename).toBe(name);
          expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer)).toEqual(Buffer.from(content));
          const wire = raw.toString('latin1');
          expect(wire.endsWith('\r\n')).toBe(true);
          expect(wire).not.toMatch(/[^\r]\n|[\u0080-\u00ff]/);
          expect(Math.max(...wire.split('\r\n').map((part) => part.length))).toBeLessThanOrEqual(998);
        },
      ),
      { numRuns: 60 },
    );
  });
});
