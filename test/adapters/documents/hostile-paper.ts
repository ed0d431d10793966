import type { Paper } from '../../../domain/paper/paper.ts';

/** A small paper whose every text tries to be something else than text. */
export const hostilePaper: Paper = {
  language: 'en',
  title: 'Title with #panic("title") and "quotes" \\ <b>',
  author: 'Author & Co. "#sys"',
  subject: 'Subject <x/>',
  runningSymbol: 'A/1/X#pagebreak()',
  date: '2015-09-11',
  masthead: {
    kind: 'report-page',
    organization: '#panic("organization")',
    office: ['*Office* _line_ $x$ `code`'],
    date: '11 September 2015',
    title: '= Heading? #let x = 1',
    subtitle: '@label <label>',
  },
  content: [
    { kind: 'heading', level: 1, runs: [{ text: 'Head #eval("1") \u202Eeno' }], inContents: true },
    {
      kind: 'paragraph',
      number: 1,
      runs: [
        { text: '#panic("run") *star* _under_ \\backslash [brackets] {{braces}} ]]></w:t> &amp; </p>\u0000\u0007' },
        { text: 'bold\nnext line\twith tab', bold: true },
        { text: 'good link', link: 'https://example.org/a?b=c&d="' },
        { text: 'plain link', link: 'https://example.org/a?b=c&d=e' },
        { text: 'bad link', link: 'javascript:alert(1)' },
        { text: 'with a note', footnote: [{ text: 'The note #itself', italic: true }] },
      ],
    },
    {
      kind: 'table',
      caption: [{ text: 'Caption #x' }],
      headerRows: 1,
      columns: [
        { width: 1, align: 'start' },
        { width: 1, align: 'end' },
        { width: 1, align: 'center' },
      ],
      rows: [
        [{ runs: [{ text: 'Head' }] }, { runs: [{ text: 'Both' }], columns: 2 }],
        [{ runs: [{ text: 'W'.repeat(300) }] }, { runs: [{ text: '12' }] }, { runs: [] }],
        [
          { runs: [{ text: 'Total' }], strong: true },
          { runs: [{ text: '12' }], strong: true },
          { runs: [{ text: '' }] },
        ],
      ],
    },
    { kind: 'list', ordered: true, items: [[{ text: '- dash' }], [{ text: '+ plus' }]] },
    { kind: 'page-break' },
    {
      kind: 'section',
      language: 'ar',
      direction: 'rtl',
      blocks: [{ kind: 'paragraph', runs: [{ text: 'نص' }, { text: 'in English', language: 'en' }, { text: '#نص' }] }],
    },
    { kind: 'page-break' },
    { kind: 'table', headerRows: 0, columns: [{ width: 3, align: 'start' }], rows: [[{ runs: [{ text: 'one' }] }]] },
  ],
};
