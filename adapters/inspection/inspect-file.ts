import type { ContentVerdict, FileKind } from '../../domain/receive/inspection.ts';
import { decodeText } from '../submissions/plain-text.ts';
import { endsAsZip, looksLikeZip } from '../submissions/zip-directory.ts';
import { actsInBrowser, inspectHtml } from './inspect-html.ts';
import { inspectOpenDocument } from './inspect-open-document.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectJpeg, inspectPng } from './inspect-picture.ts';
import { inspectRtf } from './inspect-rtf.ts';
import { inspectWord } from './inspect-word.ts';
import { checkedZip } from './inspect-zip.ts';
import { accepted, FileRefused } from './verdicts.ts';

/** A file as it came. Its bytes decide what it is; its name is only held against them. */
export interface FileToInspect {
  readonly name: string;
  /** As the sender declared it. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Extensions under which a kind is honestly sent. Word writes rich text under .doc too. */
const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  docx: ['docx', 'doc'],
  pdf: ['pdf'],
  odt: ['odt'],
  rtf: ['rtf', 'doc'],
  txt: ['txt', 'text', 'asc'],
  html: ['html', 'htm', 'xhtml', 'doc'],
  png: ['png', 'jpg', 'jpeg'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif', 'png'],
};

/** Extensions that say plainly what a file is, or that a system opens by running. Others ("Note 12.2015") say nothing. */
const telling =
  /^(?:docx?|docm|dotx?|dotm|xls[xmb]?|ppt[xm]?|pps[xm]?|pdf|od[tspgf]|ott|rtf|txt|html?|xhtml|mht(?:ml)?|xml|svg|png|jpe?g|gif|tiff?|bmp|webp|zip|rar|7z|gz|tar|iso|img|cab|jar|eml|msg|ics|vcf|csv|json|md|exe|com|scr|pif|cpl|dll|msi|bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|lnk|url|sh|py|php|reg|chm|apk|app|dmg|one|iqy|slk|swf)$/;

const names: Readonly<Record<FileKind, string>> = {
  docx: 'a Word document',
  pdf: 'a PDF',
  odt: 'OpenDocument text',
  rtf: 'rich text',
  txt: 'plain text',
  html: 'a page of HTML',
  png: 'a picture',
  jpeg: 'a picture',
};

/** Signatures of what is not taken, in hexadecimal, and what it is. */
const others: readonly (readonly [string, string])[] = [
  ['4d5a', 'a program'],
  ['7f454c46', 'a program'],
  ['cafebabe', 'a program'],
  ['cffaedfe', 'a program'],
  ['526172211a07', 'an archive'],
  ['377abcaf271c', 'an archive'],
  ['1f8b', 'an archive'],
  ['425a68', 'an archive'],
  ['fd377a585a00', 'an archive'],
  ['4d534346', 'an archive'],
  ['47494638', 'a picture of a kind that is not read'],
  ['49492a00', 'a picture of a kind that is not read'],
  ['4d4d002a', 'a picture of a kind that is not read'],
  ['424d', 'a picture of a kind that is not read'],
  ['52494646', 'sound, film or a picture of a kind that is not read'],
  ['4c000000011402', 'a shortcut'],
  ['25215053', 'PostScript'],
];

const extensionOf = (name: string): string => (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? '').toLowerCase();

const checkName = (file: FileToInspect, kind: FileKind): void => {
  const extension = extensionOf(file.name);
  if (extensions[kind].includes(extension) || !telling.test(extension)) return;
  throw new FileRefused('misnamed', `It is ${names[kind]} but is called .${extension}.`);
};

const inspectZip = (bytes: Uint8Array): ContentVerdict => {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-'))
    throw new FileRefused('disguised', 'It is a packed file and a PDF at once.');
  const entries = checkedZip(bytes);
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has('[Content_Types].xml')) return inspectWord(bytes, entries);
  if (has('mimetype') || has('META-INF/manifest.xml')) return inspectOpenDocument(bytes, entries);
  throw new FileRefused('kind-not-accepted', 'It is a packed archive, not a Word document.');
};

const inspectCompound = (bytes: Uint8Array): never => {
  const holds = (name: string): boolean => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) throw new FileRefused('encrypted', 'It is encrypted.');
  if (holds('_VBA_PROJECT')) throw new FileRefused('macros', 'It is in an old Office format and contains macros.');
  throw new FileRefused(
    'old-format',
    holds('WordDocument') ? 'It is in an old Word format.' : 'It is in an old Office format.',
  );
};

