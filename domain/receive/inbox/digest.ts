import { reasonWords } from './reason-words.ts';

/** Something that waits, as the daily mail tells it. */
export interface WaitingLine {
  readonly id: string;
  readonly campaignId: string | null;
  readonly reason: string;
  /** Whose it probably is, or could be. */
  readonly whose: string;
  readonly from: string | null;
  /** Real milliseconds since the epoch. */
  readonly sinceRealMs: number;
  /** Days that it may wait in its campaign. */
  readonly limitDays: number;
}

/** Days that something may wait where its campaign does not say. */
export const usualLimitDays = 3;

const day = 86_400_000;
const width = 76;

const overdue = ({ sinceRealMs, limitDays }: WaitingLine, nowMs: number): boolean =>
  nowMs - sinceRealMs > limitDays * day;

const cut = (text: string): string => ([...text].length <= width ? text : `${[...text].slice(0, width - 1).join('')}…`);

const lineOf = ({ id, reason, whose, from, sinceRealMs }: WaitingLine): string[] => [
  cut(
    `  ${new Date(sinceRealMs).toISOString().slice(0, 10)}  ${id.slice(0, 8)}  ${whose.padEnd(9)}  ${reasonWords(reason)}`,
  ),
  ...(from === null || from === '' ? [] : [cut(`${' '.repeat(22)}from ${from}`)]),
];

/**
 * The mail that lists all that waits, what has waited too long first, each part the longest waiting first. Plain text in
 * lines of at most 76 characters.
 */
export const digestText = (
  lines: readonly WaitingLine[],
  nowMs: number,
): { readonly subject: string; readonly text: string } => {
  const ordered = lines.toSorted((a, b) => a.sinceRealMs - b.sinceRealMs || (a.id < b.id ? -1 : 1));
  const late = ordered.filter((line) => overdue(line, nowMs));
  const others = ordered.filter((line) => !overdue(line, nowMs));
  const things = (count: number): string => (count === 1 ? 'one thing' : `${count} things`);
  const part = (heading: string, list: readonly WaitingLine[]): string[] => {
    if (list.length === 0) return [];
    const campaigns = Map.groupBy(list, ({ campaignId }) => campaignId ?? 'no campaign yet');
    return [heading, ...[...campaigns].flatMap(([campaign, own]) => ['', campaign, ...own.flatMap(lineOf)]), ''];
  };
  return {
    subject: `${lines.length === 1 ? 'One thing waits' : `${lines.length} things wait`} for a person${late.length === 0 ? '' : `, ${late.length} too long`}`,
    text: [
      `${things(lines.length).replace(/^o/, 'O')} that came in, or did not go out, ${lines.length === 1 ? 'waits' : 'wait'} for a person.`,
      '',
      ...part(`Waiting longer than the campaign allows: ${late.length}`, late),
      ...part(late.length === 0 ? 'Waiting:' : `Waiting besides: ${others.length}`, others),
      'What each says and what can be done: verbale inbox show <item>',
      'The whole list: verbale inbox',
      '',
    ].join('\n'),
  };
};
