import { describe, expect, test } from 'vitest';
import type { JudgedAttachment } from '../../../domain/receive/content.ts';
import { judgeContent } from '../../../domain/receive/content.ts';
import type { FileKind, Inspection } from '../../../domain/receive/inspection.ts';
import { countWords } from '../../../domain/receive/word-count.ts';

const file = (name: string, mediaType = 'application/octet-stream', inline = false): JudgedAttachment => ({
  index: 0,
  name,
  mediaType,
  inline,
});
const courtesy =
  'The Permanent Mission of Austria to the United Nations (Vienna) presents its compliments to the Secretariat and, with reference to its note verbale, has the honour to inform as follows.';
const farewell =
  'The Permanent Mission avails itself of this opportunity to renew to the Secretariat the assurances of its highest consideration.';
const substance =
  'The Government considers that the working group should give priority to technical assistance, to the exchange of information between central authorities, and to the review of national legislation, and it supports the convening of one annual meeting for each of the subjects named in the resolution.';

describe('judgeContent', () => {
  test.each(['Comments.docx', 'COMMENTS.PDF', 'comments.txt', 'comments.odt'])('%s is a submission', (name) => {
    const judged = judgeContent({ attachments: [file(name)], newText: 'Please find attached.' });
    expect(judged).toMatchObject({ kind: 'submission', source: 'files', files: [0], others: [] });
  });

  test('a picture of the signature beside the file makes up nothing', () => {
    const attachments = [
      { ...file('logo.png', 'image/png', true), index: 0 },
      { ...file('comments.docx'), index: 1 },
    ];
    expect(judgeContent({ attachments, newText: '' })).toMatchObject({ kind: 'submission', files: [1], others: [0] });
  });

  test('a body of sixty own words is a submission, one of fifty-nine is not', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'comment').join(' ');
    expect(judgeContent({ attachments: [], newText: words(60) })).toMatchObject({
      kind: 'submission',
      source: 'body',
      files: [],
    });
    expect(judgeContent({ attachments: [], newText: words(59) }).kind).toBe('correspondence');
    const logo = [file('logo.png', 'image/png', true)];
    expect(judgeContent({ attachments: logo, newText: words(60) }).kind).toBe('submission');
  });

  test('a note with comments and courtesies is a submission', () => {
    expect(judgeContent({ attachments: [], newText: `${courtesy} ${substance} ${farewell}` }).kind).toBe('submission');
  });

  test.each([
    `${courtesy} The competent authorities request an extension of the deadline until 31 July 2015. ${farewell}`,
    'Could we please have more time?',
    'We kindly ask that the deadline be extended by two weeks.',
    'La Mission sollicite une prorogation du délai jusqu’au 31 juillet 2015.',
    'Nous aurions besoin d’un délai supplémentaire.',
    'La Misión solicita una prórroga del plazo hasta el 31 de julio.',
    'Rogamos ampliar el plazo hasta finales de julio.',
    'Постоянное представительство просит продлить срок представления замечаний до 31 июля.',
    'Просим предоставить отсрочку.',
    '常驻代表团请求将提交期限延长至7月31日。',
    '请延长截止日期。',
    'ترجو البعثة الدائمة تمديد الموعد النهائي حتى 31 تموز/يوليه.',
    'نطلب مهلة إضافية لتقديم التعليقات.',
  ])('asks for an extension: %s', (newText) => {
    expect(judgeContent({ attachments: [], newText }).kind).toBe('asks-for-extension');
  });

  test.each([
    `${courtesy} The note has been forwarded to the competent authorities, whose reply will be transmitted in due course. ${farewell}`,
    `${courtesy} The Mission acknowledges receipt of the note. ${farewell} ${farewell}`,
    'La Mission accuse réception de la note.',
    'La Misión acusa recibo de la nota.',
    'Подтверждаем получение ноты.',
    '来照收悉。',
    'تؤكد البعثة استلام المذكرة.',
    'Thank you.',
  ])('other correspondence: %s', (newText) => {
    expect(judgeContent({ attachments: [], newText })).toMatchObject({ kind: 'correspondence', source: null });
  });

  test('a file that is announced but not there is no submission, however long the courtesies', () => {
    const newText = `${courtesy} The comments are attached herewith. ${farewell} ${farewell}`;
    expect(countWords(newText)).toBeGreaterThanOrEqual(60);
    expect(judgeContent({ attachments: [], newText }).kind).toBe('correspondence');
  });

  test.each(['comments.doc', 'comments.docm', 'comments.zip', 'scan.jpg', 'winmail.dat'])(
    '%s is held, and its covering text is not taken for the submission',
    (name) => {
      const judged = judgeContent({ attachments: [file(name)], newText: `${courtesy} ${substance}` });
      expect(judged.kind).toBe('correspondence');
      expect(judged.reasons[0]).toContain(name);
    },
  );

  test('a long text that speaks of time limits is still a submission', () => {
    const newText = `${courtesy} ${substance} ${substance} ${substance} ${substance} The Government supports extending the time limit of the pilot review. ${farewell}`;
    expect(judgeContent({ attachments: [], newText }).kind).toBe('submission');
  });

  test('an attached note that only asks for time is a request for an extension', () => {
    const attachments = [file('NV.docx')];
    const fileText = `${courtesy} The Mission requests an extension of the deadline until 31 July 2015. ${farewell}`;
    expect(judgeContent({ attachments, newText: 'See attached.', fileText }).kind).toBe('asks-for-extension');
    expect(judgeContent({ attachments, newText: 'See attached.', fileText: substance }).kind).toBe('submission');
  });
});

