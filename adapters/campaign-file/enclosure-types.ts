import { extname } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.rtf': 'application/rtf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Endings of the files that may go with a note. */
export const enclosureTypes: readonly string[] = Object.keys(mediaTypes);

/** The media type of an enclosure by its name's ending; null for one that may not go with a note. */
export const mediaTypeOf = (file: string): string | null => mediaTypes[extname(file).toLowerCase()] ?? null;
