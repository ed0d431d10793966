import { type Direction, directionOf, type Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import type { NewSubmissionFile } from '../ports/intake.ts';
import type { ExtractedText, ReceivedFile } from '../ports/outside.ts';

/** A file as it is kept: reproduced where its text could be taken out, otherwise on file. */
export const filedFile = (file: ReceivedFile, text: ExtractedText, submitted: boolean): NewSubmissionFile => ({
  name: file.name,
  mediaType: file.mediaType,
  sha256: file.sha256,
  size: file.bytes.byteLength,
  disposition: submitted && !('unreadable' in text) ? 'reproduced' : 'on-file',
  note: 'unreadable' in text ? text.unreadable : null,
});

/** Several texts of one submission as one: blocks in order, language of the longest. */
export const joined = (
  texts: readonly ExtractedText[],
): {
  readonly blocks: readonly SubmissionBlock[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
} => {
  const readable = texts.flatMap((text) => ('unreadable' in text ? [] : [text]));
  const longest = readable.toSorted((a, b) => b.words - a.words)[0];
  const language = longest?.language ?? null;
  return {
    blocks: readable.flatMap(({ blocks }) => blocks),
    language,
    direction: longest?.direction ?? (language === null ? 'ltr' : directionOf(language)),
    words: readable.reduce((sum, { words }) => sum + words, 0),
  };
};

/** The words of an extracted text, for the rules that read them. */
export const plainText = (text: ExtractedText): string =>
  'unreadable' in text
    ? ''
    : text.blocks
        .flatMap((block) => {
          if (block.kind === 'list') return block.items.flat();
          if (block.kind === 'table') return block.rows.flat(2);
          return block.runs;
        })
        .map((run) => run.text)
        .join(' ');