describe('countWords', () => {
  test.each([
    ['', 0],
    ['The Secretariat’s note (VB 2015/12/OCB) – received.', 6],
    ['Постоянное представительство', 2],
    ['البعثة الدائمة لمصر', 3],
    ['常驻代表团致意', 4],
  ])('%s', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe('judgeContent on what the files really are', () => {
  const facts = { pages: null, pixels: null };
  const virusScan = { state: 'not-configured' } as const;
  const is = (kind: FileKind, pixels: { width: number; height: number } | null = null): Inspection => ({
    outcome: 'accepted',
    kind,
    facts: { ...facts, pixels },
    virusScan,
  });
  const macros: Inspection = { outcome: 'refused', reason: 'macros', detail: 'It contains macros.', virusScan };
  const page = is('jpeg', { width: 1240, height: 1754 });
  const judge = (...files: readonly (readonly [name: string, inspection: Inspection, mediaType?: string])[]) =>
    judgeContent({
      attachments: files.map(([name, inspection, mediaType], index) => ({
        ...file(name, mediaType),
        index,
        inspection,
      })),
      newText: 'Please find attached.',
    });

  test('the content counts, not the name', () => {
    expect(judge(['comments', is('pdf')])).toMatchObject({ kind: 'submission', files: [0], refused: [] });
    expect(judge(['comments.docx', macros])).toMatchObject({
      kind: 'files-refused',
      files: [],
      refused: [0],
      reasons: ['None of its files can be taken: comments.docx (macros: It contains macros.)'],
    });
  });

  test('what can be taken is filed, and what cannot is named', () => {
    expect(judge(['comments.docx', is('docx')], ['annex.docm', macros])).toMatchObject({
      kind: 'submission',
      files: [0],
      others: [1],
      refused: [1],
      reasons: ['It brings comments.docx.', 'Not taken: annex.docm.'],
    });
  });

  test('scanned pages are a submission where there is no other document, and lie beside one', () => {
    expect(judge(['1.jpg', page], ['2.jpg', page])).toMatchObject({ kind: 'submission', files: [0, 1] });
    expect(judge(['comments.docx', is('docx')], ['1.jpg', page])).toMatchObject({
      files: [0],
      others: [1],
      refused: [],
    });
  });

  test('a small picture, a page that a mail program added and what Exchange could not place make up nothing', () => {
    expect(
      judge(
        ['logo.png', is('png', { width: 200, height: 80 })],
        ['part', is('html'), 'text/html'],
        ['ATT00001.txt', is('txt'), 'text/plain'],
      ),
    ).toMatchObject({ kind: 'correspondence', files: [], refused: [] });
    expect(judge(['comments.html', is('html'), 'text/html'])).toMatchObject({ kind: 'submission', files: [0] });
  });

  test('kinds that the campaign does not accept are refused, but no logo for its kind', () => {
    const judged = judgeContent({
      attachments: [
        { ...file('comments.odt'), inspection: is('odt') },
        { ...file('logo.png'), index: 1, inspection: is('png', { width: 200, height: 80 }) },
      ],
      newText: '',
      accepted: ['docx', 'pdf'],
    });
    expect(judged).toMatchObject({ kind: 'files-refused', refused: [0] });
  });

  test('nothing is filed while the virus scanner gives no verdict on a part of it', () => {
    const held: Inspection = { outcome: 'held', detail: 'x', virusScan: { state: 'unreachable', explanation: 'x' } };
    expect(judge(['comments.docx', is('docx')], ['annex.pdf', held])).toMatchObject({
      kind: 'not-scanned',
      reasons: ['The virus scanner gave no verdict on annex.pdf.'],
    });
  });

  test('a note that asks for more time is that, whatever it brings that cannot be taken', () => {
    const attachments = [{ ...file('old.doc'), inspection: { ...macros, reason: 'old-format' as const } }];
    expect(judgeContent({ attachments, newText: 'We request an extension of the deadline.' }).kind).toBe(
      'asks-for-extension',
    );
  });
});
