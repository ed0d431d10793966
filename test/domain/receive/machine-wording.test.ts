import { describe, expect, test } from 'vitest';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import { message } from './message-fixture.ts';

/** A message that says in no header, sender or subject what it is. */
const bare = (bodyText: string, changes: Partial<IncomingMessage> = {}): IncomingMessage =>
  message({ subject: 'Note verbale', bodyText, headers: { 'content-type': ['text/plain'] }, ...changes });

/** As mail systems word their reports; addresses and hosts are made up. */
const reports: readonly [string, string][] = [
  [
    'qmail',
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<v@x.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 No such user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <n@s.test>\n",
  ],
  [
    'Exim',
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  v@x.example\n    unrouteable mail domain\n\n------ This is a copy of the message, including all the headers. ------\n',
  ],
  [
    'Exim, a delay',
    'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.\n\nNo action is required on your part. Delivery attempts will continue for some time.\n',
  ],
  [
    'Sendmail',
    'The original message was received at Mon, 22 Jun 2015 10:00:00 +0200\nfrom desk.example [192.0.2.7]\n\n   ----- The following addresses had permanent fatal errors -----\n<v@x.example>\n    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.:\n>>> RCPT To:<v@x.example>\n<<< 550 5.1.1 User unknown\n',
  ],
  [
    'Sendmail, a warning',
    '    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\nThe original message was received at Mon, 22 Jun 2015\n\n   ----- The following addresses had transient non-fatal errors -----\n<v@x.example>\n',
  ],
  [
    'Postfix',
    "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n<v@x.example>: host mail.x.example[192.0.2.3] said: 550 5.1.1 unknown\n",
  ],
  [
    'Exchange 5.5',
    'Your message\n\n  To:      v@x.example\n  Subject: Note verbale\n  Sent:    Mon, 22 Jun 2015 10:00:00 +0200\n\ndid not reach the following recipient(s):\n\nv@x.example on Mon, 22 Jun 2015 10:00:02 +0200\n    The recipient name is not recognized\n\tMSEXCH:IMS:Corp:Site:SRV 0 (000C05A6) Unknown Recipient\n',
  ],
  [
    'Exchange 2007',
    "Delivery has failed to these recipients or distribution lists:\n\nv@x.example\nThe recipient's e-mail address was not found in the recipient's e-mail system.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.example\n\nv@x.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n",
  ],
  [
    'Exchange in German',
    'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Verteilerlisten:\n\nv@x.example\nDie Nachricht konnte nicht zugestellt werden.\n\nDiagnoseinformationen für Administratoren:\n',
  ],
  [
    'Exchange in French',
    'Échec de la remise pour ces destinataires ou groupes :\n\nv@x.example\nL’adresse de messagerie que vous avez entrée est introuvable.\n\nInformations de diagnostic pour les administrateurs :\n',
  ],
  [
    'Exchange in Spanish',
    'No se pudo entregar el mensaje a estos destinatarios o grupos:\n\nv@x.example\nNo se encontró la dirección de correo electrónico.\n\nInformación de diagnóstico para los administradores:\n',
  ],
  [
    'Exchange in Russian',
    'Не удалось доставить сообщение следующим получателям или группам:\n\nv@x.example\nНе удалось найти адрес электронной почты.\n\nДиагностические сведения для администраторов:\n',
  ],
  [
    'Exchange in Chinese',
    '无法传递给以下收件人或组：\n\nv@x.example\n找不到你输入的电子邮件地址。\n\n供管理员使用的诊断信息:\n\n生成服务器: mx.example\n',
  ],
  [
    'Exchange in Japanese',
    '次の受信者またはグループへの配信に失敗しました:\n\nv@x.example\n入力された電子メール アドレスは見つかりませんでした。\n\n管理者向けの診断情報:\n',
  ],
  [
    'Exchange in Portuguese',
    'Falha na entrega para estes destinatários ou grupos:\n\nv@x.example\nNão foi possível encontrar o endereço de email inserido.\n\nInformações de diagnóstico para administradores:\n',
  ],
  [
    'Exchange in Italian',
    'Recapito non riuscito per i seguenti destinatari o gruppi:\n\nv@x.example\nImpossibile recapitare il messaggio.\n\nInformazioni di diagnostica per gli amministratori:\n',
  ],
  [
    'Notes',
    'Your message\n\n  Subject: Note verbale\n\nwas not delivered to:\n\n  v@x.example\n\nbecause:\n\n  User v (v@x.example) not listed in Domino Directory\n',
  ],
  ['GroupWise', 'The message that you sent was undeliverable to the following:\n\tv (550 unknown user)\n'],
  [
    'CommuniGate',
    "Failed to deliver to '<v@x.example>'\nSMTP module(domain x.example) reports:\n message text rejected by mx.example:\n 550 no\n",
  ],
  [
    'a provider',
    "Sorry, we were unable to deliver your message to the following address.\n\n<v@x.example>:\nRemote host said: 554 delivery error: dd This user doesn't have an account [0]\n\n--- Below this line is a copy of the message.\n",
  ],
  [
    'a provider in plain words',
    "Address not found\n\nYour message wasn't delivered to v@x.example because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n550 5.1.1 no such user\n",
  ],
  [
    'Courier',
    'This is a delivery status notification from mx.example,\nrunning the Courier mail server, version 0.6.\n\nThe original message was received on Mon, 22 Jun 2015 10:00:00 +0200\nfrom desk.example\n\n                 UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<v@x.example>:\n',
  ],
  [
    'MDaemon',
    'The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more unsuccessful delivery attempts the attached message has\nbeen removed from the mail queue on this server.\n\n      Failed address: v@x.example\n\n--- Session Transcript ---\n',
  ],
  ['IMail', 'unknown user: v@x.example\n\n\nOriginal message follows.\n\nReceived: from x\n'],
  [
    'PMDF',
    'This report relates to a message you sent with the following header fields:\n\n  Message-id: <1@s.test>\n  Subject: Note verbale\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: v@x.example\n  Reason: Remote SMTP server has rejected address\n',
  ],
  [
    'a Chinese provider',
    '抱歉，您的邮件被退回来了……\n\n收件人邮件地址不存在\n\n原邮件信息：\n时间 2015-06-22\n主题 普通照会\n收件人 v@x.example\n',
  ],
  [
    'a Japanese provider',
    '次のあて先へのメッセージはエラーのため送信できませんでした。\n送信先メールアドレスが見つからないか、送信先メールサーバの事情により送信できませんでした。\n\n<v@x.example>: 550\n',
  ],
  [
    'a Korean provider',
    '아래의 수신자에게 메일을 전송하지 못했습니다.\n\n수신자: v@x.example\n사유: 존재하지 않는 사용자\n',
  ],
  ['a Turkish system', 'İletiniz aşağıdaki alıcılara teslim edilemedi:\n\nv@x.example\nalıcı bulunamadı\n'],
  ['an Arabic system', 'تعذر تسليم الرسالة إلى المستلمين التالين:\n\nv@x.example\n550 5.1.1\n'],
  ['a mailbox that is full', 'Your message to v@x.example could not be delivered because the mailbox is full.\n'],
];

