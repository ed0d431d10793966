import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../client/cli/commands/intake-check.ts';

/** Messages made from rules, not from samples: what machines may say without a header, and what people may say like machines. */
const written = (
  subject: string,
  text: string,
  head: Readonly<Record<string, string>> = {},
  from = 'mission@aut.example',
) => {
  const fields = {
    From: from,
    To: 'replies@secretariat.example',
    Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Message-ID': '<1@aut.example>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...head,
  };
  const lines = [...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', ...text.split('\n'), ''];
  const envelope = { from, to: ['replies@secretariat.example'] };
  return checkMessage('written', { raw: Buffer.from(lines.join('\r\n')), envelope });
};

const comments =
  'The Permanent Mission presents its compliments to the Secretariat and, with reference to note verbale VB 2015/10/OCB, has the honour to transmit the comments of its Government: the mechanism should be transparent, efficient and intergovernmental in nature.';

describe('what a program writes', () => {
  it.each([
    ['Автоматичен отговор: Нота', 'В отпуск съм до 15 юни.'],
    ['Аутоматски одговор', 'Одсутан сам до 15. јуна.'],
    ['Automatinis atsakymas', 'Esu atostogose iki birželio 15 d.'],
    ['Automaatvastus', 'Olen puhkusel 15. juunini.'],
    ['ავტომატური პასუხი', 'შვებულებაში ვარ 15 ივნისამდე.'],
    ['Jawapan automatik', 'Saya sedang bercuti sehingga 15 Jun.'],
    ['Jibu la kiotomatiki', 'Niko likizo hadi tarehe 15 Juni.'],
    [
      '[HD-4711] VB 2015/10/OCB',
      '##- Please type your reply above this line -##\nYour request (4711) has been received.',
    ],
    ['Incident INC0012345 has been opened on your behalf', 'Hello, your incident INC0012345 has been created.'],
    ['** PROBLEM Service Alert: mx/SMTP is CRITICAL **', 'Notification Type: PROBLEM'],
    ['Recall: Comments', 'The sender would like to recall the message, "Comments".'],
  ])('is machine mail without a header that says so: %s', async (subject, text) => {
    expect(await written(subject, text)).toMatchObject({ class: 'automatic-reply' });
  });

  it.each([
    [
      'Re: VB 2015/10/OCB',
      'В отпуск съм до 15 юни. При спешност пишете на секретариата, който ще ви отговори в моето отсъствие, тъй като аз нямам достъп до пощата си и ще прочета писмото ви едва след като се върна в министерството.',
    ],
    [
      'Re: VB 2015/10/OCB',
      'Saya sedang cuti sampai tanggal 15 Juni dan tidak membaca surat elektronik. Untuk hal yang mendesak silakan hubungi sekretariat perutusan tetap pada jam kerja, atau tunggu sampai saya kembali ke kantor pada minggu berikutnya.',
    ],
    [
      'Re: VB 2015/10/OCB',
      'The Embassy is closed from 24 December to 2 January. Your message will not be forwarded; it will be answered after that date, in the order in which messages have arrived, by the officer who is in charge of the matter that it concerns.',
    ],
  ])('is never filed as a reply, though it answers in many words and no header betrays it', async (subject, text) => {
    expect(await written(subject, text, { 'In-Reply-To': '<request@secretariat.example>' })).toMatchObject({
      decision: 'held',
    });
  });
});

describe('what a person writes', () => {
  it.each([
    ['a subject that begins with "Auto-"', 'Auto-evaluation of the implementation of the Convention', {}],
    ['the same in French', 'Auto-évaluation : observations', {}],
    ['"Automatic" in the subject', 'Automatic exchange of information: comments', {}],
    ['"Failure" in the subject', 'Failure of States to provide information', {}],
    [
      'a gateway that asks for no automatic answers',
      'Re: VB 2015/10/OCB',
      { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
    ],
    ['a program that says that a person sent it', 'Re: VB 2015/10/OCB', { 'Auto-Submitted': 'no' }],
    [
      'a ticket system that passes a person’s text on',
      '[mfa.example #4711] Re: VB 2015/10/OCB',
      { 'RT-Originator': 'desk@mfa.example' },
    ],
    ['a gateway that sets Precedence', 'Re: VB 2015/10/OCB', { Precedence: 'bulk' }],
    ['a report of non-delivery as the subject that is answered', 'Re: Undelivered Mail Returned to Sender', {}],
    ['an absence as the subject that is answered', 'Re: Out of office: VB 2015/10/OCB', {}],
  ])('is taken for a reply in spite of %s', async (_why, subject, head) => {
    expect(await written(subject, comments, head)).toMatchObject({ class: 'reply' });
  });

  it('is a reply when it passes a bounce on, and the bounce is not read', async () => {
    const forwarded =
      '---------- Forwarded message ----------\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered Mail Returned to Sender\n\nI am sorry to have to inform you that your message could not be delivered.\n<replies@secretariat.example>: 550 5.1.1 User unknown';
    const text = `Dear colleagues,\n\nour comments came back to us, so we send them again below.\n\n${comments}\n\n${forwarded}`;
    expect(await written('Fwd: Undelivered Mail Returned to Sender', text)).toMatchObject({ class: 'reply' });
  });

  it('is a reply below the bounce that it quotes', async () => {
    const quoted =
      '> I am sorry to have to inform you that your message could not be delivered.\n> <a@x.example>: 550 5.1.1 User unknown';
    expect(
      await written('Re: Undelivered Mail Returned to Sender', `${quoted}\n\nDear Secretariat,\n\n${comments}`),
    ).toMatchObject({ class: 'reply' });
  });

  it('is kept for a person, at least, when it came through the list of its ministry', async () => {
    const list = {
      'List-Id': '<multilateral.mfa.example>',
      'List-Post': '<mailto:m@mfa.example>',
      'In-Reply-To': '<r@s.example>',
    };
    expect(await written('[multilateral] Re: VB 2015/10/OCB', comments, list)).toMatchObject({ decision: 'held' });
  });
});
