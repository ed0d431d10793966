import type { Command } from 'commander';
import { NotFound } from '../../../domain/errors.ts';
import { figureCount, figureDisagreements } from '../../../domain/mandates/count-figure.ts';
import { numberRanges, type RegistryCoverage, registryCoverage } from '../../../domain/mandates/coverage.ts';
import { type MandateAction, type MandateAddressee, mandateKey } from '../../../domain/mandates/mandate.ts';
import { type MandateStanding, mandateStandings } from '../../../domain/mandates/mandate-standing.ts';
import { numberInText } from '../../../domain/mandates/number-words.ts';
import { addresseeInText, statusInText } from '../../../domain/progress/progress-wording.ts';
import { newCommand, runCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { readResolution } from '../progress/read-resolution.ts';
import { wrappedText } from '../wrapped-text.ts';

interface MandatesOptions {
  readonly asAt?: string;
  readonly json?: boolean;
}

export const mandatesCommand = (): Command =>
  newCommand('mandates', 'what a resolution asks of whom, where it stands, and by what evidence')
    .argument('[resolution]', 'symbol of the resolution, such as 7/1 (default: the only one)')
    .argument('[paragraph]', 'one operative paragraph with all its evidence')
    .option('--as-at <day>', 'as it stood at the end of that day (default: today)')
    .action((symbol: string | undefined, paragraph: string | undefined, options: MandatesOptions) =>
      runCommand(options, async (context) => {
        const { view, day, resolution, campaigns } = await readResolution(context, symbol, options.asAt);
        const all = mandateStandings(view, day, resolution.id, campaigns);
        const coverage = registryCoverage(
          resolution,
          all.map(({ mandate }) => mandate),
        );
        const chosen = paragraph === undefined ? all : all.filter(({ mandate }) => mandateKey(mandate) === paragraph);
        if (paragraph !== undefined && chosen.length === 0)
          throw new NotFound(
            `The paragraph of resolution ${resolution.symbol}`,
            paragraph,
            `the registry has ${all.map(({ mandate }) => mandateKey(mandate)).join(', ')}`,
          );
        const disagreements = figureDisagreements(view, figureCount(view, campaigns));
        const { output } = context;
        output.result({ resolution, asAt: day, coverage, mandates: chosen, disagreements });
        output.line(output.strong(`Resolution ${resolution.symbol} as at ${day}`));
        for (const line of wrappedText(resolution.title)) output.line(line);
        output.line('');
        if (paragraph === undefined) printList(output, all);
        else for (const standing of chosen) printMandate(output, standing);
        output.line('');
        for (const line of wrappedText(notThere(coverage))) output.line(line);
        for (const { message } of disagreements) for (const line of wrappedText(message)) output.line(output.bad(line));
        return undefined;
      }),
    );

/** As short as a column of a terminal wants them. */
const shortAddressee: Readonly<Record<MandateAddressee, string>> = {
  secretariat: 'Secretariat',
  'states-parties': 'States parties',
  'other-member-states': 'other States',
  conference: 'Conference',
  'working-groups': 'working groups',
};

const printList = (output: Output, all: readonly MandateStanding[]): void => {
  output.table(
    ['Para.', 'Asked of', 'Status', 'Evidence', 'What'],
    all.flatMap(({ mandate, actions }) =>
      actions.map(({ action, standing, evidence }) => [
        actions.length > 1 ? `${mandateKey(mandate)} (${action.letter})` : mandateKey(mandate),
        shortAddressee[action.addressee],
        standing.status.replace('-', ' '),
        `${evidence.filter(({ happened }) => happened).length} of ${evidence.length}`,
        whatInText(action),
      ]),
    ),
  );
  output.line('');
  output.line('Evidence: what had happened by then, of what is known. Not applicable: it is for');
  output.line('others to act. One paragraph in full: verbale mandates <resolution> <paragraph>');
};

/** What is asked, without its conditions and its day, which stand by themselves. */
const whatInText = ({ what, minimum }: MandateAction): string =>
  what
    .replace(/,? \{conditions\}(,| |$)/, (_all, after: string) => (after === ' ' ? ' ' : ''))
    .replace('{minimum}', `at least ${numberInText(minimum ?? 1)}`)
    .replace('{due}', 'the session it is due at');

const printMandate = (output: Output, { mandate, actions }: MandateStanding): void => {
  output.line(
    output.strong(
      mandate.paragraph === undefined ? `Paragraph on the ${mandate.name}` : `Paragraph ${mandate.paragraph}`,
    ),
  );
  if (mandate.wording === 'own')
    output.line(output.faint('In our own words; the text of the resolution was not at hand.'));
  for (const { action, evidence, standing, dueOn } of actions) {
    output.line('');
    const asked = `(${action.letter}) ${action.verb} ${addresseeInText[action.addressee]}: ${whatInText(action)}`;
    for (const line of wrappedText(asked)) output.line(line);
    for (const condition of action.conditions ?? []) output.line(`    condition: ${condition}`);
    if (dueOn !== null) output.line(`    due: ${dueOn}`);
    const because = standing.because.length === 0 ? '' : `: ${standing.because.join('; ')}`;
    for (const line of wrappedText(`${statusInText[standing.status]}${because}`, 4)) output.line(line);
    if (evidence.length > 0)
      output.table(
        ['    Day', 'Happened', 'Kind', 'Evidence'],
        evidence.map(({ on, happened, kind, label }) => [
          `    ${on ?? 'not known'}`,
          happened ? 'yes' : 'not yet',
          kind,
          label,
        ]),
      );
  }
};

/** What the registry does not have; never silence. */
const notThere = ({ missing, lastKnown, complete }: RegistryCoverage): string => {
  const numbers =
    missing.length === 0 ? '' : `${missing.length === 1 ? 'paragraph' : 'paragraphs'} ${numberRanges(missing)}`;
  const later = complete ? '' : `${numbers === '' ? '' : ', and '}whatever follows paragraph ${lastKnown}`;
  return numbers + later === ''
    ? 'The registry has every operative paragraph.'
    : `Not in the registry: ${numbers}${later}. Nothing is said about them here.`;
};