/** As people set up their answering programs; no header says so. */
const absences: readonly [string, string][] = [
  [
    'English',
    'I am out of the office until Monday, 29 June, with limited access to e-mail. For urgent matters please contact my colleague.',
  ],
  [
    'English, thanks first',
    'Thank you for your email. I am currently on annual leave and will be back on 6 July. I will reply upon my return.',
  ],
  [
    'English, gone for good',
    'Thank you for your message. I no longer work at the Permanent Mission. Please contact office@austria.example instead.',
  ],
  [
    'French',
    'Bonjour,\n\nJe suis absente du bureau jusqu’au 6 juillet. En cas d’urgence, veuillez contacter le secrétariat.',
  ],
  ['Spanish', 'Estoy fuera de la oficina hasta el 6 de julio. En caso de urgencia, contacte con la Secretaría.'],
  ['Russian', 'Добрый день! Я нахожусь в отпуске до 6 июля. По срочным вопросам обращайтесь в канцелярию.'],
  ['Chinese', '您好，我目前休假，7月6日回来。如有紧急事务，请联系办公室。'],
  ['Arabic', 'أنا خارج المكتب في إجازة حتى يوم 6 يوليو. للأمور العاجلة يرجى الاتصال بالزميل.'],
  [
    'German',
    'Ich bin bis zum 6. Juli nicht im Büro und habe keinen Zugriff auf meine E-Mails. In dringenden Fällen wenden Sie sich bitte an meine Vertretung.',
  ],
  ['Portuguese', 'Estou ausente do escritório até 6 de julho. Em caso de urgência, contate a secretaria.'],
  ['Italian', 'Sono fuori ufficio fino al 6 luglio. Per urgenze contattare la segreteria.'],
  ['Dutch', 'Ik ben tot en met 6 juli afwezig. Voor dringende zaken kunt u contact opnemen met het secretariaat.'],
  ['Japanese', 'お世話になっております。7月6日まで休暇をいただいております。お急ぎの場合は事務局までご連絡ください。'],
  ['Korean', '안녕하세요. 7월 6일까지 휴가 중입니다. 급한 용무는 사무실로 연락 주십시오.'],
  ['Turkish', '6 Temmuz tarihine kadar yıllık izindeyim. Acil durumlarda sekreterliğimizle iletişime geçebilirsiniz.'],
  ['Polish', 'Jestem nieobecny w biurze, wrócę 6 lipca. W sprawach pilnych proszę o kontakt z sekretariatem.'],
  ['Swedish', 'Jag är på semester och åter den 6 juli. Vid brådskande ärenden kontakta kansliet.'],
];

