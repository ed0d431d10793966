import type { Inspection, VirusScan } from '../../domain/receive/inspection.ts';
import { withVirusScan } from '../../domain/receive/inspection.ts';
import { asReceived } from '../submissions/as-received.ts';
import { type Extraction, measured } from '../submissions/extract-text.ts';
import { createDocumentReader, type DocumentReader } from '../submissions/submission-reader.ts';
import type { VirusScanner } from './clamd.ts';
import type { FileToInspect } from './inspect-file.ts';

/** A file once it was examined: the verdict, and its text where it may be taken and can be read. */
export interface ExaminedFile {
  readonly inspection: Inspection;
  readonly text: Extraction;
}

export interface FileExaminer {
  /** Never throws for what a file contains or a scanner says. */
  examine(file: FileToInspect): Promise<ExaminedFile>;
  close(): void;
}

/** Scanners are busy or restarting for moments; an item that is held costs a person's time. */
const scanAgain = async (scanner: VirusScanner, bytes: Uint8Array): Promise<VirusScan> => {
  const first = await scanner(bytes);
  return first.state === 'unreachable' ? scanner(bytes) : first;
};

/**
 * Examines files as they come in by any door: first by their content, in a process of its own; then, what passed, by
 * the virus scanner where one is configured. The text of a file that is not taken is not handed on.
 */
export const createFileExaminer = (
  scanner: VirusScanner | null,
  reader: DocumentReader = createDocumentReader(),
): FileExaminer => ({
  examine: async (file) => {
    const { verdict, reading } = await reader.examine(file);
    const virusScan: VirusScan =
      scanner === null
        ? { state: 'not-configured' }
        : verdict.outcome === 'refused'
          ? { state: 'not-asked' }
          : await scanAgain(scanner, file.bytes);
    const inspection = withVirusScan(verdict, virusScan);
    if (inspection.outcome === 'accepted') {
      const text = measured(reading);
      if (!('unreadable' in text)) return { inspection, text };
      const instead = asReceived(file, verdict);
      return { inspection, text: instead === null ? text : { ...text, asReceived: instead } };
    }
    const refusal = inspection.outcome === 'refused' ? { refusal: inspection.reason } : {};
    return { inspection, text: { unreadable: inspection.detail, ...refusal } };
  },
  close: () => reader.close(),
});
