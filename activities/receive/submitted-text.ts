import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { type Direction, directionOf, type Language } from '../../domain/language.ts';
import { type SubmissionBlock, textOfBlock } from '../../domain/paper/blocks.ts';
import { acceptedKinds, admit, type Inspection, isDangerous, refusalNote } from '../../domain/receive/inspection.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NewSubmissionFile } from '../ports/intake.ts';
import type { ExtractedText, ReceivedFile } from '../ports/outside.ts';

/** A file with what was found out about it. */
export interface ReadFile {
  readonly file: ReceivedFile;
  /** By its content alone; `text` is by what the campaign accepts as well. */
  readonly inspection: Inspection;
  readonly text: ExtractedText;
}

/** Examines the files of a reply, and holds each against what its campaign accepts. */
export const examined = (
  deps: Dependencies,
  definition: CampaignDefinition,
  files: readonly ReceivedFile[],
): Promise<ReadFile[]> =>
  Promise.all(
    files.map(async (file) => {
      const { inspection, text } = await deps.texts.examine(file);
      const admitted = admit(inspection, acceptedKinds(definition));
      return {
        file,
        inspection,
        text: admitted.outcome === 'refused' ? { unreadable: admitted.detail, refusal: admitted.reason } : text,
      };
    }),
  );

/**
 * A file as it is kept: reproduced where its text could be taken out or its pages can stand for it, otherwise on file. One that inspection refuses
 * is kept too, marked as refused with the reason (`refusalNote`), if it was to be part of the submission or may do harm.
 */
export const filedFile = (file: ReceivedFile, text: ExtractedText, submitted: boolean): NewSubmissionFile => {
  const kept = { name: file.name, mediaType: file.mediaType, sha256: file.sha256, size: file.bytes.byteLength };
  if (!('unreadable' in text)) {
    const { omissions = [] } = text;
    const note = submitted && omissions.length > 0 ? `Reproduced without ${omissions.join(', ')}.` : null;
    return { ...kept, disposition: submitted ? 'reproduced' : 'on-file', note };
  }
  const { refusal, unreadable, asReceived } = text;
  if (submitted && asReceived !== undefined) return { ...kept, disposition: 'reproduced', note: unreadable };
  return refusal !== undefined && (submitted || isDangerous(refusal))
    ? { ...kept, disposition: 'refused', note: refusalNote(refusal, unreadable) }
    : { ...kept, disposition: 'on-file', note: unreadable };
};

/** Several texts of one submission as one: blocks in order, language of the longest. */
export const joined = (
  texts: readonly ExtractedText[],
): {
  readonly blocks: readonly SubmissionBlock[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
  /** Bytes of the pictures that the blocks name. */
  readonly pictures: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
} => {
  const readable = texts.flatMap((text) => ('unreadable' in text ? [] : [text]));
  const longest = readable.toSorted((a, b) => b.words - a.words)[0];
  const language = longest?.language ?? null;
  return {
    blocks: texts.flatMap((text) => ('unreadable' in text ? (text.asReceived ?? []) : text.blocks)),
    language,
    direction: longest?.direction ?? (language === null ? 'ltr' : directionOf(language)),
    words: readable.reduce((sum, { words }) => sum + words, 0),
    pictures: readable.flatMap(({ pictures = [] }) => pictures),
  };
};

/** The words of an extracted text, for the rules that read them. */
export const plainText = (text: ExtractedText): string =>
  'unreadable' in text ? '' : text.blocks.map(textOfBlock).join(' ');