const programs: readonly [string, string][] = [
  [
    'a request for proof',
    'Your message to the mission is being held because your address was not recognised. Please click the link below to confirm that you are a human and your message will be delivered.',
  ],
  [
    'a receipt',
    'This is an automatically generated message to confirm that your request has been received. Please do not reply to this e-mail.',
  ],
  [
    'a receipt in German',
    'Vielen Dank für Ihre E-Mail. Diese Nachricht wurde automatisch erstellt, bitte antworten Sie nicht auf diese Nachricht.',
  ],
  ['a receipt in French', 'Ceci est un message automatique, merci de ne pas répondre à ce message.'],
  ['a receipt in Russian', 'Это письмо сформировано автоматически, пожалуйста, не отвечайте на него.'],
  ['a receipt in Japanese', 'このメールは自動送信されています。このメールに返信することはできません。'],
  [
    'a ticket',
    'We have received your message and opened a case for it. Ticket number: 12345. You will get an answer soon.',
  ],
  ['a virus scanner', 'The mail scanner found a virus in your message W32/Netsky and removed the attachment note.zip.'],
  [
    'a reader’s receipt',
    'Your message\n\n   To: Mission\n   Subject: Note verbale\n   Sent: 22 June 2015 10:00\n\nwas read on 22 June 2015 10:05.',
  ],
  [
    'a list’s moderation',
    "Your mail to 'Missions' with the subject\n\n    Note verbale\n\nIs being held until the list moderator can review it for approval.",
  ],
];

