import { describe, expect, test } from 'vitest';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import type { DeliveryReport, IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import { message } from './message-fixture.ts';

const report: DeliveryReport = {
  action: 'failed',
  status: '5.1.1',
  finalRecipient: 'vienna@austria.example',
  originalRecipient: null,
  originalEnvelopeId: null,
  originalMessageId: null,
  diagnostic: null,
};

const document = {
  index: 0,
  name: 'comments.pdf',
  originalName: 'comments.pdf',
  mediaType: 'application/pdf',
  inline: false,
  size: 5,
  sha256: 'a'.repeat(64),
};

describe('classifyIncoming', () => {
  test.each<[string, Partial<IncomingMessage>, string]>([
    ['a delivery-status part', { deliveryReport: report }, 'delivery-report'],
    ['a delayed delivery', { deliveryReport: { ...report, action: 'delayed' } }, 'delivery-report'],
    [
      'multipart/report without a readable status part',
      { headers: { 'content-type': ['multipart/report; report-type="delivery-status"; boundary=b'] } },
      'delivery-report',
    ],
    ['X-Failed-Recipients', { headers: { 'x-failed-recipients': ['vienna@austria.example'] } }, 'delivery-report'],
    ['mailer-daemon', { from: [{ name: '', address: 'mailer-daemon@mx.example' }] }, 'delivery-report'],
    [
      'a bounce with an empty return path that also says auto-replied',
      {
        envelopeFrom: '',
        subject: 'Undelivered Mail Returned to Sender',
        headers: { 'auto-submitted': ['auto-replied'] },
      },
      'delivery-report',
    ],
    [
      'a read receipt',
      { headers: { 'content-type': ['multipart/report; report-type=disposition-notification'] } },
      'automatic-reply',
    ],
    ['Auto-Submitted: auto-replied', { headers: { 'auto-submitted': ['auto-replied (vacation)'] } }, 'automatic-reply'],
    ['Auto-Submitted: auto-generated', { headers: { 'auto-submitted': ['Auto-Generated'] } }, 'automatic-reply'],
    ['Precedence: auto_reply', { headers: { precedence: ['auto_reply'] } }, 'automatic-reply'],
    ['X-Autoreply', { headers: { 'x-autoreply': ['yes'] } }, 'automatic-reply'],
    ['X-Autorespond', { headers: { 'x-autorespond': ['Note verbale'] } }, 'automatic-reply'],
    ['X-Apple-Action', { headers: { 'x-apple-action': ['AUTOMATIC-REPLY'] } }, 'automatic-reply'],
    ['an empty return path', { envelopeFrom: '' }, 'automatic-reply'],
    ['an empty Return-Path header', { headers: { 'return-path': ['<>'] } }, 'automatic-reply'],
    ['postmaster', { from: [{ name: '', address: 'postmaster@mx.example' }] }, 'automatic-reply'],
    ['List-Id', { headers: { 'list-id': ['News <news.example>'] } }, 'list-or-loop'],
    ['Precedence: list', { headers: { precedence: ['list'] } }, 'list-or-loop'],
    ['Precedence: bulk', { headers: { precedence: ['bulk'] } }, 'list-or-loop'],
    [
      'Precedence: bulk of an absence program',
      { subject: 'Out of office', headers: { precedence: ['bulk'] } },
      'automatic-reply',
    ],
    ['our own loop header', { headers: { 'x-verbale-loop': ['secretariat.test'] } }, 'list-or-loop'],
    ['too many hops', { received: 26 }, 'list-or-loop'],
  ])('%s', (_, changes, expected) => {
    const judged = classifyIncoming(message(changes));
    expect(judged.class).toBe(expected);
    expect(judged.reasons.length).toBeGreaterThan(0);
  });

  test.each([
    'Automatic reply: Note verbale VB 2015/12/OCB',
    'Auto-Reply',
    'Out of Office: Note verbale',
    'Out of Office AutoReply: Note verbale',
    '[Out of office] Note verbale',
    'I am currently out of the office',
    'Réponse automatique : Note verbale',
    "Message d'absence",
    'Absence du bureau : vacances',
    'Respuesta automática: Nota verbal',
    'Fuera de la oficina',
    'Автоматический ответ: Вербальная нота',
    'Автоответ: нота',
    '自动回复：普通照会',
    '自動回覆: 照會',
    'رد تلقائي: مذكرة شفوية',
    'خارج المكتب',
    'Automatische Antwort: Verbalnote',
    'Abwesenheitsnotiz',
  ])('an absence subject: %s', (subject) => {
    expect(classifyIncoming(message({ subject })).class).toBe('automatic-reply');
  });

  test.each([
    'Undelivered Mail Returned to Sender',
    'Undeliverable: Note verbale VB 2015/12/OCB',
    'Delivery Status Notification (Failure)',
    'Delivery Status Notification (Delay)',
    'Mail delivery failed: returning message to sender',
    'Returned mail: see transcript for details',
    'failure notice',
    'Warning: could not send message for past 4 hours',
    'Non remis : Note verbale',
    'Échec de la remise',
    'Message non distribué',
    'No se puede entregar: Nota verbal',
    'Error de entrega del mensaje',
    'Недоставлено: Вербальная нота',
    'Сообщение не доставлено',
    '系统退信',
    '邮件未送达: 普通照会',
    'تعذر تسليم الرسالة: مذكرة',
    'Unzustellbar: Verbalnote',
  ])('a bounce subject: %s', (subject) => {
    expect(classifyIncoming(message({ subject })).class).toBe('delivery-report');
  });

  test.each<[string, Partial<IncomingMessage>]>([
    ['an ordinary reply', {}],
    [
      'a body about an absence',
      { bodyText: 'The Counsellor is out of the office; I send the automatic reply form attached.' },
    ],
    ['a subject with the words further on', { subject: 'Note verbale: working group out of office hours' }],
    ['a subject that begins with a word of the lists', { subject: 'Out of office space at the Centre, note No. 5' }],
    ['a delivery of documents', { subject: 'Delivery of the comments of Austria' }],
    ['absence in another sense', { subject: 'Absence of a national authority (article 18)' }],
    ['a returned questionnaire', { subject: 'Returned questionnaire of Austria' }],
    ['leave in another sense', { subject: 'On leaving no one behind' }],
    ['Auto-Submitted: no', { headers: { 'auto-submitted': ['no'] } }],
    ['Auto-Submitted: no with a comment', { headers: { 'auto-submitted': ['no (sent by hand)'] } }],
    ['X-Autoreply: no', { headers: { 'x-autoreply': ['no'] } }],
    ['Precedence: normal', { headers: { precedence: ['normal'] } }],
    ['25 hops', { received: 25 }],
    ['another party’s report attached', { subject: 'Fwd: Undeliverable: our reply' }],
    ['a Russian reply', { subject: 'Вербальная нота № 123' }],
    ['a Chinese reply', { subject: '中国对第7/1号决议的意见' }],
  ])('%s is a person’s reply', (_, changes) => {
    expect(classifyIncoming(message(changes))).toEqual({ class: 'reply', reasons: [], doubtful: false });
  });

  test.each<[string, Partial<IncomingMessage>, string, boolean]>([
    ['an automatic reply that says so', { headers: { 'auto-submitted': ['auto-replied'] } }, 'automatic-reply', false],
    [
      'the same with a document',
      { headers: { 'auto-submitted': ['auto-replied'] }, attachments: [document] },
      'automatic-reply',
      true,
    ],
    ['an empty return path alone', { envelopeFrom: '' }, 'automatic-reply', true],
    [
      'an empty return path with a document and an answer’s subject',
      { envelopeFrom: '', subject: 'Re: Note verbale', attachments: [document] },
      'reply',
      true,
    ],
    [
      'a scanner without a reader behind its address, with a document',
      { from: [{ name: '', address: 'no-reply@austria.example' }], attachments: [document] },
      'reply',
      true,
    ],
    [
      'a post on a list',
      {
        headers: {
          'list-id': ['<staff.austria.example>'],
          'list-post': ['<mailto:staff@austria.example>'],
          precedence: ['list'],
        },
      },
      'list-or-loop',
      true,
    ],
    [
      'a newsletter',
      {
        headers: {
          'list-id': ['<news.example>'],
          'list-unsubscribe': ['<mailto:x@news.example>'],
          precedence: ['bulk'],
        },
      },
      'list-or-loop',
      false,
    ],
    [
      'our own message come back',
      { headers: { 'x-verbale-loop': ['secretariat.test'] }, attachments: [document] },
      'list-or-loop',
      false,
    ],
    ['what a spam filter marked', { headers: { 'x-spam-flag': ['YES'] } }, 'spam-like', true],
    [
      'a calendar program’s answer',
      { calendarMethod: 'REPLY', subject: 'Accepted: Working group' },
      'automatic-reply',
      true,
    ],
    ['an invitation of a person', { calendarMethod: 'REQUEST' }, 'reply', false],
    [
      'a subject of an absence from a writing program, in answer',
      { subject: 'Absence', inReplyTo: ['<n@s.test>'], headers: { 'x-mailer': ['Microsoft Outlook 16.0'] } },
      'reply',
      true,
    ],
  ])('%s', (_, changes, expected, doubtful) => {
    expect(classifyIncoming(message(changes))).toMatchObject({ class: expected, doubtful });
  });

  test('every rule that holds is among the reasons', () => {
    const judged = classifyIncoming(
      message({ envelopeFrom: '', subject: 'Automatic reply: x', headers: { 'auto-submitted': ['auto-replied'] } }),
    );
    expect(judged.reasons).toHaveLength(3);
  });
});
