import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import type { ContactSheet } from '../../../adapters/documents/contact-sheet.ts';
import type { TypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { notePlainText } from '../../../domain/dispatch/note-plain-text.ts';
import { DomainRefusal, NotFound } from '../../../domain/errors.ts';
import { type FrozenAddressee, freezeAudience } from '../../../domain/launch/audience.ts';
import { plannedCalendar } from '../../../domain/launch/planned-calendar.ts';
import { type PreviewedNote, previewNotes } from '../../../domain/launch/preview.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import { newCommand, runCommand } from '../command.ts';
import { languageNames } from '../language-names.ts';
import { bar, type Output } from '../output.ts';

interface PreviewOptions {
  readonly json?: boolean;
  readonly out: string;
  readonly for?: string;
}

export const previewCommand = (): Command =>
  newCommand('preview', 'write every version of every note to a folder, with a contact sheet')
    .argument('<file>', 'campaign file (YAML), see docs/campaign-file.md')
    .option('--out <folder>', 'where to write', 'out/preview')
    .option('--for <codes>', 'addressees to write to, in every language they have a name in: FRA,CIV')
    .action((file: string, options: PreviewOptions) =>
      runCommand(
        options,
        async ({ database, output }) => {
          const definition = await readCampaignFile(file);
          if (definition.transmittal !== undefined)
            throw new DomainRefusal('usage', 'This campaign writes to nobody: there is no note to look at.');
          const directory = await database().read.directory();
          const audience = freezeAudience(directory, definition.audience, definition.languages, definition.channels);
          const wanted = options.for === undefined ? [] : named(options.for.split(','), audience);
          const notes = definition.languages.flatMap((language) =>
            previewNotes(definition, audience, language, wanted),
          );
          // Loaded here: the typesetter is large, and every other command starts without it.
          const { createTypstCompiler } = await import('../../../adapters/documents/typst-compiler.ts');
          const { renderContactSheet } = await import('../../../adapters/documents/contact-sheet.ts');
          const compiler = createTypstCompiler();
          const pdfs = await writeNotes(compiler, notes, options.out, output);
          const calendar = plannedCalendar(definition, audience, directory, Date.parse(definition.dates.dispatchAt));
          const sheet = renderContactSheet(compiler, sheetOf(definition, audience, notes, pdfs, calendar));
          const path = join(options.out, 'contact-sheet.pdf');
          await writeFile(path, sheet);
          const unreviewed = definition.languages.filter((language) =>
            notes.some(({ text }) => text.language === language && !text.reviewed),
          );
          output.result({ folder: options.out, contactSheet: path, notes: notes.map(({ name }) => name), unreviewed });
          output.line(
            `${notes.length} versions in ${definition.languages.length === 1 ? 'one language' : `${definition.languages.length} languages`}: ${options.out}`,
          );
          output.line(`All of them side by side: ${path}`);
          if (unreviewed.length > 0)
            output.line(
              `Reviewed by no native speaker: ${unreviewed.map((language) => languageNames[language]).join(', ')}.`,
            );
          return undefined;
        },
        file,
      ),
    );

/** @throws NotFound naming the first code that is not in the audience */
const named = (codes: readonly string[], audience: readonly FrozenAddressee[]): FrozenAddressee[] =>
  codes.map((code) => {
    const found = audience.find((each) => each.code === code.trim().toUpperCase());
    if (found === undefined) throw new NotFound('The addressee', code.trim(), 'take codes of the audience');
    return found;
  });

/** Writes each version as PDF, Word and the text of its mail. @returns the PDFs by name */
const writeNotes = async (
  compiler: TypstCompiler,
  notes: readonly PreviewedNote[],
  folder: string,
  output: Output,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const { renderNotePdf } = await import('../../../adapters/documents/note-pdf.ts');
  const { renderNoteWord } = await import('../../../adapters/documents/note-word.ts');
  const pdfs = new Map<string, Uint8Array>();
  for (const [index, { name, language, text }] of notes.entries()) {
    output.progress(`Writing notes  ${bar(index, notes.length)} ${index}/${notes.length}`);
    const place = join(folder, language);
    await mkdir(place, { recursive: true });
    const pdf = renderNotePdf(compiler, text);
    pdfs.set(name, pdf);
    await writeFile(join(place, `${name}.pdf`), pdf);
    await writeFile(join(place, `${name}.docx`), await renderNoteWord(text));
    await writeFile(join(place, `${name}.txt`), `${notePlainText(text)}\n`);
  }
  output.endProgress();
  return pdfs;
};

const instrumentNames = { 'note-verbale': 'note verbale', letter: 'letter' } as const;

const sheetOf = (
  definition: CampaignDefinition,
  audience: readonly FrozenAddressee[],
  notes: readonly PreviewedNote[],
  pdfs: ReadonlyMap<string, Uint8Array>,
  { groups, questions }: ReturnType<typeof plannedCalendar>,
): ContactSheet => {
  const nameOf = new Map(audience.map(({ code, names }) => [code, names.en.shortName]));
  const listed = (codes: readonly string[]): string => codes.map((code) => nameOf.get(code) ?? code).join(' · ');
  return {
    title: definition.title,
    dated: localDay(Date.parse(definition.dates.dispatchAt), definition.dates.zone),
    languages: definition.languages.map((language) => {
      const own = notes.filter((note) => note.language === language);
      return {
        title: `${languageNames[language]} – ${definition.title}`,
        marks: marksOf(own),
        notes: own.map(({ name, title, to }) => ({
          title,
          caption: to === null ? 'All of them' : (nameOf.get(to) ?? to),
          pdf: pdfs.get(name) as Uint8Array,
        })),
      };
    }),
    groups: groups.map(({ language, instrument, codes }) => ({
      language: languageNames[language],
      instrument: instrumentNames[instrument],
      count: codes.length,
      names: listed(codes),
    })),
    questions: questions.map(({ blocks, message, addressees = [] }) => ({
      blocks,
      message,
      names: addressees.length === audience.length ? 'All addressees.' : listed(addressees),
    })),
  };
};

const marksOf = (notes: readonly PreviewedNote[]): string[] => [
  ...(notes.every(({ text }) => text.reviewed) ? [] : ['The wording has been reviewed by no native speaker.']),
  ...(notes.every(({ phraseReviewed }) => phraseReviewed)
    ? []
    : ['Phrases that address somebody have been reviewed by no native speaker.']),
];