/** Text without the comments and declarations that may stand before the first element. */
const firstElement = (text: string): string => {
  let rest = text.slice(0, 65_536).trimStart();
  for (;;) {
    const end = rest.startsWith('<!--') ? rest.indexOf('-->') + 3 : rest.startsWith('<?') ? rest.indexOf('>') + 1 : 0;
    if (end < 3) return rest;
    rest = rest.slice(end).trimStart();
  }
};

const inspectText = (file: FileToInspect): ContentVerdict => {
  const text = decodeText(file.bytes);
  const extension = extensionOf(file.name);
  if (text === null)
    throw extension === 'txt'
      ? new FileRefused('misnamed', 'It is called a text but is none.')
      : new FileRefused(
          'kind-not-accepted',
          extension === ''
            ? 'It is of a kind that is not read.'
            : `It is called .${extension} but is not one that can be read.`,
        );
  const head = text.slice(0, 4096).trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(firstElement(text))) return inspectHtml(text);
  if (/^<(?:\?xml|svg|!doctype)|^<[a-z][\w:-]*(?:\s[^<>]{0,2000})?>/i.test(head)) {
    if (['html', 'htm'].includes(extension)) return inspectHtml(text);
    throw actsInBrowser(text)
      ? new FileRefused('active-content', 'It is markup that contains scripts.')
      : new FileRefused('kind-not-accepted', 'It is markup of a kind that is not read.');
  }
  if (/^BEGIN:V(?:CALENDAR|CARD)/i.test(head))
    throw new FileRefused('kind-not-accepted', 'It is a calendar entry or a visiting card.');
  if (['html', 'htm'].includes(extension)) return inspectHtml(text);
  if (extensions.txt.includes(extension)) return accepted('txt');
  // Much else is text: programs, tables, messages. Only the name tells, so an unknown one must be declared a text.
  if (!telling.test(extension) && file.mediaType.toLowerCase().startsWith('text/plain')) return accepted('txt');
  throw new FileRefused(
    ['pdf', 'docx', 'odt', 'rtf', 'png', 'jpg', 'jpeg'].includes(extension) ? 'misnamed' : 'kind-not-accepted',
    extension === ''
      ? 'It is of a kind that is not read.'
      : `It is called .${extension} but is not one that can be read.`,
  );
};

const byContent = (file: FileToInspect): ContentVerdict | Promise<ContentVerdict> => {
  const { bytes } = file;
  if (bytes.byteLength === 0) throw new FileRefused('empty', 'It is empty.');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength));
  const starts = (hexadecimal: string): boolean =>
    head.subarray(0, hexadecimal.length / 2).toString('hex') === hexadecimal;
  if (looksLikeZip(bytes)) return inspectZip(bytes);
  // Old Office files hold archives of their own (themes), so this goes before the next.
  if (starts('d0cf11e0')) return inspectCompound(bytes);
  // An archive keeps its directory at its end, so that anything may stand before it.
  if (endsAsZip(bytes)) throw new FileRefused('disguised', 'It is also a packed file.');
  const pdf = head.includes('%PDF-');
  const picture = starts('89504e470d0a1a0a') ? 'png' : starts('ffd8ff') ? 'jpeg' : null;
  const richText = starts('7b5c7274');
  if (pdf && (picture !== null || richText || others.some(([signature]) => starts(signature))))
    throw new FileRefused('disguised', 'It is a PDF and something else at once.');
  if (pdf) return inspectPdf(bytes);
  if (picture === 'png') return inspectPng(bytes);
  if (picture === 'jpeg') return inspectJpeg(bytes);
  if (richText) return inspectRtf(bytes);
  const other = others.find(([signature]) => starts(signature));
  // "MZ" and "BM" can begin a text; a byte that no text has tells them apart.
  if (other !== undefined && (other[0].length > 6 || decodeText(bytes) === null))
    throw new FileRefused('kind-not-accepted', `It is ${other[1]}.`);
  return inspectText(file);
};

/**
 * Tells by its content what a file is and whether it may be taken. Never throws for what a file contains; what it
 * costs is not bounded here: runs in the reading process only.
 */
export const inspectFile = async (file: FileToInspect): Promise<ContentVerdict> => {
  try {
    const verdict = await byContent(file);
    if (verdict.outcome === 'accepted') checkName(file, verdict.kind);
    return verdict;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { outcome: 'refused', reason: error.reason, detail: error.message };
  }
};