/** What people write; nothing here may be taken for a machine. */
const people: readonly [string, Partial<IncomingMessage>][] = [
  [
    'comments',
    {
      bodyText:
        'Dear colleagues,\n\nPlease find below the comments of Austria on resolution 7/1. The law of 2014 extended the offence; cases that could not be sent to court are registered.\n\nBest regards',
    },
  ],
  [
    'a note',
    {
      bodyText:
        'The Permanent Mission of Austria presents its compliments to the Secretariat and has the honour to transmit herewith the comments of the competent authorities.',
    },
  ],
  [
    'a question',
    {
      subject: 'Re: Note verbale',
      bodyText: 'Could you please send the annex again? The file could not be opened here.',
    },
  ],
  [
    'a French answer',
    {
      subject: 'RE: Note verbale',
      bodyText:
        'Bonjour,\n\nVeuillez trouver ci-joint la réponse de la France. Je reste à votre disposition pour toute question.\n\nCordialement',
    },
  ],
  [
    'a Spanish answer',
    {
      bodyText:
        'Estimados señores:\n\nAdjunto les remito los comentarios de México. Quedo a su disposición.\n\nSaludos cordiales',
    },
  ],
  [
    'a Russian answer',
    {
      bodyText:
        'Уважаемые коллеги!\n\nНаправляем комментарии Российской Федерации по вопросу трансграничной преступности.',
    },
  ],
  ['a Chinese answer', { bodyText: '秘书处：\n\n现转去中国政府对第7/1号决议的意见，请查收。\n\n顺致崇高敬意' }],
  [
    'an Arabic answer',
    { bodyText: 'السادة الأمانة،\n\nنرفق طيه تعليقات حكومة مصر على القرار 7/1. وتفضلوا بقبول فائق الاحترام.' },
  ],
  [
    'thanks',
    {
      subject: 'Re: Note verbale',
      bodyText: 'Many thanks, well received. We will come back to you with the answer of the capital.',
    },
  ],
  ['X-Auto-Response-Suppress alone', { headers: { 'x-auto-response-suppress': ['All'] } }],
];

describe('machine mail that no header tells', () => {
  test.each(reports)('a report of %s', (_, bodyText) => {
    const judged = classifyIncoming(bare(bodyText));
    expect(judged).toMatchObject({ class: 'delivery-report', doubtful: true });
  });

  test.each(absences)('an absence in %s', (_, bodyText) => {
    expect(classifyIncoming(bare(bodyText))).toMatchObject({ class: 'automatic-reply', doubtful: true });
  });

  test.each(programs)('%s', (_, bodyText) => {
    expect(classifyIncoming(bare(bodyText)).class).not.toBe('reply');
  });
});

describe('people’s mail', () => {
  test.each(people)('%s', (_, changes) => {
    expect(classifyIncoming(message({ headers: {}, ...changes }))).toEqual({
      class: 'reply',
      reasons: [],
      doubtful: false,
    });
  });

  const report = reports[0]?.[1] ?? '';
  test.each<[string, Partial<IncomingMessage>]>([
    [
      'as a quotation',
      { subject: 'Re: Note verbale', bodyText: `See what came back.\n\n${report.replace(/^/gm, '> ')}` },
    ],
    [
      'under a forwarding mark',
      {
        subject: 'Fwd: failure notice',
        bodyText: `See what came back.\n\n---------- Forwarded message ---------\n${report}`,
      },
    ],
    [
      'under a header block',
      {
        subject: 'FW: failure notice',
        bodyText: `From: MAILER-DAEMON@mx.example\nSent: Monday\nTo: Mission\nSubject: failure notice\n\n${report}`,
      },
    ],
    [
      'under a Portuguese mark',
      {
        subject: 'Enc: failure notice',
        bodyText: `Vejam abaixo.\n\n-------- Mensagem encaminhada --------\n${report}`,
      },
    ],
  ])('passing on a delivery report %s stays a person’s reply', (_, changes) => {
    expect(classifyIncoming(message(changes))).toEqual({ class: 'reply', reasons: [], doubtful: false });
  });

  test('passing on a delivery report without any mark is held at most', () => {
    const judged = classifyIncoming(
      message({ subject: 'Fwd: your note', bodyText: `Dear colleagues,\n\nthis came back to us:\n\n${report}` }),
    );
    expect(judged).toMatchObject({ class: 'reply', doubtful: true });
  });
});

describe('hostile text', () => {
  const pieces = [
    'a ',
    'your message ',
    'delivery to ',
    'virus a ',
    'click a ',
    'confirm a ',
    'am currently away ',
    'a@',
    'не ',
    '您的',
  ];
  test.each(pieces)('%j without end is judged in no time', (piece) => {
    const text = piece.repeat(100_000);
    const started = performance.now();
    classifyIncoming(message({ bodyText: text }));
    classifyIncoming(message({ bodyText: text.replaceAll(' ', '\n') }));
    classifyIncoming(message({ subject: text, from: [{ name: text, address: text }] }));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
