import { createDocumentRenderer } from '../../../adapters/documents/document-renderer.ts';
import type { NoteText } from '../../../domain/dispatch/note-text.ts';

/** What the probe takes on two quiet cores on which a rehearsal in the usual time sends most of its reminders, in milliseconds. */
export const quietProbeMs = 1_600;

const notes = 32;

/** As long as a request is; nobody reads it. */
const sample = (serial: number): NoteText => ({
  kind: 'request',
  instrument: 'note-verbale',
  language: 'en',
  direction: 'ltr',
  reviewed: true,
  translationLabel: null,
  letterhead: ['Probe', 'Vienna'],
  reference: { label: 'Reference:', value: `VB 2015/${serial}/PROBE` },
  addressee: null,
  subject: { label: 'Subject:', value: 'How fast this machine sets a note' },
  replyBy: { label: 'Reply by:', value: '3 July 2015' },
  salutation: null,
  paragraphs: Array.from({ length: 4 }, (_, index) =>
    `Paragraph ${index + 1} of note ${serial} is set to learn how fast the machine is. `.repeat(5).trim(),
  ),
  closing: 'The probe ends here.',
  placeAndDate: 'Vienna, 20 May 2015',
  initials: null,
  enclosures: null,
  dated: '2015-05-20',
});

/**
 * Milliseconds that this machine takes just now to set a few notes as PDF and Word, as a rehearsal does hundreds of times:
 * longer where it is slower or busy. Arithmetic alone would tell little: processes, memory and files are slow elsewhere.
 */
export const probeMachine = async (): Promise<number> => {
  const documents = createDocumentRenderer();
  try {
    const began = performance.now();
    await Promise.all(Array.from({ length: notes }, (_, index) => documents.note(sample(index + 1), true)));
    return performance.now() - began;
  } finally {
    documents.close();
  }
};
