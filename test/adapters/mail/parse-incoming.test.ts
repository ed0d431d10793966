import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { PermanentFailure } from '../../../domain/errors.ts';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import { divideBody } from '../../../domain/receive/new-text.ts';

const envelope = { from: 'Vienna@austria.example', to: ['Replies+T1@secretariat.test'] };
const raw = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\n/g, '\r\n'));
const parse = (text: string, given = envelope) => parseIncoming(raw(text), given);

const reply = `Received: from mx.example by mail.example; Mon, 22 Jun 2015 10:00:01 +0200
Received: from desk.example by mx.example; Mon, 22 Jun 2015 10:00:00 +0200
Message-ID: <r1@austria.example>
From: =?utf-8?B?U3TDpG5kaWdlIFZlcnRyZXR1bmc=?= <Vienna@Austria.example>
To: Secretariat <replies@secretariat.test>
Subject: =?utf-8?Q?Note_verbale_VB_2015/12/OCB:_?=
 =?utf-8?Q?r=C3=A9ponse?=
In-Reply-To: <note-12@secretariat.test>
References: <note-11@secretariat.test>
 <note-12@secretariat.test>
Date: Mon, 22 Jun 2015 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Veuillez trouver les commentaires =E9crits.

> The Secretariat presents
--inner
Content-Type: text/html; charset=utf-8

<p>Veuillez</p>
--inner--
--outer
Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document;
 name="=?utf-8?Q?..=2F..=2FR=C3=A9ponse=E2=80=AE.docx?="
Content-Disposition: attachment
Content-Transfer-Encoding: base64

UEsDBA==
--outer
Content-Type: image/png; name=logo.png
Content-Disposition: inline
Content-Transfer-Encoding: base64

iVBORw==
--outer--
`;

