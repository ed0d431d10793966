import { getDocumentProxy } from 'unpdf';
import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import { namesInPdf } from './pdf-objects.ts';
import { accepted, FileRefused } from './verdicts.ts';

const commands = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'XFA'];
const media = ['RichMedia', 'Movie', 'Rendition'];

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Scripts that the reader knows of; a signature field has no actions at all. */
const hasScripts = async (document: PdfDocument): Promise<boolean> => {
  if ((await document.getJSActions()) !== null) return true;
  const fields = Object.values((await document.getFieldObjects()) ?? {}).flat() as readonly { actions?: unknown }[];
  return fields.some(({ actions }) => actions !== null && actions !== undefined);
};

const mediaAnnotations = new Set(['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']);

/** What the reader shows of the pages of a file whose objects cannot be looked at directly. */
const checkPages = async (document: PdfDocument): Promise<void> => {
  for (let number = 1; number <= Math.min(document.numPages, 500); number += 1) {
    const page = await document.getPage(number);
    if ((await page.getJSActions()) !== null)
      throw new FileRefused('active-content', 'It contains commands of its own (JavaScript).');
    const found = (await page.getAnnotations()).find(({ subtype }) => mediaAnnotations.has(String(subtype)));
    if (found !== undefined)
      throw new FileRefused('active-content', `It contains films, sound or files (${String(found.subtype)}).`);
    page.cleanup();
  }
};

/** Bytes after the end that mail systems and scanners leave behind; more than these were put there. */
const mostTrailing = 1024;

const checkEnds = (bytes: Uint8Array): void => {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = pdf.indexOf('%PDF-');
  if (!/^[\s\ufeff\p{Cc}]*$/u.test(new TextDecoder().decode(pdf.subarray(0, begin))))
    throw new FileRefused('disguised', 'Something else stands before its beginning.');
  const end = pdf.lastIndexOf('%%EOF');
  if (end < 0) throw new FileRefused('damaged', 'It is damaged: its end is missing.');
  const tail = pdf.subarray(end + 5);
  const significant = tail.reduce((sum, byte) => sum + ([0, 9, 10, 13, 32].includes(byte) ? 0 : 1), 0);
  if (significant === 0) return;
  // A file made for quick viewing has an early end mark too; cut off, it goes on behind it and stops.
  if (/\d\s+obj\b/.test(tail.toString('latin1')))
    throw new FileRefused('damaged', 'It is damaged: its end is missing.');
  if (significant > mostTrailing) throw new FileRefused('disguised', 'Something else follows after its end.');
};

/** Examines a PDF: its ends, its encryption, and every object for what acts or hides. @throws FileRefused */
export const inspectPdf = async (bytes: Uint8Array): Promise<ContentVerdict> => {
  checkEnds(bytes);
  let document: PdfDocument;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw name === 'PasswordException'
      ? new FileRefused('encrypted', 'It is encrypted.')
      : new FileRefused('damaged', 'It is damaged.');
  }
  try {
    const { names, script, closed } = namesInPdf(bytes);
    const attached = (await document.getAttachments()) as unknown;
    if (attached || names.has('EmbeddedFile') || (names.has('EF') && names.has('Filespec')))
      throw new FileRefused('embedded-files', 'It contains embedded files.');
    const command = commands.find((name) => names.has(name));
    if (command !== undefined || script || (await hasScripts(document)))
      throw new FileRefused('active-content', `It contains commands of its own (${command ?? 'JavaScript'}).`);
    const medium = media.find((name) => names.has(name));
    if (medium !== undefined) throw new FileRefused('active-content', `It contains films or sound (${medium}).`);
    if (closed) await checkPages(document);
    return accepted('pdf', { pages: document.numPages });
  } finally {
    await document.cleanup();
  }
};
