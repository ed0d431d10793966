import type { ContentVerdict, FileKind, RefusalReason } from '../../domain/receive/inspection.ts';

/** Found while a file is examined; ends the examination. The message is the sentence for the person who looks at it. */
export class FileRefused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** A file that may be taken and of which nothing more is known. */
export const accepted = (
  kind: FileKind,
  facts: { pages?: number; pixels?: { width: number; height: number } } = {},
): ContentVerdict => ({
  outcome: 'accepted',
  kind,
  facts: { pages: facts.pages ?? null, pixels: facts.pixels ?? null },
});

/**
 * Whether a place that a document names lies beyond the machine it is opened on. A path on the reader's own drive
 * does not: Word leaves its template's there.
 */
export const isRemote = (target: string): boolean => {
  const place = target.trim().replaceAll('\\', '/');
  if (/^(?:file:\/{3})?\/?[a-z]:\//i.test(place)) return false;
  return place.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(place);
};

/** Field codes that fetch or start something, as Word and its relatives write them; null when a code is harmless. */
export const fieldRefusal = (code: string): FileRefused | null => {
  // Nested fields can spell a code as numbers: { QUOTE 68 68 69 }.
  const spelled = code.replace(/QUOTE((?:\s+"?\d{1,5}"?)+)/gi, (_, numbers: string) =>
    (numbers.match(/\d+/g) ?? []).map((number) => String.fromCharCode(Number(number) & 0xffff)).join(''),
  );
  if (/^[\s"]*DDE(?:AUTO)?(?![\p{L}\p{N}])/iu.test(spelled) || (spelled !== code && /DDE/i.test(spelled)))
    return new FileRefused('active-content', 'It contains a field that starts another program (DDE).');
  const word = /^[\s"]*([a-z]+)/i.exec(spelled)?.[1]?.toUpperCase() ?? '';
  if (word === 'LINK')
    return new FileRefused('external-content', 'It contains a field that is linked to another file.');
  if (word === 'INCLUDETEXT' || word === 'INCLUDEPICTURE' || word === 'INCLUDE' || word === 'IMPORT') {
    const target = /^[\s"]*[a-z]+\s+(?:"([^"]*)"|(\S+))/i.exec(spelled);
    if (isRemote((target?.[1] ?? target?.[2] ?? '').replaceAll('\\\\', '\\')))
      return new FileRefused('external-content', 'It contains a field that fetches content from another place.');
  }
  return null;
};
