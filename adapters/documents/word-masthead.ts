import {
  BorderStyle,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import type { DocumentMasthead, Masthead, ReportMasthead } from '../../domain/paper/paper.ts';
import type { Surroundings } from './surroundings.ts';
import { MarkedNote, noteMark } from './word-note-mark.ts';
import { textWidth, wordStyles } from './word-styles.ts';

const nothing = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });

interface Line {
  readonly style: string;
  readonly children: readonly ParagraphChild[];
  readonly alignEnd?: boolean;
  /** Without the indentation of its style. */
  readonly flush?: boolean;
}

/** The head of a paper. Its two columns are a table without lines; the rules are the lines below its rows. */
export const wordMasthead = (masthead: Masthead, around: Surroundings): FileChild[] => {
  const rtl = around.direction === 'rtl';
  const run = (text: string, options: { bold?: boolean; size?: number } = {}) =>
    new TextRun({ text: cleanLine(text), ...options, ...(rtl ? { rightToLeft: true } : {}) });
  const line = ({ style, children, alignEnd, flush }: Line) =>
    new Paragraph({
      style,
      children,
      ...(rtl ? { bidirectional: true } : {}),
      ...(alignEnd ? { alignment: 'end' as const } : {}),
      ...(flush ? { indent: { left: 0, right: 0 } } : {}),
    });
  const plain = (text: string) => line({ style: wordStyles.masthead, children: [run(text)] });

  const columns = (widths: readonly [number, number], rows: readonly (readonly [Paragraph[], Paragraph[], number])[]) =>
    new Table({
      columnWidths: widths,
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      visuallyRightToLeft: rtl,
      margins: { left: 0, right: 0 },
      rows: rows.map(
        ([start, end, weight], index) =>
          new TableRow({
            children: [start, end].map(
              (children, column) =>
                new TableCell({
                  children,
                  width: { size: widths[column] ?? 0, type: WidthType.DXA },
                  margins: { top: index === 0 ? 0 : 80, bottom: index === 0 ? 20 : 240 },
                  verticalAlign: index === 0 ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
                  borders: { top: nothing, left: nothing, right: nothing, bottom: rule(weight) },
                }),
            ),
          }),
      ),
    });

  const documentHead = (head: DocumentMasthead): FileChild[] => {
    const [first = ''] = head.symbol.split('/');
    const symbol = [
      new TextRun({ text: first, size: 40 }),
      new TextRun({ text: head.symbol.slice(first.length), size: 24 }),
    ];
    const right = [...(head.distribution === null ? [] : [head.distribution]), head.date, '', head.languageLine];
    const agenda: ParagraphChild[] = head.agendaItem === null ? [] : [run(head.agendaItem)];
    if (head.agendaFootnote !== null) {
      const note = new Paragraph({
        style: 'FootnoteText',
        ...(rtl ? { bidirectional: true } : {}),
        children: [...noteMark('*'), run(cleanLine(head.agendaFootnote))],
      });
      agenda.push(new MarkedNote('*', note));
    }
    return [
      columns(
        // The symbol of a conference room paper of a working group stands on one line.
        [4800, textWidth - 4800],
        [
          [
            [line({ style: wordStyles.masthead, children: [run(head.organization, { size: 26 })] })],
            [line({ style: wordStyles.masthead, children: symbol, alignEnd: true })],
            6,
          ],
          [
            head.body.map((text) => line({ style: wordStyles.mastheadBody, children: [run(text)] })),
            right.map(plain),
            16,
          ],
        ],
      ),
      ...head.session.map(
        (text, index) =>
          new Paragraph({
            style: wordStyles.masthead,
            children: [run(text, { bold: true })],
            ...(rtl ? { bidirectional: true } : {}),
            ...(index === 0 ? { spacing: { before: 160, after: 0 } } : {}),
          }),
      ),
      plain(head.placeAndDates),
      ...(agenda.length > 0 ? [line({ style: wordStyles.masthead, children: agenda })] : []),
      ...(head.itemTitle === undefined
        ? []
        : [
            new Paragraph({
              style: wordStyles.masthead,
              children: [run(head.itemTitle, { bold: true })],
              spacing: { before: 160, after: 0 },
              ...(rtl ? { bidirectional: true } : {}),
            }),
          ]),
      line({ style: wordStyles.title, children: [run(head.title)] }),
      ...(head.byline === null ? [] : [line({ style: wordStyles.byline, children: [run(head.byline)] })]),
    ];
  };

  const reportHead = (head: ReportMasthead): FileChild[] => [
    columns(
      [5700, textWidth - 5700],
      [
        [
          [line({ style: wordStyles.masthead, children: [run(head.organization, { size: 26 })] })],
          [line({ style: wordStyles.masthead, children: [run(head.date)], alignEnd: true })],
          6,
        ],
        [head.office.map(plain), [plain('')], 16],
      ],
    ),
    line({ style: wordStyles.title, children: [run(head.title)], flush: true }),
    ...(head.subtitle === null
      ? []
      : [line({ style: wordStyles.byline, children: [run(head.subtitle)], flush: true })]),
  ];

  return masthead.kind === 'report-page' ? reportHead(masthead) : documentHead(masthead);
};
