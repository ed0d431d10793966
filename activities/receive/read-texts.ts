import { contentIdentity } from '../../domain/receive/admissibility.ts';
import type { TransmittedFile, TransmittedText } from '../../domain/receive/transmittal/transmittal.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NewSubmissionFile } from '../ports/intake.ts';
import type { ExtractedText, ReceivedFile } from '../ports/outside.ts';
import { filedFile, joined } from './submitted-text.ts';

/** A text of a batch with what was read out of its files. */
export interface ReadText extends ReturnType<typeof joined> {
  readonly text: TransmittedText;
  readonly contentHash: string;
  readonly files: readonly NewSubmissionFile[];
}

/** Media types by the ending of the name, for files that come without one. */
const mediaTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

/** The own name of a file, without the folders it lies in. */
const ownName = (path: string): string => path.split('/').at(-1) ?? path;

const received = (file: TransmittedFile, bytes: Uint8Array): ReceivedFile => {
  const name = ownName(file.name);
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { name, mediaType: mediaTypes[ending] ?? 'application/octet-stream', bytes, sha256: file.sha256 };
};

/** Reads the text of stored files, one after the other: a batch may be large. */
export const extractStored = async (
  deps: Dependencies,
  files: readonly TransmittedFile[],
): Promise<{ readonly file: ReceivedFile; readonly text: ExtractedText }[]> => {
  const read: { readonly file: ReceivedFile; readonly text: ExtractedText }[] = [];
  for (const stored of files) {
    const bytes = (await deps.database.read.blobs([stored.sha256])).get(stored.sha256) as Uint8Array;
    const file = received(stored, bytes);
    read.push({ file, text: await deps.texts.extract(file) });
  }
  return read;
};

/** Reads the texts of a batch; what the manifest says of their language outranks what was found. */
export const readTexts = async (deps: Dependencies, texts: readonly TransmittedText[]): Promise<ReadText[]> => {
  const read: ReadText[] = [];
  for (const text of texts) {
    const files = await extractStored(deps, text.files);
    const found = joined(files.map((each) => each.text));
    read.push({
      ...found,
      language: text.language ?? found.language,
      text,
      contentHash: deps.sha256(
        contentIdentity(
          text.files.map(({ sha256 }) => sha256),
          null,
        ),
      ),
      files: files.map((each) => filedFile(each.file, each.text, true)),
    });
  }
  return read;
};