describe('parseIncoming', () => {
  test('reads a mission’s reply with a file', async () => {
    const { message, files } = await parse(reply);
    expect(message).toMatchObject({
      messageId: '<r1@austria.example>',
      from: [{ name: 'Ständige Vertretung', address: 'vienna@austria.example' }],
      fromHeaders: 1,
      envelopeFrom: 'vienna@austria.example',
      envelopeTo: ['replies+t1@secretariat.test'],
      to: [{ name: 'Secretariat', address: 'replies@secretariat.test' }],
      subject: 'Note verbale VB 2015/12/OCB: réponse',
      date: '2015-06-22T08:00:00.000Z',
      inReplyTo: ['<note-12@secretariat.test>'],
      references: ['<note-11@secretariat.test>', '<note-12@secretariat.test>'],
      received: 2,
      deliveryReport: null,
    });
    expect(divideBody(message.bodyText)).toEqual({
      newText: 'Veuillez trouver les commentaires écrits.',
      quotedText: 'The Secretariat presents',
    });
    const bytes = Buffer.from('UEsDBA==', 'base64');
    expect(message.attachments).toEqual([
      {
        index: 0,
        name: 'Réponse.docx',
        originalName: '../../Réponse\u202e.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        inline: false,
        size: 4,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      expect.objectContaining({ index: 1, name: 'logo.png', inline: true }),
    ]);
    expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(bytes);
    expect(classifyIncoming(message).class).toBe('reply');
    expect(JSON.parse(JSON.stringify(message))).toEqual(message);
  });

  test('every From header and every mailbox in it is seen', async () => {
    const { message } = await parse('From: a@x.example\nFrom: "b@x.example" <c@y.example>, d@z.example\n\nx\n');
    expect(message.fromHeaders).toBe(2);
    expect(message.from.map(({ address }) => address)).toEqual(['a@x.example', 'c@y.example', 'd@z.example']);
  });

  test('an encoded word cannot add a mailbox', async () => {
    const { message } = await parse('From: =?utf-8?Q?vienna@austria.example=2C?= <x@evil.example>\n\nx\n');
    expect(message.from.map(({ address }) => address)).toEqual(['x@evil.example']);
  });

  test('takes words and quotations out of a body that is only HTML', async () => {
    const { message } = await parse(
      `From: a@x.example
Content-Type: text/html; charset=utf-8

<html><head><title>t</title><style>p{}</style></head><body><!-- <p>hidden</p> -->
<p>Les commentaires de l&#39;Autriche &amp; du S&eacute;n&#xE9;gal.</p><script>alert(1)</script>
<div>On Monday, Secretariat wrote:<br></div><blockquote><p>VB 2015/12/OCB</p><div>more</div></blockquote></body></html>
`,
    );
    expect(message.bodyText).not.toMatch(/alert|hidden|p\{\}/);
    expect(divideBody(message.bodyText)).toEqual({
      newText: "Les commentaires de l'Autriche & du Sénégal.",
      quotedText: 'On Monday, Secretariat wrote:\nVB 2015/12/OCB\nmore',
    });
  });

  test('an attached message stays attached and does not speak', async () => {
    const { message } = await parse(
      `From: a@x.example
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See the forwarded note.
--b
Content-Type: message/rfc822

From: mailer-daemon@x.example
Subject: Undeliverable: note
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=c

--c
Content-Type: message/delivery-status

Final-Recipient: rfc822; v@x.example
Action: failed
--c--
--b--
`,
    );
    expect(message.bodyText.trim()).toBe('See the forwarded note.');
    expect(message.attachments).toMatchObject([{ name: 'message.eml', mediaType: 'message/rfc822' }]);
    expect(classifyIncoming(message).class).toBe('reply');
  });

  test.each<[string, string, Buffer, string]>([
    ['windows-1251', 'windows-1251', Buffer.from([0xce, 0xf2, 0xe2, 0xe5, 0xf2]), 'Ответ'],
    ['gb2312', 'gb2312', Buffer.from([0xcd, 0xcb, 0xd0, 0xc5]), '退信'],
    ['nothing', 'x-nothing', Buffer.from([0x52, 0xe9, 0x70]), 'Rép'],
    ['iso-2022-jp', 'us-ascii', Buffer.from('\u001b$BITC#\u001b(B', 'latin1'), '不達'],
  ])('a subject that says in no place that it is in %s', async (_, charset, subject, expected) => {
    const bytes = Buffer.concat([
      Buffer.from(`From: a@x.example\r\nContent-Type: text/plain; charset=${charset}\r\nSubject: `),
      subject,
      Buffer.from('\r\n\r\nx\r\n'),
    ]);
    expect((await parseIncoming(bytes, envelope)).message.subject).toBe(expected);
  });

  test.each([
    ['Content-Type: text/calendar; method=REPLY; charset=utf-8\n\nBEGIN:VCALENDAR\n', 'REPLY'],
    ['Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\n', 'REQUEST'],
    ['Content-Type: text/plain\n\nMETHOD:REPLY\n', null],
  ])('what a calendar part does is known', async (text, method) => {
    expect((await parse(`From: a@x.example\n${text}`)).message.calendarMethod).toBe(method);
  });

  test('an HTML body beside an empty plain one is read', async () => {
    const { message } = await parse(
      'From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>The comments.</p>\n--b--\n',
    );
    expect(message.bodyText).toBe('The comments.');
  });

  test('text that PostgreSQL cannot store is replaced', async () => {
    const { message } = await parse('From: a@x.example\nSubject: a\u0000b\nX-Autoreply: \u0000\n\nbody \u0000 end\n');
    expect(JSON.stringify(message)).not.toContain('\\u0000');
    expect(message.bodyText).toContain('body \ufffd end');
  });

  test.each([
    ['nothing', ''],
    ['only a line', 'hello'],
    ['only a header', 'Subject: x'],
    ['a multipart without parts', 'Content-Type: multipart/mixed; boundary=b\n\n--c\n'],
    [
      'a truncated part',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0',
    ],
    ['a charset nobody knows', 'Content-Type: text/plain; charset=x-nothing\n\nhello'],
  ])('%s is parsed, not refused', async (_, text) => {
    const { message } = await parse(text, { from: '', to: [] });
    expect(message.messageId).toBeNull();
  });

  test.each<[string, string]>([
    [
      'endless nesting',
      Array.from(
        { length: 2000 },
        (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
      ).join(''),
    ],
    ['endless headers', `${'X-Filler: 0123456789012345678901234567890123456789\n'.repeat(40_000)}\nx`],
    [
      'endless parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: application/pdf\n\nx\n'.repeat(5000)}--b--\n`,
    ],
  ])('%s is refused for good, within two seconds', async (_, text) => {
    const started = performance.now();
    await expect(parse(text)).rejects.toThrow(PermanentFailure);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a hostile HTML body takes linear time', async () => {
    const started = performance.now();
    for (const piece of ['<a', '<!--', '<!', '&#', '<blockquote>', '<p>']) {
      await parse(`Content-Type: text/html\n\n${piece.repeat(300_000)}\n`);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
