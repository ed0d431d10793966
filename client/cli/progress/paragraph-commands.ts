import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { latestDraft } from '../../../adapters/database/report-drafts.ts';
import { recordEdit } from '../../../adapters/database/report-edits.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { cleanLine } from '../../../domain/paper/clean-text.ts';
import { plainText } from '../../../domain/paper/paper.ts';
import { type ChangedField, changedFields } from '../../../domain/progress/officers-edit.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { Output } from '../output.ts';
import { officerWithRole } from '../role.ts';
import { wrappedText } from '../wrapped-text.ts';
import { draftedDay, paragraphNamed, readProgress } from './read-progress.ts';

interface ParagraphOptions {
  readonly resolution?: string;
  readonly asAt?: string;
  readonly as?: string;
  readonly json?: boolean;
}

/** A paragraph is a page at most. */
const longestText = 10_000;

const paragraphCommand = (name: string, summary: string): Command =>
  newCommand(name, summary)
    .argument('<paragraph>', 'number or id of the paragraph')
    .option('--resolution <symbol>', 'the resolution reported on (default: the only one)')
    .option('--as-at <day>', 'day of the report (default: that of the latest draft)');

export const traceCommand = (): Command =>
  paragraphCommand('trace', 'the data that a paragraph of the report states').action(
    (named: string, options: ParagraphOptions) =>
      runCommand(options, async (context) => {
        const day = await draftedDay(context, options.resolution, options.asAt);
        const read = await readProgress(context, options.resolution, day);
        const paragraph = paragraphNamed(read.report, named);
        const draft = await latestDraft(context.databaseClient(), read.report.plan.id, read.day);
        const drafted = draft?.paragraphs.find(({ id }) => id === paragraph.id);
        const sinceDraft = drafted === undefined ? [] : changedFields(drafted.stated, paragraph.stated);
        const { output } = context;
        output.result({
          asAt: read.day,
          ...paragraph,
          text: plainText(paragraph.runs),
          draft: draft?.version ?? null,
          sinceDraft,
        });
        output.line(output.strong(`Paragraph ${paragraph.number} (${paragraph.id}) as at ${read.day}`));
        if (paragraph.covers.length > 0) output.line(`Covers: ${paragraph.covers.join(', ')}`);
        output.line('');
        for (const line of wrappedText(plainText(paragraph.runs), 2)) output.line(line);
        output.line('');
        output.table(
          ['Kind', 'Fact', 'Field', 'Value'],
          paragraph.stated.map(({ kind, id, field, value }) => [kind, id, field, shown(value)]),
        );
        output.line('');
        if (paragraph.edit !== null) {
          output.line(`Written by ${paragraph.edit.by.officer} (version ${paragraph.edit.by.version}).`);
          printChanges(output, paragraph.edit.changed, 'since it was written');
        }
        if (draft === null) output.line('There is no draft as at this day.');
        else printChanges(output, sinceDraft, `since draft ${draft.version}`);
        return undefined;
      }),
  );

export const editCommand = (): Command =>
  withOfficer(paragraphCommand('edit', 'put a text of your own in place of a paragraph'))
    .requiredOption('--file <text>', 'plain text in UTF-8; its lines are joined')
    .action((named: string, options: ParagraphOptions & { readonly file: string }) =>
      runCommand(options, async (context) => {
        const officer = await officerWithRole(context, 'drafter', 'edit a report');
        const text = await textOf(options.file);
        const read = await readProgress(
          context,
          options.resolution,
          await draftedDay(context, options.resolution, options.asAt),
        );
        const { id, number, stated } = paragraphNamed(read.report, named);
        const version = await recordEdit(context.databaseClient(), read.report.plan.id, {
          paragraph: id,
          asAt: read.day,
          text,
          officer,
          atMs: Date.now(),
          stated,
        });
        context.output.result({ paragraph: id, number, version, asAt: read.day });
        context.output.line(`Paragraph ${number} (${id}) is now yours, version ${version}; it stands until`);
        context.output.line(`"verbale report release ${id}".`);
        return undefined;
      }),
    );

export const releaseCommand = (): Command =>
  withOfficer(paragraphCommand('release', 'let an edited paragraph say again what the data say')).action(
    (named: string, options: ParagraphOptions) =>
      runCommand(options, async (context) => {
        const officer = await officerWithRole(context, 'drafter', 'edit a report');
        const read = await readProgress(
          context,
          options.resolution,
          await draftedDay(context, options.resolution, options.asAt),
        );
        const { id, number, stated, edit } = paragraphNamed(read.report, named);
        if (edit === null)
          throw new DomainRefusal(
            'not-edited',
            `Paragraph ${number} (${id}) says what the data say already: there is nothing to let go.`,
          );
        const released = { paragraph: id, asAt: read.day, text: null, officer, atMs: Date.now(), stated };
        const version = await recordEdit(context.databaseClient(), read.report.plan.id, released);
        context.output.result({ paragraph: id, number, version, asAt: read.day });
        context.output.line(
          `Paragraph ${number} (${id}) says again what the data say. Version ${version - 1} is kept.`,
        );
        return undefined;
      }),
  );

/** Text that an officer wrote: one paragraph, without control characters. */
const textOf = async (path: string): Promise<string> => {
  let text: string;
  try {
    text = cleanLine(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)));
  } catch (error) {
    if (error instanceof TypeError)
      throw new DomainRefusal('edit-unreadable', `"${path}" is not UTF-8 text: save it as UTF-8.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotFound('The file', path);
    throw new DomainRefusal(
      'edit-unreadable',
      `"${path}" cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    );
  }
  if (text === '') throw new DomainRefusal('edit-empty', `"${path}" is empty: a paragraph cannot be.`);
  if (text.length > longestText)
    throw new DomainRefusal(
      'edit-too-long',
      `"${path}" has ${text.length} characters; a paragraph has ${longestText} at most.`,
    );
  return text;
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const printChanges = (output: Output, changed: readonly ChangedField[], since: string): void => {
  if (changed.length === 0) {
    output.line(`Nothing it states has changed ${since}.`);
    return;
  }
  output.line(
    output.bad(`STALE: ${changed.length} of its data ${changed.length === 1 ? 'has' : 'have'} changed ${since}.`),
  );
  for (const { kind, id, field, before, now } of changed)
    for (const line of wrappedText(`${kind} ${id}, ${field}: ${shown(before)} -> ${shown(now)}`, 2)) output.line(line);
};
