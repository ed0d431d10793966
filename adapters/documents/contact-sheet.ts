import { readFileSync } from 'node:fs';
import type { TypstCompiler } from './typst-compiler.ts';

const template = readFileSync(new URL('./contact-sheet.typ', import.meta.url), 'utf8');

/** One version of a note on the sheet, by its first page. */
export interface SheetNote {
  readonly title: string;
  readonly caption: string;
  readonly pdf: Uint8Array;
}

/** What a contact sheet shows; all texts are plain. */
export interface ContactSheet {
  readonly title: string;
  /** Calendar day (YYYY-MM-DD) that the notes bear. */
  readonly dated: string;
  /** One page each. */
  readonly languages: readonly {
    readonly title: string;
    /** What nobody has reviewed. */
    readonly marks: readonly string[];
    readonly notes: readonly SheetNote[];
  }[];
  readonly groups: readonly {
    readonly language: string;
    readonly instrument: string;
    readonly count: number;
    readonly names: string;
  }[];
  readonly questions: readonly { readonly blocks: boolean; readonly message: string; readonly names: string }[];
}

/**
 * Sets the versions of a campaign's notes side by side, one page a language, then whom they go to and what is open.
 * @throws PermanentFailure when the page cannot be set
 */
export const renderContactSheet = (compiler: TypstCompiler, sheet: ContactSheet): Uint8Array => {
  const files = new Map<string, Uint8Array>();
  const languages = sheet.languages.map(({ notes, ...page }) => ({
    ...page,
    notes: notes.map(({ pdf, ...note }) => {
      const file = `note-${files.size + 1}.pdf`;
      files.set(file, pdf);
      return { ...note, file };
    }),
  }));
  files.set('sheet.json', Buffer.from(JSON.stringify({ ...sheet, languages })));
  return compiler.compilePdf(template, { title: sheet.title, date: new Date(`${sheet.dated}T00:00:00Z`), files });
};
