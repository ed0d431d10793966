import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { RenderedPaper } from '../../../activities/ports/outside.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { clearDraft, latestDraft } from '../../../adapters/database/report-drafts.ts';
import {
  planImport,
  readRegistryFolder,
  uncheckedRecords,
} from '../../../adapters/registry-files/read-registry-folder.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { canonicalJson } from '../../../domain/ledger/canonical-json.ts';
import { makeReport, planFor, resolutionNamed } from '../../../domain/progress/make-report.ts';
import { type ProgressReport, reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import { phrasesReviewed } from '../../../domain/progress/progress-wording.ts';
import type { ReportDraft } from '../../../domain/progress/report-draft.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';
import { newCommand, runCommand, runPlain, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { printUnchecked } from '../print-unchecked.ts';
import { dayOption } from '../registry-day.ts';
import { officerWithRole } from '../role.ts';
import { wrappedText } from '../wrapped-text.ts';
import { draftedDay, type ProgressRead, readProgress } from './read-progress.ts';

interface ProgressOptions {
  readonly asAt?: string;
  readonly as?: string;
  readonly out: string;
  readonly from?: string;
  readonly json?: boolean;
}

export const progressCommand = (): Command =>
  withOfficer(newCommand('progress', 'report to the Conference on a resolution: PDF, Word, HTML, XML, text'))
    .argument('[resolution]', 'symbol of the resolution, such as 7/1 (default: the only one)')
    .option('--as-at <day>', 'what was known at the end of that day (default: today)')
    .option('--out <folder>', 'where the report is written', 'out')
    .option('--from <folder>', 'make it from the files of a folder alone, and record nothing')
    .action((symbol: string | undefined, options: ProgressOptions) => {
      const { from } = options;
      if (from !== undefined)
        return runPlain(options, (output) => reportFromFiles(output, symbol, { ...options, from }));
      return runCommand(options, async (context) => {
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
          ...told(report),
          stale: stalePlaces(read),
          files,
        });
        const cleared = draft.clearedBy === null ? 'not cleared' : `cleared by ${draft.clearedBy}`;
        printReport(context.output, read, `draft ${draft.version}, ${cleared}`, files);
        return undefined;
      });
    });

/** A trial without a database: no campaigns, no officers' texts, nothing kept. */
const reportFromFiles = async (
  output: Output,
  symbol: string | undefined,
  options: ProgressOptions & { readonly from: string },
): Promise<undefined> => {
  const day = options.asAt === undefined ? new Date().toISOString().slice(0, 10) : dayOption(options.asAt, '--as-at');
  const { facts: stated } = await readRegistryFolder(options.from);
  const facts = planImport(options.from, stated, [], null).map(({ fact }) => fact);
  const view = viewAsAt(facts, day);
  const resolution = resolutionNamed(view, symbol);
  const made = makeReport(planFor(view, resolution), { facts, day, campaigns: [], edits: [] });
  output.progress('Setting the report …');
  const { setReport } = await import('./draft-report.ts');
  const forms = await setReport(made.paper);
  const files = await writeForms(forms, join(options.out, fileNameOf({ resolution, day })));
  const unchecked = uncheckedRecords(facts);
  output.result({ resolution: resolution.symbol, asAt: day, ...told(made.report), unchecked, files });
  printReport(output, { ...made, resolution, day }, 'nothing recorded', files);
  printUnchecked(output, unchecked);
  return undefined;
};

/** What every form of the result says about a report. */
const told = (report: ProgressReport) => ({
  paragraphs: reportedParagraphs(report).length,
  waiting: report.waiting,
  disagreements: report.disagreements,
  unspoken: report.unspoken,
});

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

const fileNameOf = ({ resolution, day }: Pick<ProgressRead, 'resolution' | 'day'>): string =>
  `progress-${resolution.symbol.replaceAll('/', '-')}-as-at-${day}`;

const writeDraft = async (context: CommandContext, draft: ReportDraft, folder: string): Promise<string[]> => {
  const { pdf, word, html, xml, text } = draft.renderings;
  const bytes = await context.database().read.blobs([pdf, word, html, xml, text]);
  const of = (hash: string): Uint8Array => bytes.get(hash) as Uint8Array;
  return writeForms({ pdf: of(pdf), word: of(word), html: of(html), akn: of(xml), text: of(text) }, folder);
};

const writeForms = async ({ pdf, word, html, akn, text }: RenderedPaper, folder: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries({ pdf, docx: word, html, xml: akn, txt: text }).map(async ([extension, bytes]) => {
      const path = join(folder, `report.${extension}`);
      await writeFile(path, bytes);
      return path;
    }),
  );
};

const stalePlaces = ({ report }: ProgressRead): { paragraph: number; changed: readonly unknown[] }[] =>
  reportedParagraphs(report).flatMap(({ number, edit }) =>
    edit === null || edit.changed.length === 0 ? [] : [{ paragraph: number, changed: edit.changed }],
  );

const printReport = (
  output: Output,
  { report, resolution, day }: Pick<ProgressRead, 'report' | 'resolution' | 'day'>,
  state: string,
  files: readonly string[],
): void => {
  const all = reportedParagraphs(report);
  output.line(`Report on resolution ${resolution.symbol} as at ${day}: ${all.length} paragraphs, ${state}.`);
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
