import { figureOf } from '../../domain/report/figures.ts';
import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';
import type { Output } from './output.ts';
import { standingWords } from './standing-words.ts';

/** Prints one number of a report and the addressees behind it. */
export const printFigure = (output: Output, status: StatusOfResponses, id: string): void => {
  const figure = figureOf(status, id);
  output.result({ ...figure, asAt: status.asAt });
  const value = figure.value === null ? 'nothing to count' : String(Math.round(figure.value * 10) / 10);
  output.line(`${output.strong(id)} as at ${status.day}: ${value}`);
  if (figure.codes.length === 0) return;
  const facts = new Map(status.facts.map((each) => [each.code, each]));
  output.line('');
  output.table(
    ['Code', 'Replied', 'Where it stands', 'Name'],
    figure.codes.map((code) => {
      const each = facts.get(code);
      return [
        code,
        each?.respondedAt?.slice(0, 10) ?? '',
        each === undefined ? 'never asked' : standingWords[each.standing],
        each?.name ?? status.otherNames[code] ?? code,
      ];
    }),
  );
};
