import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { clearDraft, latestDraft } from '../../../adapters/database/report-drafts.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { canonicalJson } from '../../../domain/ledger/canonical-json.ts';
import { reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import { phrasesReviewed } from '../../../domain/progress/progress-wording.ts';
import type { ReportDraft } from '../../../domain/progress/report-draft.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { officerWithRole } from '../role.ts';
import { wrappedText } from '../wrapped-text.ts';
import { draftedDay, type ProgressRead, readProgress } from './read-progress.ts';

interface ProgressOptions {
  readonly asAt?: string;
  readonly as?: string;
  readonly out: string;
  readonly json?: boolean;
}

export const progressCommand = (): Command =>
  withOfficer(newCommand('progress', 'report to the Conference on a resolution: PDF, Word, HTML, XML, text'))
    .argument('[resolution]', 'symbol of the resolution, such as 7/1 (default: the only one)')
    .option('--as-at <day>', 'what was known at the end of that day (default: today)')
    .option('--out <folder>', 'where the report is written', 'out')
    .action((symbol: string | undefined, options: ProgressOptions) =>
      runCommand(options, async (context) => {
        const officer = await officerWithRole(context, 'drafter', 'draft a report');
        context.output.progress('Reading the registry …');
        const read = await readProgress(context, symbol, options.asAt);
        // Only here: the typesetter takes a while to load.
        const { draftReport } = await import('./draft-report.ts');
        context.output.progress('Setting the report …');
        const draft = await draftReport(context, read, officer);
        const files = await writeDraft(context, draft, join(options.out, fileNameOf(read)));
        const { report } = read;
        context.output.result({
          resolution: read.resolution.symbol,
          asAt: read.day,
          draft: draft.version,
          clearedBy: draft.clearedBy,
          paragraphs: reportedParagraphs(report).length,
          waiting: report.waiting,
          disagreements: report.disagreements,
          unspoken: report.unspoken,
          stale: stalePlaces(read),
          files,
        });
        printDraft(context.output, read, draft, files);
        return undefined;
      }),
    );

export const clearReportCommand = (): Command =>
  withOfficer(newCommand('clear', 'clear the latest draft of a report to the Conference for issue'))
    .argument('[resolution]', 'symbol of the resolution (default: the only one)')
    .option('--as-at <day>', 'day of the report (default: that of the latest draft)')
    .option('--out <folder>', 'where the report is written', 'out')
    .action((symbol: string | undefined, options: ProgressOptions) =>
      runCommand(options, async (context) => {
        const officer = await officerWithRole(context, 'clearing-officer', 'clear a report');
        const read = await readProgress(context, symbol, await draftedDay(context, symbol, options.asAt));
        const draft = await latestDraft(context.databaseClient(), read.report.plan.id, read.day);
        const again = `verbale report progress ${read.resolution.symbol} --as-at ${read.day}`;
        if (draft === null) throw new NotFound('A draft of the report as at', read.day, `make one with "${again}"`);
        if (draft.paperSha256 !== sha256(canonicalJson(read.paper)))
          throw new DomainRefusal(
            'draft-is-stale',
            `What is recorded has changed since draft ${draft.version}: make a new one with "${again}" and read it.`,
          );
        await clearDraft(context.databaseClient(), draft, officer, Date.now());
        const files = await writeDraft(context, draft, join(options.out, fileNameOf(read)));
        context.output.result({ asAt: read.day, draft: draft.version, clearedBy: officer, files });
        context.output.line(
          `Draft ${draft.version} as at ${read.day} is cleared by ${officer}. These very files are issued:`,
        );
        for (const file of files) context.output.line(`  ${file}`);
        return undefined;
      }),
    );

const fileNameOf = ({ resolution, day }: ProgressRead): string =>
  `progress-${resolution.symbol.replaceAll('/', '-')}-as-at-${day}`;

const writeDraft = async (context: CommandContext, draft: ReportDraft, folder: string): Promise<string[]> => {
  const { pdf, word, html, xml, text } = draft.renderings;
  const bytes = await context.database().read.blobs([pdf, word, html, xml, text]);
  await mkdir(folder, { recursive: true });
  const forms = { pdf, docx: word, html, xml, txt: text };
  return Promise.all(
    Object.entries(forms).map(async ([extension, hash]) => {
      const path = join(folder, `report.${extension}`);
      await writeFile(path, bytes.get(hash) as Uint8Array);
      return path;
    }),
  );
};

const stalePlaces = ({ report }: ProgressRead): { paragraph: number; changed: readonly unknown[] }[] =>
  reportedParagraphs(report).flatMap(({ number, edit }) =>
    edit === null || edit.changed.length === 0 ? [] : [{ paragraph: number, changed: edit.changed }],
  );

const printDraft = (output: Output, read: ProgressRead, draft: ReportDraft, files: readonly string[]): void => {
  const { report, resolution, day } = read;
  const all = reportedParagraphs(report);
  const cleared = draft.clearedBy === null ? 'not cleared' : `cleared by ${draft.clearedBy}`;
  output.line(
    `Report on resolution ${resolution.symbol} as at ${day}: ${all.length} paragraphs, draft ${draft.version}, ${cleared}.`,
  );
  for (const file of files) output.line(`  ${file}`);
  const say = (texts: readonly string[], heading: string): void => {
    if (texts.length === 0) return;
    output.line('');
    output.line(output.strong(heading));
    for (const text of texts) for (const line of wrappedText(text, 2)) output.line(line);
  };
  say(
    report.waiting.map(({ why }) => `${why}.`),
    'Left out, because it was not known yet:',
  );
  say(report.unspoken, 'Covered by the plan, but nothing could be said of them yet:');
  say(
    report.disagreements.map(({ message }) => message),
    'Typed figures that the count does not bear out; the count is stated:',
  );
  say(
    all
      .filter(({ edit }) => edit !== null)
      .map(({ number, edit }) => {
        const since = edit?.changed.length ?? 0;
        return `Paragraph ${number}: by ${edit?.by.officer}${since === 0 ? '' : `; STALE, ${since} of its data have changed since (verbale report trace ${number})`}`;
      }),
    'Written by officers:',
  );
  output.line('');
  if (!phrasesReviewed) output.line('No editor has read the phrases of this report yet.');
  if (report.plan.masthead.symbol === undefined) {
    output.line(`The number of its symbol is left open: ${report.plan.masthead.symbolSeries}/…`);
  }
};
